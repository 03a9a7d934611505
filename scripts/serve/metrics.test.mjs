import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Refusal } from "../say.mjs";
import { doorNamer, metricsToken, openMetrics, pagePatterns } from "./metrics.mjs";

const token = "a-token-of-enough-characters";

/** What a scrape gets. */
async function scrape(metrics, authorization, url = "/metrics") {
  const door = metrics.door({ url, headers: { authorization } });
  if (!door) return undefined;
  const answer = { headers: {} };
  await door({
    setHeader: (name, value) => void (answer.headers[name] = value),
    writeHead: (status, headers) => void Object.assign(answer, { status, headers: { ...answer.headers, ...headers } }),
    end: (body) => void (answer.body = body),
  });
  return answer;
}

const answered = (fields = {}, type = "text/html") => ({
  writableFinished: true,
  statusCode: 200,
  getHeader: () => type,
  ...fields,
});
const over = answered();
const note = (fields = {}) => ({ replies: [], received: 0, ...fields });

describe("metrics", () => {
  let metrics;
  let backup;
  beforeEach(() => {
    backup = { ageSeconds: 120, failed: false };
    metrics = openMetrics({
      token,
      version: "1.2.3",
      doorOf: doorNamer((path) => (path === "/projects" ? "/projects" : undefined)),
      readBackup: async () => backup,
    });
  });
  afterEach(() => void delete globalThis.zoufangPools);

  const lines = async () => (await scrape(metrics, `Bearer ${token}`)).body.split("\n");

  test("answers are counted by door, by page, as files and as nothing known, never by address", async () => {
    metrics.note({ url: "/api/x/1?secret=1" }, over, note({ door: "GET /api/x/[id]" }), 40);
    metrics.note({ url: "/projects?q=1" }, over, note(), 40);
    metrics.note({ url: "/_next/static/a.js" }, over, note(), 1);
    metrics.note({ url: "/wp-admin" }, answered({ statusCode: 404 }), note(), 1);
    metrics.note({ url: "/projects" }, answered({ writableFinished: false }), note(), 1);
    const told = (await lines()).filter((line) => line.startsWith("zoufang_requests_total"));
    expect(told).toEqual([
      'zoufang_requests_total{door="GET /api/x/[id]",status="200"} 1',
      'zoufang_requests_total{door="/projects",status="200"} 1',
      'zoufang_requests_total{door="file",status="200"} 1',
      'zoufang_requests_total{door="none",status="404"} 1',
      'zoufang_requests_total{door="/projects",status="aborted"} 1',
    ]);
    const seconds = (await lines()).filter((line) => /door="GET/.test(line) && /_bucket/.test(line));
    expect(seconds.find((line) => line.includes('le="0.025"'))).toMatch(/ 0$/);
    expect(seconds.find((line) => line.includes('le="0.05"'))).toMatch(/ 1$/);
  });

  test("a stream of events is no latency: how long it was open is counted apart", async () => {
    const stream = answered({ writableFinished: false }, "text/event-stream; charset=utf-8");
    metrics.note({ url: "/api/live/1" }, stream, note({ door: "GET /api/live/[projectId]" }), 600_000);
    const told = await lines();
    expect(told).toContain('zoufang_stream_seconds_sum{door="GET /api/live/[projectId]"} 600');
    expect(told.filter((line) => /^zoufang_request_seconds.*live/.test(line))).toEqual([]);
    expect(told).toContain('zoufang_requests_total{door="GET /api/live/[projectId]",status="aborted"} 1');
  });

  test("what outboxes were told, the bytes that were kept, and the pools", async () => {
    globalThis.zoufangPools = new Map([["pages", { totalCount: 5, idleCount: 2, waitingCount: 7 }]]);
    metrics.note({ url: "/api/sync/visits" }, over, note({ replies: ["saved", "saved", "conflict"] }), 1);
    metrics.note({ url: "/api/u" }, over, note({ received: 2_048 }), 1);
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'zoufang_outbox_replies_total{status="saved"} 2',
        'zoufang_outbox_replies_total{status="conflict"} 1',
        "zoufang_upload_bytes_total 2048",
        'zoufang_database_connections{pool="pages",state="busy"} 3',
        'zoufang_database_connections{pool="pages",state="idle"} 2',
        'zoufang_database_connections{pool="pages",state="waiting"} 7',
        'zoufang_build_info{version="1.2.3"} 1',
      ]),
    );
  });

  test("the age of the last good backup; no value where there is none, or no database", async () => {
    expect(await lines()).toEqual(
      expect.arrayContaining(["zoufang_backup_age_seconds 120", "zoufang_database_up 1", "zoufang_backup_failed 0"]),
    );
    backup = { ageSeconds: null, failed: true };
    expect(await lines()).toEqual(expect.arrayContaining(["zoufang_database_up 1", "zoufang_backup_failed 1"]));
    expect((await lines()).filter((line) => line.startsWith("zoufang_backup_age_seconds "))).toEqual([]);
    backup = null;
    expect(await lines()).toContain("zoufang_database_up 0");
  });

  test.each([undefined, "", "Bearer", `Bearer ${token}x`, `Basic ${token}`, `Bearer ${token} x`])(
    "whoever asks with %j learns nothing",
    async (authorization) => {
      const answer = await scrape(metrics, authorization);
      expect(answer).toMatchObject({ status: 401, headers: { "WWW-Authenticate": "Bearer" } });
      expect(answer.body).not.toContain("zoufang");
    },
  );

  test("every other address is left to the pages", async () => {
    expect(await scrape(metrics, `Bearer ${token}`, "/metrics/x")).toBeUndefined();
    expect(await scrape(metrics, `Bearer ${token}`, "/metrics?x=1")).toMatchObject({ status: 200 });
  });
});

test("without a token nothing is measured, and one that could be guessed is refused", () => {
  expect(metricsToken({})).toBeUndefined();
  expect(metricsToken({ METRICS_TOKEN: "" })).toBeUndefined();
  expect(() => metricsToken({ METRICS_TOKEN: "short" })).toThrow(Refusal);
});

test("a page is known by the patterns of the build", () => {
  const root = mkdtempSync(join(tmpdir(), "zoufang-patterns-"));
  try {
    mkdirSync(join(root, "build"));
    const routes = {
      staticRoutes: [{ page: "/projects/new", regex: "^/projects/new(?:/)?$" }],
      dynamicRoutes: [{ page: "/projects/[projectId]", regex: "^/projects/([^/]+?)(?:/)?$" }],
    };
    writeFileSync(join(root, "build", "routes-manifest.json"), JSON.stringify(routes));
    const pageOf = pagePatterns({ root, build: "build" });
    expect([pageOf("/projects/new"), pageOf("/projects/1"), pageOf("/elsewhere")]).toEqual([
      "/projects/new",
      "/projects/[projectId]",
      undefined,
    ]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
