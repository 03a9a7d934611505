import { encode } from "next-auth/jwt";
import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { startSession } from "@/lib/auth/session-store";
import { env } from "@/lib/env";
import { asRoute } from "@/lib/gates/define-route";
import { testDatabase } from "@/lib/testing/database";
import { entryContent } from "@/lib/testing/factories";
import { openVisitWorld } from "@/lib/testing/visit-world";
import { syncDoor } from "@/lib/visits/sync-door";
import { syncMaxBytes, syncProtocol } from "@/lib/visits/sync-limits";

/** The door of the outbox: as a function, which the production server opens, and as the route of `next dev`. */
const { prisma } = await testDatabase();
const desk = await openVisitWorld(prisma);
const route = asRoute(syncDoor);
const cookieName = "next-auth.session-token";
let session = "";
let ended = "";

async function signIn(): Promise<{ sessionId: string; cookie: string }> {
  const sessionId = await startSession({ id: desk.people.member, sessionVersion: 1 }, new Date());
  return { sessionId, cookie: await encode({ token: { sessionId }, secret: env().NEXTAUTH_SECRET, maxAge: 600 }) };
}

beforeAll(async () => {
  session = (await signIn()).cookie;
  const before = await signIn();
  ended = before.cookie;
  await prisma.session.update({ where: { id: before.sessionId }, data: { endedAt: new Date() } });
});

const bytes = (text: string | Uint8Array) => (typeof text === "string" ? new TextEncoder().encode(text) : text);

async function ofDoor(headers: Record<string, string>, body: Uint8Array | null) {
  async function* inPieces(whole: Uint8Array) {
    for (let at = 0; at < whole.length; at += 60_000) yield whole.subarray(at, at + 60_000);
  }
  const answer = await syncDoor({ header: (name) => headers[name] ?? null, body: body && inPieces(body) });
  const names = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { status: answer.status, headers: Object.fromEntries(names), body: JSON.parse(answer.body) };
}

async function ofRoute(headers: Record<string, string>, body: Uint8Array | null) {
  const address = "http://localhost/api/sync/visits";
  const request = new Request(address, { method: "POST", headers, body: body && new Blob([Buffer.from(body)]) });
  const answer = await route(request, { params: Promise.resolve({}) });
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.json() };
}

const item = () => desk.itemOf({ id: uuidv7(), content: desk.note({ entries: [entryContent({ text: "一条" })] }) });
const saved = JSON.stringify({ protocol: syncProtocol, items: [item()] });
const signedIn = () => ({ cookie: `theme=dark; ${cookieName}=${session}; broken=%E0%A4%A` });

/** Each request, with the status of its answer and a word of its body. */
const requests: Record<
  string,
  [headers: () => Record<string, string>, body: string | Uint8Array | null, number, string]
> = {
  "nobody's": [() => ({}), saved, 401, "unauthenticated"],
  "with a cookie that is not ours": [() => ({ cookie: `${cookieName}=x` }), saved, 401, "unauthenticated"],
  "of a page that was drawn for somebody else": [
    () => ({ ...signedIn(), "x-zoufang-account": desk.people.colleague }),
    saved,
    401,
    "unauthenticated",
  ],
  "with the session as a bearer": [() => ({ authorization: `Bearer ${session}` }), saved, 401, "unauthenticated"],
  "of a session that has ended": [() => ({ cookie: `${cookieName}=${ended}` }), saved, 401, "unauthenticated"],
  "of an ended session, that is no JSON": [() => ({ cookie: `${cookieName}=${ended}` }), "{", 401, "unauthenticated"],
  "without a body": [signedIn, null, 422, "errors.body.empty"],
  "that is no JSON": [signedIn, "{", 422, "errors.body.notJson"],
  "that is no UTF-8": [signedIn, Uint8Array.of(0x22, 0xff, 0x22), 422, "errors.body.notJson"],
  "that is too large": [signedIn, new Uint8Array(syncMaxBytes + 1).fill(32), 413, "errors.body.tooLarge"],
  "of an unknown protocol": [signedIn, JSON.stringify({ protocol: 99, items: [] }), 426, "unsupported"],
  "of a malformed envelope": [signedIn, JSON.stringify({ protocol: syncProtocol, items: {} }), 422, "items"],
  "that begins with a byte order mark": [signedIn, `\uFEFF${saved}`, 200, '"saved"'],
  "that was saved before": [signedIn, saved, 200, '"duplicate"'],
  "of its own page": [() => ({ ...signedIn(), "x-zoufang-account": desk.people.member }), saved, 200, '"duplicate"'],
};

describe.each(Object.entries(requests))("a request %s", (_name, [headers, body, status, word]) => {
  it("gets the same answer from the door and from its route, which no cache stores", async () => {
    const sent = body === null ? null : bytes(body);
    const door = await ofDoor(headers(), sent);
    expect(door.status).toBe(status);
    expect(JSON.stringify(door.body)).toContain(word);
    expect(door.headers).toEqual({ "cache-control": "private, no-store", "content-type": "application/json" });
    const routed = await ofRoute(headers(), sent);
    // What the door has saved, the route finds saved.
    expect({ ...routed, body: JSON.stringify(routed.body).replace('"duplicate"', word) }).toEqual({
      ...door,
      body: JSON.stringify(door.body),
    });
  });
});

describe("the body", () => {
  it("is read while the session is looked up", async () => {
    let read = () => {};
    const reading = new Promise<void>((resolve) => (read = resolve));
    async function* body() {
      yield bytes(saved);
      read();
    }
    let answer: ReturnType<typeof syncDoor> | undefined;
    await prisma.$transaction(async (tx) => {
      await tx.$executeRaw`LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE`;
      answer = syncDoor({ header: (name) => (name === "cookie" ? signedIn().cookie : null), body: body() });
      await reading;
    });
    expect((await answer)?.status).toBe(200);
  });

  it("is not read for a cookie that is none of ours", async () => {
    let asked = 0;
    async function* body() {
      asked += 1;
      yield bytes(saved);
    }
    const header = (name: string) => (name === "cookie" ? `${cookieName}=x` : null);
    expect((await syncDoor({ header, body: body() })).status).toBe(401);
    expect(asked).toBe(0);
  });
});
