import { randomBytes } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { createServer, request as ask } from "node:http";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { doors } from "@/lib/auth/doors";
import { ROOT } from "../paths.mjs";
import { answerWith } from "./answer.mjs";
import { FILE_DOORS, bracketWatch } from "./deep-bodies.mjs";
import { WRITING, isForeign } from "./foreign-origin.mjs";

let server;
/** What reached the product: the bytes of each body. */
let reached;

beforeEach(async () => {
  reached = [];
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  const handle = async (request, response) => {
    let bytes = 0;
    // As compression does: what is written goes through something of the product's own first.
    if (request.headers["x-wrapped"]) response.end = () => response;
    for await (const piece of request) bytes += piece.length;
    reached.push(bytes);
    response.setHeader("Content-Type", "text/plain");
    response.writeHead(200);
    response.end("done");
  };
  server = createServer(answerWith({ handle, trustProxy: false, addressOf: () => "10.0.0.1" }));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  vi.stubEnv("NEXTAUTH_URL", "https://zoufang.example");
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const send = (path, { method = "POST", headers = {}, body } = {}) =>
  new Promise((done, fail) => {
    const { port } = server.address();
    const sent = ask({ port, host: "127.0.0.1", path, method, headers, agent: false }, async (answer) => {
      let text = "";
      for await (const part of answer) text += part;
      done({ status: answer.statusCode, text });
    });
    sent.once("error", (error) => (error.code === "EPIPE" || error.code === "ECONNRESET" ? undefined : fail(error)));
    sent.end(body);
  });

/** "<METHOD> <path>" of every route that writes; doors.spec.ts holds the table to the build. */
const writing = Object.keys(doors).filter((door) => WRITING.includes(door.split(" ")[0]));

describe("a writing request", () => {
  test("of another site is refused at every route and page, and reaches nothing", async () => {
    expect(writing.length).toBeGreaterThanOrEqual(5);
    for (const door of [...writing, "POST /projects/new"]) {
      const [method, path] = door.split(" ");
      const address = path.replaceAll(/\[[^\]]+\]/g, "x");
      for (const headers of [
        { origin: "https://elsewhere.example" },
        { origin: "http://zoufang.example" },
        { origin: "null" },
        { "sec-fetch-site": "cross-site" },
      ]) {
        const answer = await send(address, { method, headers });
        expect(answer, `${door} ${JSON.stringify(headers)}`).toMatchObject({ status: 403 });
        expect(answer.text).toContain("别的网站");
      }
    }
    expect(reached).toEqual([]);
  });

  test("of our own pages, and of a program without an origin, goes through", async () => {
    const { port } = server.address();
    for (const headers of [{ origin: "https://zoufang.example" }, { origin: `http://127.0.0.1:${port}` }, {}]) {
      expect(await send("/api/sync/visits", { headers }), JSON.stringify(headers)).toMatchObject({ status: 200 });
    }
  });

  test.each([
    ["X-Forwarded-Host of our own proxy", true, false],
    ["X-Forwarded-Host without a proxy", false, true],
  ])("is judged by %s", (_name, trustProxy, foreign) => {
    const headers = { host: "127.0.0.1:3000", "x-forwarded-host": "b.example", origin: "https://b.example" };
    expect(isForeign({ method: "POST", headers }, { trustProxy })).toBe(foreign);
  });

  test("only reading goes through from anywhere", () => {
    expect(isForeign({ method: "GET", headers: { origin: "https://elsewhere.example" } }, {})).toBe(false);
  });
});

describe("a body of brackets", () => {
  const megabytes = 8;
  const deep = Buffer.alloc(megabytes * 1024 * 1024, "[");
  const actionHeaders = { "next-action": "x", "content-type": "text/plain;charset=UTF-8" };
  const form = { "content-type": "multipart/form-data; boundary=b" };

  test.each([
    ["the sync", "/api/sync/visits", { "content-type": "application/json" }],
    ["the sign-in", "/api/auth/callback/credentials", { "content-type": "application/json" }],
    ["a server action", "/projects/new", actionHeaders],
    ["a form with files", "/projects/new", form],
    ["a type that hides it", "/api/sync/visits", { "content-type": "application/offset+octet-stream" }],
  ])("is refused with a sentence before it is parsed: %s", async (_name, path, headers) => {
    const answer = await send(path, { headers, body: deep });
    expect(answer).toMatchObject({ status: 400 });
    expect(answer.text).toContain("层次过深");
    // What came before is all that the product sees, and its answer changes nothing.
    await expect.poll(() => reached.length).toBe(1);
    expect(reached[0]).toBeLessThan(200_000);
  });

  test("is no body of brackets where the door takes a file: whatever its bytes are, it arrives whole", async () => {
    // As chance has it in 8 MB of a .zip, and worse.
    const file = Buffer.concat([randomBytes(megabytes * 1024 * 1024), deep]);
    const named = Object.keys(FILE_DOORS);
    // Every route that reads its body as bytes is one, and no other.
    const routes = readdirSync(join(ROOT, "app", "api"), { recursive: true }).filter((path) =>
      path.endsWith("route.ts"),
    );
    const takeFiles = routes.filter((path) =>
      /body-of"|taking\/receive"/.test(readFileSync(join(ROOT, "app", "api", path), "utf8")),
    );
    expect(named.toSorted()).toEqual(takeFiles.map((path) => `POST /api/${dirname(path)}`).sort());
    for (const door of named) {
      const [method, path] = door.split(" ");
      const address = `${path.replaceAll(/\[[^\]]+\]/g, "x")}?name=a.zip`;
      expect(await send(address, { method, body: file }), door).toMatchObject({ status: 200 });
      expect(reached.at(-1), door).toBe(file.length);
      // An action of a page is parsed, wherever it is sent.
      expect(await send(address, { method, headers: actionHeaders, body: deep }), door).toMatchObject({ status: 400 });
    }
  });

  test("is refused with a sentence through a response that the product has wrapped, and logged as what it is", async () => {
    const said = vi.mocked(process.stderr.write).mock.calls;
    vi.stubEnv("LOG_REQUESTS", "1");
    const answer = await send("/projects/new", { headers: { ...actionHeaders, "x-wrapped": "1" }, body: deep });
    expect(answer).toMatchObject({ status: 400 });
    expect(answer.text).toContain("层次过深");
    await expect.poll(() => said.flat().join("")).toContain('"status":400');
  });

  test("costs little time and no memory, wherever its brackets are", () => {
    const flat = Buffer.from("[],".repeat(2_800_000));
    const text = Buffer.from(`["${"[".repeat(8_000_000)}"]`);
    const before = process.memoryUsage().rss;
    const began = performance.now();
    expect(bracketWatch()(deep)).toBe(true);
    expect(bracketWatch()(flat)).toBe(true);
    expect(bracketWatch()(text)).toBe(false);
    console.info(`8 MB × 3: ${(performance.now() - began).toFixed(0)} ms`);
    expect(process.memoryUsage().rss - before).toBeLessThan(32 * 1024 * 1024);
  });

  test("counts what is nested, not what is written in a text", () => {
    const nested = (depth) => Buffer.from(`${"[".repeat(depth)}${"]".repeat(depth)}`);
    expect(bracketWatch()(nested(64))).toBe(false);
    expect(bracketWatch()(nested(65))).toBe(true);
    expect(bracketWatch()(Buffer.from(JSON.stringify({ text: `\\"${"[{".repeat(5_000)}` })))).toBe(false);
    // A quote at the end of a piece, and an escaped one at the beginning of the next.
    const watch = bracketWatch();
    expect(watch(Buffer.from('["a\\'))).toBe(false);
    expect(watch(Buffer.from(`"${"[".repeat(100)}`))).toBe(false);
    expect(watch(Buffer.from(`"${"[".repeat(100)}`))).toBe(true);
  });

  test("in a form, no quote hides them", () => {
    expect(bracketWatch({ form: true })(Buffer.from(`"${"[".repeat(2_001)}`))).toBe(true);
  });

  test("the bytes of a file go through as they are", async () => {
    const bytes = Buffer.alloc(100_000, "[");
    const answer = await send("/api/attachments/p/uploads/u", {
      method: "PATCH",
      headers: { "content-type": "application/offset+octet-stream" },
      body: bytes,
    });
    expect(answer).toMatchObject({ status: 200 });
    expect(reached).toEqual([bytes.length]);
  });
});
