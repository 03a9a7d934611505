import type { APIRequestContext } from "@playwright/test";
import { builtActions, callAction } from "./doors";
import { expect, newAccount, ownAddress, signIn, test, type Account } from "./fixtures";
import { OwnServer } from "./own-server";

const idOf = (door: string) => builtActions().find((action) => action.door === door)?.id ?? "";

/** How an attempt to sign in ends: "in", or the error that the page receives. */
async function attempt(
  context: APIRequestContext,
  account: Pick<Account, "accountName" | "password">,
  address: string,
  token?: string,
): Promise<string> {
  const headers = { "x-forwarded-for": address };
  const csrfToken = token ?? (await csrfOf(context));
  const answer = await context.post("/api/auth/callback/credentials", {
    headers,
    form: { csrfToken, accountName: account.accountName, password: account.password, json: "true" },
    maxRedirects: 0,
  });
  const { url } = await answer.json();
  return new URL(url).searchParams.get("error") ?? "in";
}

async function csrfOf(context: APIRequestContext): Promise<string> {
  const { csrfToken } = await (await context.get("/api/auth/csrf")).json();
  return csrfToken;
}

/** Whether the cookies of a context still open a page. */
async function isIn(context: APIRequestContext): Promise<boolean> {
  return (await context.get("/projects", { maxRedirects: 0 })).status() === 200;
}

test("after five failures the account is locked for everyone, with the right password too, and others from elsewhere are not", async ({
  db,
  request,
}) => {
  const victim = await newAccount(db);
  const other = await newAccount(db);
  for (let failure = 0; failure < 5; failure += 1) {
    expect(await attempt(request, { ...victim, password: "wrong" }, ownAddress())).toBe("CredentialsSignin");
  }
  expect(await attempt(request, victim, ownAddress())).toBe("locked");
  expect(await attempt(request, other, ownAddress())).toBe("in");
});

test("five failures of one person lock nobody else at the same address out", async ({ db, request }) => {
  const [victim, colleague] = [await newAccount(db), await newAccount(db)];
  const office = ownAddress();
  for (let failure = 0; failure < 5; failure += 1)
    expect(await attempt(request, { ...victim, password: "wrong" }, office)).toBe("CredentialsSignin");
  expect(await attempt(request, victim, office)).toBe("locked");
  expect(await attempt(request, colleague, office)).toBe("in");
});

test("after fifty failures the address is locked, whatever the account; a proxy's forged first hop does not help", async ({
  db,
  request,
}) => {
  const address = ownAddress();
  const token = await csrfOf(request);
  // At once, because the address is slowed down more and more.
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, (_, failure) => {
      const nobody = { accountName: `nobody-${failure}`, password: "wrong" };
      return attempt(request, nobody, `203.0.113.${failure}, ${address}`, token);
    }),
  );
  expect(new Set(outcomes)).toEqual(new Set(["CredentialsSignin"]));
  const fresh = await newAccount(db);
  expect(await attempt(request, fresh, `203.0.113.99, ${address}`)).toBe("locked");
  expect(await attempt(request, fresh, ownAddress())).toBe("in");
});

test("of many attempts at the same moment only five are checked", async ({ db, playwright, baseURL }) => {
  const victim = await newAccount(db);
  const context = await playwright.request.newContext({ ...(baseURL && { baseURL }) });
  const token = await csrfOf(context);
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => attempt(context, { ...victim, password: "wrong" }, ownAddress(), token)),
  );
  expect(outcomes.filter((outcome) => outcome === "CredentialsSignin")).toHaveLength(5);
  expect(outcomes.filter((outcome) => outcome === "locked")).toHaveLength(15);
  await context.dispose();
});

test("an account that does not exist is refused like a wrong password", async ({ db, request }) => {
  const known = await newAccount(db);
  const wrong = await attempt(request, { ...known, password: "wrong" }, ownAddress());
  const unknown = await attempt(request, { accountName: "nobody-of-this-name", password: "wrong" }, ownAddress());
  expect(unknown).toBe(wrong);
});

test("a copied cookie is invalid after signing out", async ({ db, playwright, baseURL, extraHTTPHeaders }) => {
  const account = await newAccount(db);
  const context = () =>
    playwright.request.newContext({ ...(baseURL && { baseURL }), ...(extraHTTPHeaders && { extraHTTPHeaders }) });
  const own = await context();
  await signIn(own, account);
  const copy = await playwright.request.newContext({
    ...(baseURL && { baseURL }),
    storageState: await own.storageState(),
  });
  expect(await isIn(copy)).toBe(true);
  const { csrfToken } = await (await own.get("/api/auth/csrf")).json();
  await own.post("/api/auth/signout", { form: { csrfToken, json: "true" }, maxRedirects: 0 });
  expect(await isIn(own)).toBe(false);
  expect(await isIn(copy)).toBe(false);
  await own.dispose();
  await copy.dispose();
});

test("disabling, another password and another role end every session at the next request; idle and old sessions expire", async ({
  db,
  playwright,
  baseURL,
  extraHTTPHeaders,
}) => {
  const context = () =>
    playwright.request.newContext({ ...(baseURL && { baseURL }), ...(extraHTTPHeaders && { extraHTTPHeaders }) });
  const admin = await context();
  await signIn(admin, await newAccount(db, { systemRole: "admin" }));
  const hour = 3_600_000;
  type Step = (account: Account & { id: string }, own: APIRequestContext) => Promise<unknown>;
  const aged =
    (createdHours: number, idleMinutes: number): Step =>
    (account) => {
      const now = Date.now();
      const createdAt = new Date(now - createdHours * hour);
      return db.session.updateMany({
        where: { userId: account.id },
        data: { createdAt, lastSeenAt: new Date(now - idleMinutes * 60_000) },
      });
    };
  const steps: Record<string, { take: Step; ends: boolean }> = {
    disabling: {
      take: (account) =>
        callAction(admin, idOf("accounts.setAccountDisabled"), { accountId: account.id, disabled: true }),
      ends: true,
    },
    "another system role": {
      take: (account) =>
        callAction(admin, idOf("accounts.setSystemRole"), { accountId: account.id, systemRole: "admin" }),
      ends: true,
    },
    "another password": {
      take: async (account) => {
        const elsewhere = await context();
        await signIn(elsewhere, account);
        const change = {
          oldPassword: account.password,
          password: "quite another password",
          repeat: "quite another password",
        };
        const { result } = await callAction(elsewhere, idOf("accounts.changePassword"), change);
        expect(result?.ok).toBe(true);
        await elsewhere.dispose();
      },
      ends: true,
    },
    "31 idle minutes": { take: aged(1, 31), ends: true },
    "29 idle minutes": { take: aged(1, 29), ends: false },
    "more than twelve hours": { take: aged(12.1, 0), ends: true },
    "less than twelve hours": { take: aged(11.9, 0), ends: false },
  };
  for (const [name, { take, ends }] of Object.entries(steps)) {
    const account = await newAccount(db);
    const own = await context();
    await signIn(own, account);
    expect(await isIn(own), name).toBe(true);
    await take(account, own);
    expect(await isIn(own), name).toBe(!ends);
    await own.dispose();
  }
  await admin.dispose();
});

test("a page that is only open does not keep its session from ending; work does", async ({
  db,
  playwright,
  baseURL,
}) => {
  const account = await newAccount(db);
  const own = await playwright.request.newContext({ ...(baseURL && { baseURL }) });
  await signIn(own, account);
  const whose = { where: { userId: account.id } };
  const before = new Date(Date.now() - 20 * 60_000);
  await db.session.updateMany({ ...whose, data: { lastSeenAt: before } });
  const report = `/api/reports/${crypto.randomUUID()}/${crypto.randomUUID()}`;
  expect((await own.get(`${report}/changes?since=1`)).status()).toBe(404);
  expect((await own.post(`${report}/editors?editor=${crypto.randomUUID()}`)).status()).toBe(404);
  expect(await db.session.findMany(whose)).toMatchObject([{ lastSeenAt: before }]);
  expect((await own.get(report)).status()).toBe(404);
  expect((await db.session.findFirstOrThrow(whose)).lastSeenAt.getTime()).toBeGreaterThan(before.getTime());
  await own.dispose();
});

test("what a browser sends to update its session changes neither the person nor their rights", async ({
  db,
  playwright,
  baseURL,
  extraHTTPHeaders,
}) => {
  const account = await newAccount(db);
  const admin = await newAccount(db, { systemRole: "admin" });
  const own = await playwright.request.newContext({
    ...(baseURL && { baseURL }),
    ...(extraHTTPHeaders && { extraHTTPHeaders }),
  });
  await signIn(own, account);
  const { csrfToken } = await (await own.get("/api/auth/csrf")).json();
  for (const forged of [
    { id: admin.id, sub: admin.id },
    { systemRole: "admin", user: { id: admin.id, systemRole: "admin" } },
    { sessionId: "x", sessionVersion: 99 },
  ]) {
    await own.post("/api/auth/session", { data: { csrfToken, data: forged } });
  }
  const session = await (await own.get("/api/auth/session")).text();
  expect(session).not.toContain(admin.id);
  const { result } = await callAction(own, idOf("accounts.resetAccountPassword"), { accountId: admin.id });
  expect(result).toMatchObject({ ok: false });
  await own.dispose();
});

test("behind https the session's cookies are Secure, and open pages", async ({ db }) => {
  const server = await OwnServer.start({ NEXTAUTH_URL: "https://zoufang.example", TRUST_PROXY: "1" });
  try {
    const account = await newAccount(db);
    const jar = new Map<string, string>();
    const set: string[] = [];
    // As a proxy sends it on: plain HTTP, so a browser's own cookie jar cannot be used here.
    const ask = async (path: string, init: RequestInit = {}) => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
      const headers = { cookie, "x-forwarded-proto": "https", "x-forwarded-for": ownAddress() };
      const answer = await fetch(`${server.address}${path}`, { ...init, headers, redirect: "manual" });
      for (const line of answer.headers.getSetCookie()) {
        set.push(line);
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        jar.set(name, value);
      }
      return answer;
    };
    const { csrfToken } = await (await ask("/api/auth/csrf")).json();
    const { accountName, password } = account;
    const body = new URLSearchParams({ csrfToken, accountName, password, json: "true" });
    expect((await ask("/api/auth/callback/credentials", { method: "POST", body })).status).toBe(200);
    expect([...jar.keys()]).toContain("__Secure-next-auth.session-token");
    for (const line of set) expect(line, line.split("=")[0]).toMatch(/;\s*Secure/i);
    expect((await ask("/projects")).status).toBe(200);
  } finally {
    await server.kill();
  }
});
