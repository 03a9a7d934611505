import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { request, type APIRequestContext, type APIResponse } from "@playwright/test";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { doors } from "@/lib/auth/doors";
import { PrismaClient } from "@/lib/generated/prisma/client";
import { endConnections } from "@/lib/testing/end-connections";
import { builtActions, builtPages, builtRoutes, callAction } from "./doors";
import { expect, ownAddress, signIn, test as base } from "./fixtures";
import { saved, statusSection, team, textsOnServer, write, type Team } from "./offline-app";
import { OwnDatabase } from "./own-database";
import { OwnServer } from "./own-server";
import { Slowness } from "./slowness";

/**
 * The database is stopped, frozen, full or slow, or its connections are killed, on the production build: every door
 * says 503 in time, nobody is signed out, and what waits on a device goes on by itself. `npm run campaign:outage`
 * repeats it.
 */
const full = process.env["ZOUFANG_CAMPAIGN"] === "outage";
const rounds = full ? 10 : 1;
/** In which every door answers. */
const answersWithinMs = 10_000;

interface Place {
  database: OwnDatabase;
  server: OwnServer;
  own: PrismaClient;
}

const test = base.extend<{ people: Team; asMember: APIRequestContext }, { place: Place }>({
  place: [
    async ({}, provide) => {
      const database = await OwnDatabase.start();
      const server = await OwnServer.start({ DATABASE_URL: database.url });
      const own = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.url, max: 2 }) });
      await provide({ database, server, own });
      await own.$disconnect();
      await server.kill();
      await database.end();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  people: async ({ place }, provide) => provide(await team(place.own)),
  asMember: async ({ place, people }, provide) => {
    const context = await request.newContext({
      baseURL: place.server.address,
      extraHTTPHeaders: { "x-forwarded-for": ownAddress() },
    });
    await signIn(context, people.member);
    await provide(context);
    await context.dispose();
  },
});

test.describe.configure({ mode: "serial", timeout: 120_000 + rounds * 120_000 });

/** An address of the path with this project's id, and ids that nothing has for the rest. */
const filled = (path: string, projectId: string) =>
  path.replaceAll("[projectId]", projectId).replaceAll(/\[[^\]]+\]/g, () => randomUUID());

/** Doors that ask the database nothing before they know who knocks, or never. */
const askNothing = [
  "GET /worker.js",
  "GET /api/health/live",
  "GET /api/auth/[...nextauth]",
  "POST /api/auth/[...nextauth]",
];
const pagesThatAskNothing = ["/offline", "/sign-in", "/", "/set-password/[token]"];

interface Knock {
  name: string;
  answer: () => Promise<APIResponse | { status: number }>;
}

/** Every door of the build that asks the database, and the doors of next-auth by name. */
function knocks(as: APIRequestContext, { projectId, member }: Team): Knock[] {
  const timeout = 3 * answersWithinMs;
  const routes = builtRoutes()
    .filter((name) => !askNothing.includes(name))
    .map((name) => {
      const [method = "", path = ""] = name.split(" ");
      const options = { method, maxRedirects: 0, timeout, ...(method !== "GET" && method !== "HEAD" && { data: {} }) };
      return { name, answer: () => as.fetch(filled(path, projectId), options) };
    });
  const pages = builtPages()
    .filter((path) => !pagesThatAskNothing.includes(path))
    .map((path) => ({ name: path, answer: () => as.get(filled(path, projectId), { maxRedirects: 0, timeout }) }));
  const actions = builtActions()
    .filter(({ door }) => door in doors && doors[door as keyof typeof doors].access !== "public") // a known name, just asked
    .map(({ door, id }) => ({ name: door, answer: () => callAction(as, id, { projectId }) }));
  const auth = [
    { name: "session", answer: () => as.get("/api/auth/session", { timeout }) },
    {
      name: "sign-in",
      answer: async () => {
        const { csrfToken } = await (await as.get("/api/auth/csrf")).json();
        const form = { csrfToken, accountName: member.accountName, password: member.password, json: "true" };
        return as.post("/api/auth/callback/credentials", { form, maxRedirects: 0, timeout });
      },
    },
    {
      name: "sign-out",
      answer: async () => {
        const { csrfToken } = await (await as.get("/api/auth/csrf")).json();
        return as.post("/api/auth/signout", { form: { csrfToken, json: "true" }, maxRedirects: 0, timeout });
      },
    },
  ];
  return [...routes, ...pages, ...actions, ...auth];
}

async function expectOutage({ name, answer }: Knock, slowness: Slowness): Promise<void> {
  const began = Date.now();
  const response = await answer();
  const took = Date.now() - began - slowness.since(began);
  const status = typeof response.status === "number" ? response.status : response.status();
  expect.soft(status, name).toBe(503);
  expect.soft(took, `${name} answered in time`).toBeLessThan(answersWithinMs);
  if (typeof response.status === "number") return;
  const headers = (response as APIResponse).headers(); // its status is a method
  expect.soft(Number(headers["retry-after"]), name).toBeGreaterThan(0);
  expect.soft(headers["set-cookie"], name).toBeUndefined();
}

/** All doors at once, a few at a time: as many people meet an outage together. */
async function expectOutageEverywhere(
  as: APIRequestContext,
  people: Team,
  which: (name: string) => boolean = () => true,
): Promise<void> {
  const waiting = knocks(as, people).filter(({ name }) => which(name));
  const before = await as.storageState();
  const slowness = new Slowness(as);
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await expectOutage(next, slowness);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  await slowness.end();
  expect((await as.storageState()).cookies, "no cookie was touched").toEqual(before.cookies);
}

async function expectBack(as: APIRequestContext, { projectId }: Team): Promise<void> {
  await expect.poll(async () => (await as.get("/api/health")).status(), { timeout: 30_000 }).toBe(200);
  expect((await as.get(`/projects/${projectId}`, { maxRedirects: 0 })).status()).toBe(200);
}

for (const [begin, end, what] of [
  ["stop", "start", "stopped"],
  ["freeze", "thaw", "frozen"],
] as const) {
  test(`every door answers 503 in time while the database is ${what}, nobody is signed out, and all is back after it`, async ({
    place,
    people,
    asMember,
  }) => {
    for (let round = 0; round < rounds; round += 1) {
      await expectBack(asMember, people);
      await place.database.tell(begin);
      try {
        await expectOutageEverywhere(asMember, people);
        expect((await asMember.get("/api/health/live")).status()).toBe(200);
      } finally {
        await place.database.tell(end);
      }
      await expectBack(asMember, people);
    }
  });
}

test("a page of an outage says in plain words that it will be back, and that nothing is lost", async ({
  place,
  people,
  asMember,
}) => {
  await place.database.tell("stop");
  try {
    const answer = await asMember.get(`/projects/${people.projectId}/findings`, { maxRedirects: 0 });
    expect(answer.status()).toBe(503);
    const html = await answer.text();
    expect(html).toContain("服务暂时不可用");
    expect(html).toContain("写在本机的内容都在");
    const health = await asMember.get("/api/health");
    expect(await health.json()).toMatchObject({ status: "unavailable", database: "unavailable", storage: "ok" });
  } finally {
    await place.database.tell("start");
  }
  await expectBack(asMember, people);
  expect(await (await asMember.get("/api/health")).json()).toMatchObject({
    status: "ok",
    database: "ok",
    migrations: "ok",
    storage: "ok",
  });
});

test("connections that are killed under requests end them with their answer or with 503, and the next ones get through", async ({
  place,
  people,
  asMember,
}) => {
  const killer = new pg.Client({ connectionString: place.database.adminUrl });
  await killer.connect();
  try {
    for (let round = 0; round < 10 * rounds; round += 1) {
      const asked = Array.from({ length: 8 }, () =>
        asMember.get(`/projects/${people.projectId}/visits`, { maxRedirects: 0 }),
      );
      await pause(Math.random() * 60);
      await endConnections(killer);
      for (const answer of await Promise.all(asked)) expect([200, 503]).toContain(answer.status());
    }
  } finally {
    await killer.end();
  }
  await expectBack(asMember, people);
});

test("a database without a free connection is an outage, and so is one that is too slow", async ({
  place,
  people,
  asMember,
}) => {
  const admin = new pg.Client({ connectionString: place.database.adminUrl });
  await admin.connect();
  const holders: pg.Client[] = [];
  try {
    // All places of ordinary roles are taken, and the server's own connections end.
    await endConnections(admin);
    for (let taken = false; !taken;) {
      const holder = new pg.Client({ connectionString: place.database.url });
      holder.on("error", () => {});
      taken = await holder.connect().then(
        () => (holders.push(holder), false),
        () => true,
      );
    }
    await expectOutageEverywhere(asMember, people);
    for (const holder of holders.splice(0)) await holder.end();
    await expectBack(asMember, people);

    // Whoever asks who is signed in waits for this lock.
    await admin.query("BEGIN; LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE");
    // Health asks for something else, and is told that the database is there.
    await expectOutageEverywhere(asMember, people, (name) => name !== "GET /api/health");
    await admin.query("ROLLBACK");
    await expectBack(asMember, people);
  } finally {
    for (const holder of holders) await holder.end();
    await admin.end();
  }
});

test("what is typed in an outage is kept and said so, and goes to the server by itself when that is back", async ({
  place,
  people,
  browser,
}) => {
  const context = await browser.newContext({
    baseURL: place.server.address,
    extraHTTPHeaders: { "x-forwarded-for": ownAddress() },
    locale: "zh-CN",
    viewport: { width: 390, height: 844 },
  });
  await signIn(context.request, people.member);
  const page = await context.newPage();
  await page.goto(`/projects/${people.projectId}/visits/new`);
  await page.getByRole("combobox", { name: "调研点" }).selectOption({ label: people.site });
  await page.getByLabel("走访方式").selectOption({ label: "座谈交流" });
  await page.getByRole("group", { name: "四个维度" }).getByRole("button", { name: /现状/ }).click();
  await write(page, ["停电以前记的。"]);
  await expect(saved(page, "synced")).toBeVisible();
  await place.database.tell("freeze");
  try {
    await statusSection(page).getByLabel("第1条", { exact: true }).fill("停电时记的。");
    await expect(saved(page, "kept")).toBeVisible();
    await expect(page.getByText("服务暂时不可用，或连不上服务器。")).toBeVisible();
    await expect(page.getByText("登录已失效")).toHaveCount(0);
  } finally {
    await place.database.tell("thaw");
  }
  await expect(saved(page, "synced")).toBeVisible({ timeout: 60_000 });
  expect(await textsOnServer(place.own, people.projectId)).toEqual(["停电时记的。"]);
  await expect(page.getByText("服务暂时不可用，或连不上服务器。")).toHaveCount(0);
  await context.close();
});
