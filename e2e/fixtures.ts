import { readFileSync } from "node:fs";
import { test as base, type APIRequestContext, type BrowserContext, type Page } from "@playwright/test";
import { hash } from "@node-rs/argon2";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/lib/generated/prisma/client";
import { createAccount } from "@/lib/testing/factories";

/** The settings that the run passes on. See playwright.config.ts. */
function setting(name: "BASE_URL" | "DATABASE_URL" | "DEMO_ACCOUNTS_FILE"): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: run the tests with node scripts/test.mjs e2e`);
  return value;
}

export interface Account {
  accountName: string;
  displayName: string;
  password: string;
}

const demoNames = {
  lead: "zhou.min",
  reviewer: "shen.yan",
  member: "lu.yizhou",
  viewer: "cheng.ye",
  admin: "admin",
} as const;
export type DemoActor = keyof typeof demoNames;

/** An account of the demo, with the password that this run generated. */
export function demoAccount(actor: DemoActor): Account {
  const accounts: Account[] = JSON.parse(readFileSync(setting("DEMO_ACCOUNTS_FILE"), "utf8")); // written by prisma/seed.ts
  const account = accounts.find((row) => row.accountName === demoNames[actor]);
  if (!account) throw new Error(`no demo account ${actor}`);
  return account;
}

const password = "correct horse battery";
let passwordHash: Promise<string> | undefined;

/** A new account that can sign in. All share one password, which is hashed once. */
export async function newAccount(
  db: PrismaClient,
  input: { systemRole?: "admin" | "none" } = {},
): Promise<Account & { id: string }> {
  passwordHash ??= hash(password);
  const id = await createAccount(db, { passwordHash: await passwordHash, ...input });
  const { accountName, displayName } = await db.user.findUniqueOrThrow({ where: { id } });
  return { id, accountName, displayName, password };
}

/** Signs in over HTTP, as the page's script does. The cookies stay in the context. */
export async function signIn(context: APIRequestContext, account: Account): Promise<void> {
  const { csrfToken } = await (await context.get("/api/auth/csrf")).json();
  const answer = await context.post("/api/auth/callback/credentials", {
    form: { csrfToken, accountName: account.accountName, password: account.password, json: "true" },
    maxRedirects: 0,
  });
  const { url } = await answer.json();
  if (answer.status() !== 200 || String(url).includes("error="))
    throw new Error(`${account.accountName} could not sign in: ${answer.status()} ${url}`);
}

let lastAddress = 0;
/** An address for each test, so that failed sign-ins of one test lock nobody else out. */
export function ownAddress(): string {
  lastAddress += 1;
  return `10.${process.pid % 250}.${Math.floor(lastAddress / 250)}.${(lastAddress % 250) + 1}`;
}

interface Look {
  width?: number;
  dark?: boolean;
  /** With the service worker, which fetches everything that a device stores. Only for tests about it. */
  worker?: boolean;
  /**
   * Every link on the screen asks the server for its page before anyone presses it: some 25 requests for each page
   * opened. Without it a page is asked for when its link is pressed, as in a browser that has no IntersectionObserver.
   */
  ahead?: boolean;
}

interface Fixtures {
  /** A page of a new browser context with this person signed in. With null, of nobody yet. */
  pageOf: (account: Account | null, look?: Look) => Promise<Page>;
}

interface WorkerFixtures {
  /** The database of the server under test, for preparing rows and for recounting in SQL. */
  db: PrismaClient;
  /** The cookies of someone in the demo, signed in once for many tests. No test signs anyone of the demo out. */
  demoCookies: (account: Account) => Promise<Cookies>;
}

type Cookies = Awaited<ReturnType<APIRequestContext["storageState"]>>;

/** Well below the 30 idle minutes after which a session ends, however slow the machine. */
const cookiesLastMs = 10 * 60_000;

export const test = base.extend<Fixtures, WorkerFixtures>({
  extraHTTPHeaders: async ({}, provide) => {
    await provide({ "x-forwarded-for": ownAddress() });
  },
  db: [
    async ({}, provide) => {
      const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: setting("DATABASE_URL"), max: 3 }) });
      await provide(db);
      await db.$disconnect();
    },
    { scope: "worker" },
  ],
  demoCookies: [
    async ({ playwright }, provide) => {
      const kept = new Map<string, { cookies: Cookies; at: number }>();
      await provide(async (account) => {
        const known = kept.get(account.accountName);
        if (known && Date.now() - known.at < cookiesLastMs) return known.cookies;
        const context = await playwright.request.newContext({
          baseURL: setting("BASE_URL"),
          extraHTTPHeaders: { "x-forwarded-for": ownAddress() },
        });
        await signIn(context, account);
        const cookies = await context.storageState();
        await context.dispose();
        kept.set(account.accountName, { cookies, at: Date.now() });
        return cookies;
      });
    },
    { scope: "worker" },
  ],
  pageOf: async ({ browser, baseURL, extraHTTPHeaders, demoCookies }, provide) => {
    const contexts: BrowserContext[] = [];
    await provide(async (account, look = {}) => {
      const ofDemo = account !== null && Object.values<string>(demoNames).includes(account.accountName);
      const context = await browser.newContext({
        ...(baseURL && { baseURL }),
        ...(extraHTTPHeaders && { extraHTTPHeaders }),
        ...(ofDemo && { storageState: await demoCookies(account) }),
        locale: "zh-CN",
        timezoneId: "Asia/Shanghai",
        viewport: { width: look.width ?? 1440, height: 900 },
        colorScheme: look.dark ? "dark" : "light",
        reducedMotion: "reduce",
        serviceWorkers: look.worker ? "allow" : "block",
        ...(look.width && look.width < 600 && { hasTouch: true, isMobile: true }),
      });
      contexts.push(context);
      if (!look.ahead) await context.addInitScript(() => Reflect.deleteProperty(window, "IntersectionObserver"));
      if (account && !ofDemo) await signIn(context.request, account);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect } from "@playwright/test";
