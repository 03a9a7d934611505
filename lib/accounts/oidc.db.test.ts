import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import NextAuth from "next-auth";
import { getToken } from "next-auth/jwt";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { mapIdentity, unmapIdentity } from "@/lib/accounts/identity";
import { subjectIn } from "@/lib/auth/oidc";
import { authOptions } from "@/lib/auth/options";
import { findLiveSession } from "@/lib/auth/session-store";
import { testDatabase } from "@/lib/testing/database";
import { createAccount } from "@/lib/testing/factories";
import { OidcIssuer } from "@/lib/testing/oidc-issuer";

const { prisma } = await testDatabase();

/** next-auth behind a plain server, as the framework hands requests to it. */
const product = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
await new Promise<void>((done) => product.listen(0, "127.0.0.1", done));
const { port } = product.address() as AddressInfo; // a TCP server's address
const home = `http://127.0.0.1:${port}`;
const issuer = await OidcIssuer.start(() => `${home}/api/auth/callback/oidc`);
// What the service does at its first request is done before the product waits for it.
await fetch(`${issuer.address}/.well-known/openid-configuration`);
const settings = { ...issuer.settings, NEXTAUTH_URL: home };
Object.assign(process.env, settings);
afterAll(async () => {
  vi.restoreAllMocks();
  for (const name of Object.keys(settings)) delete process.env[name];
  product.closeAllConnections();
  await new Promise((done) => product.close(done));
  await issuer.stop();
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", home);
  if (!url.pathname.startsWith("/api/auth/")) return void response.end("a page");
  let body = "";
  for await (const piece of request) body += String(piece);
  const asked = Object.assign(request, {
    query: { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split("/").slice(3) },
    body: Object.fromEntries(new URLSearchParams(body)),
    cookies: Object.fromEntries(
      (request.headers.cookie ?? "")
        .split("; ")
        .filter(Boolean)
        .map((pair) => [pair.slice(0, pair.indexOf("=")), decodeURIComponent(pair.slice(pair.indexOf("=") + 1))]),
    ),
  });
  const told = Object.assign(response, {
    status: (code: number) => Object.assign(told, { statusCode: code }),
    json: (value: unknown) => told.setHeader("Content-Type", "application/json").end(JSON.stringify(value)),
    send: (value: unknown) => told.end(typeof value === "string" ? value : JSON.stringify(value)),
    redirect: (status: number, to: string) => told.writeHead(status, { Location: to }).end(),
  });
  await NextAuth(asked as never, told as never, authOptions); // what it uses of a framework's request and answer
}

/** A browser: cookies by host, and every address on the way. */
class Browser {
  private readonly jars = new Map<string, Map<string, string>>();

  async ask(address: string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(address);
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(address, { ...init, headers: { cookie }, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/expires=Thu, 01 Jan 1970/i.test(line) || value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Presses the button. Where the service wants the browser to go. */
  async press(): Promise<string> {
    const { csrfToken } = await (await this.ask(`${home}/api/auth/csrf`)).json();
    const body = new URLSearchParams({ csrfToken, callbackUrl: "/projects?from=link", json: "true" });
    const { url } = await (await this.ask(`${home}/api/auth/signin/oidc`, { method: "POST", body })).json();
    return url;
  }

  /** Follows every redirect, each changed by `bend`, to the page at the end. */
  async follow(from: string, bend = (address: string) => address): Promise<URL> {
    let address = from;
    for (let hop = 0; hop < 12; hop += 1) {
      const response = await this.ask(bend(address));
      const next = response.headers.get("location");
      if (next === null) return new URL(address);
      address = new URL(next, address).href;
    }
    throw new Error(`no end at ${address}`);
  }

  async userId(): Promise<string | null> {
    const cookies = Object.fromEntries(this.jars.get(new URL(home).host) ?? []);
    const token = await getToken({ req: { cookies, headers: {} } as never, secret: authOptions.secret ?? "" });
    return token?.sessionId ? ((await findLiveSession(token.sessionId, new Date()))?.id ?? null) : null;
  }
}

const map = (accountId: string, subject: string) =>
  prisma.$transaction((tx) => mapIdentity(tx, { accountId, subject }, new Date()));

/** What the log has of it, each line as its fields. */
let logged: Record<string, string>[];
const logging = (level: "error" | "warn") =>
  vi.spyOn(console, level).mockImplementation((text: string) => {
    logged.push({ level, ...(JSON.parse(text) as Record<string, string>) });
  });

let browser: Browser;
let account: string;
beforeEach(async () => {
  logged = [];
  logging("error");
  logging("warn");
  browser = new Browser();
  account = await createAccount(prisma);
  issuer.subject = `subject of ${account}`;
});

test("a mapped person comes in, to the page that was asked for, with PKCE, state and nonce", async () => {
  await map(account, issuer.subject);
  const service = new URL(await browser.press());
  expect(service.origin).toBe(issuer.address);
  const { searchParams: asked } = service;
  expect([asked.get("code_challenge_method"), asked.get("scope")]).toEqual(["S256", "openid"]);
  for (const guard of ["code_challenge", "state", "nonce"]) expect(asked.get(guard)?.length, guard).toBeGreaterThan(20);
  expect((await browser.follow(service.href)).href).toBe(`${home}/projects?from=link`);
  expect(await browser.userId()).toBe(account);
});

test("an unmapped person is told the subject, and nobody can make the page show another", async () => {
  const end = await browser.follow(await browser.press());
  expect(end.pathname).toBe("/sign-in");
  const told = end.searchParams.get("unknown");
  expect(subjectIn(told, new Date())).toBe(issuer.subject);
  expect(logged).toEqual([{ level: "warn", event: "auth", code: "unknown_person" }]);
  expect(subjectIn(told, new Date(Date.now() + 31 * 60_000))).toBeNull();
  for (const forged of ["", "mallory", `${told?.slice(0, -4)}AAA=`, ["a"], undefined])
    expect(subjectIn(forged, new Date())).toBeNull();
  expect(await browser.userId()).toBeNull();
});

test("a disabled account, and a subject of another issuer, do not come in", async () => {
  await map(account, issuer.subject);
  await prisma.user.update({ where: { id: account }, data: { disabledAt: new Date() } });
  expect((await browser.follow(await browser.press())).searchParams.get("error")).toBe("Disabled");
  expect(logged).toEqual([{ level: "warn", event: "auth", code: "disabled_account" }]);
  expect(await browser.userId()).toBeNull();

  const other = await createAccount(prisma);
  issuer.subject = `subject of ${other}`;
  const data = { issuer: "https://elsewhere.example", subject: issuer.subject, userId: other, createdAt: new Date() };
  await prisma.signInIdentity.create({ data });
  const person = new Browser();
  const end = await person.follow(await person.press());
  expect(subjectIn(end.searchParams.get("unknown"), new Date())).toBe(issuer.subject);
  expect(await person.userId()).toBeNull();
});

test("an answer of the service with another state, or in another browser, opens nothing", async () => {
  await map(account, issuer.subject);
  const bent = (address: string) => {
    const url = new URL(address);
    if (url.pathname.endsWith("/callback/oidc")) url.searchParams.set("state", "another");
    return url.href;
  };
  const end = await browser.follow(await browser.press(), bent);
  expect([end.pathname, end.searchParams.get("error")]).toEqual(["/sign-in", "OAuthCallback"]);
  expect(logged).toEqual([
    { level: "error", event: "auth", code: "OAUTH_CALLBACK_ERROR", reason: "OAuthCallbackError: state mismatch" },
  ]);
  expect(await browser.userId()).toBeNull();

  const elsewhere = new Browser();
  expect((await elsewhere.follow(await browser.press())).searchParams.get("error")).toBe("OAuthCallback");
  expect(await elsewhere.userId()).toBeNull();
});

test("one subject is one account's; taking the mapping away signs the person out", async () => {
  await map(account, issuer.subject);
  await map(account, issuer.subject);
  await expect(map(await createAccount(prisma), issuer.subject)).rejects.toMatchObject({ code: "invalid" });
  await browser.follow(await browser.press());
  expect(await browser.userId()).toBe(account);
  await prisma.$transaction((tx) => unmapIdentity(tx, account));
  expect(await browser.userId()).toBeNull();
  expect((await browser.follow(await browser.press())).searchParams.get("unknown")).not.toBeNull();
});

test("where the service is away, the browser is told so", async () => {
  await issuer.stop();
  const told = new URL(await browser.press(), home);
  expect((await browser.follow(told.href)).searchParams.get("error")).toBe("OAuthSignin");
  expect(logged).toEqual([
    { level: "error", event: "auth", code: "SIGNIN_OAUTH_ERROR", reason: expect.stringContaining("ECONNREFUSED") },
  ]);
});
