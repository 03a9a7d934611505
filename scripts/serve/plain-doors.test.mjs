import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as ask } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { doorsFile } from "../start/plain-doors.mjs";
import { answerWith } from "./answer.mjs";
import { plainDoors } from "./plain-doors.mjs";

/** A door that says how much it was sent and by whom; of more than 1,000 bytes it reads no more. */
const DOOR = `exports.syncDoor = async ({ header, body }) => {
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > 1000) return { status: 413, headers: { "X-Said": "too large" }, body: "{}" };
  }
  if (header("x-broken")) throw new Error("broken");
  const long = header("x-long") ? "长".repeat(2000) : "";
  return { status: 200, headers: { "Cache-Control": "private, no-store" }, body: JSON.stringify({ bytes, long }) };
};`;

let root, server, passed;

beforeEach(async () => {
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  root = mkdtempSync(join(tmpdir(), "zoufang-doors-"));
  mkdirSync(join(root, "build"));
  writeFileSync(join(root, doorsFile("build")), DOOR);
  writeFileSync(
    join(root, "next.config.js"),
    `exports.headers = async () => [
      { source: "/:path*", headers: [{ key: "X-Frame-Options", value: "DENY" }] },
      { source: "/elsewhere", headers: [{ key: "X-Elsewhere", value: "1" }] }];`,
  );
  const door = await plainDoors({ root, build: "build" });
  passed = [];
  const handle = (request, response) => {
    const answer = door(request);
    if (answer) return answer(response);
    passed.push(`${request.method} ${request.url}`);
    response.end("next");
  };
  server = createServer(answerWith({ handle, trustProxy: false, addressOf: () => "10.0.0.1" }));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
});
afterEach(async () => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  rmSync(root, { recursive: true, force: true });
});

const send = (path, { method = "POST", headers = {}, body, leaveAt } = {}) =>
  new Promise((done, fail) => {
    const { port } = server.address();
    const sent = ask({ port, host: "127.0.0.1", path, method, headers, agent: false }, async (answer) => {
      const pieces = [];
      for await (const piece of answer) pieces.push(piece);
      done({ status: answer.statusCode, headers: answer.headers, bytes: Buffer.concat(pieces) });
    });
    sent.once("error", (error) => (leaveAt ? done(null) : fail(error)));
    if (leaveAt) sent.write(body, () => sent.destroy());
    else sent.end(body);
  });

describe("a door that the server opens itself", () => {
  test("is its method and address, whatever the query; everything else is Next's", async () => {
    const { headers, bytes } = await send("/api/sync/visits?from=outbox", { body: "12345" });
    expect(JSON.parse(bytes)).toMatchObject({ bytes: 5 });
    expect(headers).toMatchObject({ "x-frame-options": "DENY", "cache-control": "private, no-store" });
    expect(headers["x-elsewhere"]).toBeUndefined();
    expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(passed).toEqual([]);
    const others = ["/api/sync/visits/", "/api/sync/%76isits", "/api/sync", "//api/sync/visits"];
    for (const path of others) expect((await send(path)).bytes.toString()).toBe("next");
    await send("/api/sync/visits", { method: "GET" });
    expect(passed).toEqual([...others.map((path) => `POST ${path}`), "GET /api/sync/visits"]);
  });

  test("answers a body that it does not read to its end, and the connection lives on", async () => {
    const answer = await send("/api/sync/visits", { body: Buffer.alloc(3_000_000) });
    expect(answer).toMatchObject({ status: 413, headers: { "x-said": "too large" } });
    expect(await send("/api/sync/visits", { body: "1" })).toMatchObject({ status: 200 });
  });

  test("compresses a long answer for who can read it", async () => {
    const long = { "x-long": "1", "accept-encoding": "br, gzip" };
    const packed = await send("/api/sync/visits", { headers: long });
    expect(packed.headers).toMatchObject({ "content-encoding": "gzip", vary: "Accept-Encoding" });
    expect(packed.bytes.length).toBeLessThan(1000);
    const plain = await send("/api/sync/visits", { headers: { "x-long": "1" } });
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(gunzipSync(packed.bytes)).toEqual(plain.bytes);
  });

  test("is not troubled by who leaves", async () => {
    const headers = { "content-length": "900" };
    expect(await send("/api/sync/visits", { headers, body: "half", leaveAt: 4 })).toBeNull();
    expect(await send("/api/sync/visits", { body: "1" })).toMatchObject({ status: 200 });
  });

  test("that breaks is an answer and a line of the log, and the server goes on", async () => {
    expect(await send("/api/sync/visits", { headers: { "x-broken": "1" } })).toMatchObject({ status: 500 });
    expect(vi.mocked(process.stderr.write).mock.calls.flat().join("")).toContain("Error: broken");
    expect(await send("/api/sync/visits", { body: "1" })).toMatchObject({ status: 200 });
  });

  test("is not opened for a page of another site, nor for brackets without end", async () => {
    const headers = { origin: "https://elsewhere.example" };
    expect(await send("/api/sync/visits", { headers })).toMatchObject({ status: 403 });
    expect(await send("/api/sync/visits", { body: "[".repeat(500) })).toMatchObject({ status: 400 });
  });
});

test("the doors are compiled without the framework", async () => {
  const { buildDoors } = await import("../start/plain-doors.mjs");
  const { inputs } = await buildDoors(null);
  const packages = [
    ...new Set(Object.keys(inputs).map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1])),
  ];
  expect(packages).toContain("zod");
  expect(packages.filter((name) => /^(?:next|react|react-dom)$/.test(name ?? ""))).toEqual([]);
  expect(Object.keys(inputs)).toContain("lib/visits/sync-door.ts");
}, 30_000);
