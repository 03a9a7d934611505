import { v7 as uuidv7 } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as z from "zod";
import type { SignedInUser } from "@/lib/auth/session";
import { holdScope, mintScope, openScope, scopeForItem } from "@/lib/auth/scope";
import { standalone } from "@/lib/db";
import { defineProjectAction, defineSystemAction } from "@/lib/gates/define-action";
import { defineEachAction } from "@/lib/gates/define-each-action";
import { defineProjectQuery } from "@/lib/gates/define-query-action";
import {
  defineProjectRoute,
  defineSignedInRoute,
  defineSystemRoute,
  defineWritingProjectRoute,
} from "@/lib/gates/define-route";
import { systemChain } from "@/lib/gates/audit";
import { openProject, openSignedIn, openSystem, openToRead } from "@/lib/gates/open-page";
import { testDatabase } from "@/lib/testing/database";
import { openVisitWorld, signedIn, type DeskPerson } from "@/lib/testing/visit-world";

/** Each gate by itself: who gets through, who is told what, and that nothing is done for the rest. */
const { prisma } = await testDatabase();
const { projectId, people } = await openVisitWorld(prisma);

vi.stubEnv("__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS", "true"); // As next.config.js has it.
let knocking: SignedInUser | null = null;
vi.mock("@/lib/auth/session", () => ({ signedInUser: async () => knocking }));
vi.mock("next/headers", () => ({ headers: async () => new Map([["x-zoufang-path", "/asked"]]) }));

const as = (person: DeskPerson | null) => void (knocking = person && signedIn(people[person]));
let done = 0;
const work = async () => {
  done += 1;
  return null;
};
beforeEach(() => {
  done = 0;
});

const schema = z.strictObject({ projectId: z.string() });
const each = z.strictObject({ projectId: z.string(), items: z.array(z.number()) });
const context = (id: string) => ({ params: Promise.resolve({ projectId: id }) });
const request = (headers: Record<string, string> = {}) => new Request("http://localhost/x", { headers });
const answerOf = async (work: Promise<Response>) => {
  const { status } = await work;
  return { 200: "ok", 401: "unauthenticated", 403: "forbidden", 404: "not_found" }[status] ?? String(status);
};
const resultOf = async (work: Promise<{ ok: boolean; error?: { code: string } }>) => {
  const result = await work;
  return result.ok ? "ok" : result.error?.code;
};
const respond = async () => {
  done += 1;
  return new Response("there");
};

/** Each gate with a door that leads and reviewers may use, as a call in a project. */
const gates: Record<string, (id: string) => Promise<string | undefined>> = {
  action: (id) => resultOf(defineProjectAction("codebook.createTheme", schema, work)({ projectId: id })),
  query: (id) => resultOf(defineProjectQuery("codebook.readMerges", schema, work)({ projectId: id })),
  "action on several": (id) =>
    resultOf(defineEachAction("visits.approveVisits", each, work)({ projectId: id, items: [1] })),
  route: (id) => answerOf(defineProjectRoute("POST /api/passages/[projectId]", respond)(request(), context(id))),
  "writing route": (id) =>
    answerOf(
      defineWritingProjectRoute("POST /api/attachments/[projectId]/uploads", ({ write }) =>
        write(async () => respond()),
      )(request(), context(id)),
    ),
};
const mayPass: Record<string, DeskPerson[]> = {
  action: ["lead", "reviewer"],
  query: ["lead", "reviewer"],
  "action on several": ["lead", "reviewer"],
  route: ["lead", "reviewer", "member", "viewer"],
  "writing route": ["lead", "reviewer", "member"],
};
const everybody: DeskPerson[] = ["lead", "reviewer", "member", "viewer", "stranger"];

describe.each(Object.entries(gates))("the gate of a %s", (name, knock) => {
  test.each(everybody)("lets a %s in or not, by the role in the project", async (person) => {
    as(person);
    const may = mayPass[name]?.includes(person) ?? false;
    expect(await knock(projectId)).toBe(may ? "ok" : person === "stranger" ? "not_found" : "forbidden");
    expect(done).toBe(may ? 1 : 0);
  });

  test("lets nobody in who is not signed in, and none into a project that is not there", async () => {
    as(null);
    expect(await knock(projectId)).toBe("unauthenticated");
    as("lead");
    expect(await knock(uuidv7())).toBe("not_found");
    expect(await knock("no id")).toBe("not_found");
    expect(done).toBe(0);
  });
});

test("a role that is taken away counts at once, for pages, routes and actions", async () => {
  const { id } = await prisma.user.create({
    data: { id: uuidv7(), accountName: uuidv7(), displayName: "x" },
    select: { id: true },
  });
  await prisma.membership.create({ data: { projectId, userId: id, role: "lead", removedAt: new Date() } });
  knocking = signedIn(id);
  for (const knock of Object.values(gates)) expect(await knock(projectId)).toBe("not_found");
  expect(await mintScope(signedIn(id), projectId)).toBeNull();
  expect(await openScope(signedIn(id), projectId)).toBeNull();
  expect(await scopeForItem(signedIn(id), projectId, standalone())).toBeNull();
  expect(await prisma.$transaction((tx) => holdScope(signedIn(id), projectId, tx))).toBeNull();
  expect(done).toBe(0);
});

test("a route of the system asks for the verb of its door, and a writing one is in the system's chain", async () => {
  const open = defineSystemRoute("POST /api/archives", ({ write }) =>
    write(async (_tx, audit) => {
      audit(projectId);
      return respond();
    }),
  );
  const administrators = defineSystemRoute("accounts.createAccount", respond);
  const knocks = async () => [
    await answerOf(open(request(), context(""))),
    await answerOf(administrators(request(), context(""))),
  ];
  as(null);
  expect(await knocks()).toEqual(["unauthenticated", "unauthenticated"]);
  expect(done).toBe(0);
  as("stranger");
  expect(await knocks()).toEqual(["ok", "forbidden"]);
  expect(done).toBe(1);
  expect(await prisma.auditEvent.count({ where: { projectId: systemChain, subjectId: projectId } })).toBe(1);
});

test("routes refuse a page that was drawn for somebody else", async () => {
  as("lead");
  const other = { "x-zoufang-account": people.member };
  const route = defineProjectRoute("POST /api/passages/[projectId]", respond);
  expect(await answerOf(route(request(other), context(projectId)))).toBe("unauthenticated");
  const signedInRoute = defineSignedInRoute("GET /api/device-key", respond);
  expect(await answerOf(signedInRoute(request(other), context(projectId)))).toBe("unauthenticated");
  expect(done).toBe(0);
  expect(await answerOf(signedInRoute(request(), context(projectId)))).toBe("ok");
  as(null);
  expect(await answerOf(signedInRoute(request(), context(projectId)))).toBe("unauthenticated");
});

test("what belongs to the system is its administrator's, in actions and pages", async () => {
  const action = defineSystemAction("accounts.createAccount", z.strictObject({}), work);
  as("lead");
  expect(await resultOf(action({}))).toBe("forbidden");
  await expect(openSystem("account.manage")).rejects.toThrow();
  as(null);
  expect(await resultOf(action({}))).toBe("unauthenticated");
  await expect(openSystem("account.manage")).rejects.toThrow();
  expect(done).toBe(0);
  knocking = { ...signedIn(people.lead), systemRole: "admin" };
  expect(await resultOf(action({}))).toBe("ok");
  expect(await openSystem("account.manage")).toBe(knocking);
});

test("an action may demand more than its door, for the thing that it found", async () => {
  as("lead");
  const own = { state: "approved", recorderId: "", createdBy: "" } as const;
  const action = defineProjectAction("visits.approveVisit", schema, async ({ demand }) => {
    demand("visit.approve", own);
    return work();
  });
  expect(await resultOf(action({ projectId }))).toBe("forbidden");
  expect(done).toBe(0);
});

test("a page of a project opens for its members with the right, and for nobody else", async () => {
  as("viewer");
  expect((await openProject(projectId, "project.read")).scope.role).toBe("viewer");
  await expect(openProject(projectId, "project.edit")).rejects.toThrow(/FORBIDDEN|403/);
  await expect(openProject(uuidv7(), "project.read")).rejects.toThrow(/NOT_FOUND|404/);
  as("stranger");
  await expect(openProject(projectId, "project.read")).rejects.toThrow(/NOT_FOUND|404/);
  as(null);
  await expect(openSignedIn()).rejects.toThrow(/NEXT_REDIRECT/);
});

describe("a closed project", () => {
  const closed = (closedAt: Date | null) => prisma.project.update({ where: { id: projectId }, data: { closedAt } });
  beforeEach(async () => void (await closed(new Date())));
  afterEach(async () => void (await closed(null)));

  test("refuses every writing gate with its own sentence, for a lead too, and does nothing", async () => {
    as("lead");
    const sentence = { code: "forbidden", key: "errors.projectClosed" };
    const action = defineProjectAction("codebook.createTheme", schema, work);
    expect(await action({ projectId })).toEqual({ ok: false, error: sentence });
    const several = defineEachAction("visits.approveVisits", each, work);
    expect(await several({ projectId, items: [1] })).toMatchObject({ ok: false, error: sentence });
    const route = defineWritingProjectRoute("POST /api/attachments/[projectId]/uploads", respond);
    expect(await (await route(request(), context(projectId))).json()).toEqual({ error: sentence });
    await expect(openProject(projectId, "visit.write")).rejects.toThrow(/FORBIDDEN|403/);
    expect(done).toBe(0);
    // It was not asked anew, but read with the session, and in the transaction of one item.
    expect((await openScope(signedIn(people.lead), projectId))?.actor.closed).toBe(true);
    expect((await scopeForItem(signedIn(people.lead), projectId, standalone()))?.actor.closed).toBe(true);
    expect((await prisma.$transaction((tx) => holdScope(signedIn(people.lead), projectId, tx)))?.actor.closed).toBe(
      true,
    );
    await closed(null);
    expect(await action({ projectId })).toMatchObject({ ok: true });
  });

  test("is read and taken away as before, also what only its writers read", async () => {
    as("viewer");
    expect(await gates["route"]?.(projectId)).toBe("ok");
    expect((await openProject(projectId, "project.read")).scope.role).toBe("viewer");
    const given = defineProjectRoute("GET /api/reports/[projectId]/[reportId]/opinions", respond);
    const working = defineProjectRoute("GET /api/reports/[projectId]/[reportId]/draft", respond);
    expect(await answerOf(given(request(), context(projectId)))).toBe("forbidden");
    await expect(openToRead(projectId, "report.edit")).rejects.toThrow(/FORBIDDEN|403/);
    as("member");
    expect(await answerOf(given(request(), context(projectId)))).toBe("ok");
    expect(await answerOf(working(request(), context(projectId)))).toBe("forbidden");
    expect((await openToRead(projectId, "report.edit")).scope.actor.closed).toBe(true);
    await expect(openProject(projectId, "report.edit")).rejects.toThrow(/FORBIDDEN|403/);
  });
});

test("nobody is a member of a deleted project, by any gate", async () => {
  const deleted = (deletedAt: Date | null) => prisma.project.update({ where: { id: projectId }, data: { deletedAt } });
  await deleted(new Date());
  as("lead");
  for (const knock of Object.values(gates)) expect(await knock(projectId)).toBe("not_found");
  await expect(openProject(projectId, "project.read")).rejects.toThrow(/NOT_FOUND|404/);
  const lead = () => signedIn(people.lead);
  expect(await openScope(lead(), projectId)).toBeNull();
  expect(await scopeForItem(lead(), projectId, standalone())).toBeNull();
  expect(await prisma.$transaction((tx) => holdScope(lead(), projectId, tx))).toBeNull();
  expect(done).toBe(0);
  await deleted(null);
  expect((await openProject(projectId, "project.read")).scope.role).toBe("lead");
});

test("every project action and writing route leaves one audit row, and what is refused leaves none", async () => {
  const rows = () => prisma.auditEvent.count({ where: { projectId } });
  const before = await rows();
  as("lead");
  await gates["action"]?.(projectId);
  expect(await rows()).toBe(before + 1);
  as("viewer");
  await gates["action"]?.(projectId);
  expect(await rows()).toBe(before + 1);
});
