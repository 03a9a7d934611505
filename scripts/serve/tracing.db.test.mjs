import { createServer } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { database, standalone } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { requestNote } from "@/lib/request-note";
import { testDatabase } from "@/lib/testing/database";
import { statementName, statementText, traced } from "@/lib/traced";
import { answerWith } from "./answer.mjs";
import { doorNamer } from "./metrics.mjs";
import { openTracing, tracingWanted } from "./tracing.mjs";

await testDatabase();
const listening = async (handler) => {
  const server = createServer(handler);
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { server, address: `http://127.0.0.1:${server.address().port}` };
};
const closed = ({ server }) => {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
};

const secret = "不能出去的话";
/** What arrived at the collector, as it was sent. */
let bodies = [];
let refusing = false;
const collector = await listening(async (request, response) => {
  let body = "";
  for await (const piece of request) body += String(piece);
  if (!refusing) bodies.push({ url: request.url, headers: request.headers, body });
  response.writeHead(refusing ? 400 : 200, { "Content-Type": "application/json" }).end("{}");
});
afterAll(() => closed(collector));
afterEach(() => {
  bodies = [];
  vi.restoreAllMocks();
});

const settings = {
  OTEL_EXPORTER_OTLP_ENDPOINT: collector.address,
  OTEL_EXPORTER_OTLP_HEADERS: "api-key=of-the-collector",
  OTEL_SERVICE_NAME: "zoufang-of-the-office",
};
const doorOf = doorNamer((path) => (path.startsWith("/projects/") ? "/projects/[projectId]" : undefined));
const open = () => openTracing({ env: process.env, version: "1.2.3", trustProxy: true, doorOf });
const spans = () =>
  bodies.flatMap(({ body }) => JSON.parse(body).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans[0].spans));
const valueOf = ({ attributes }, key) => Object.values(attributes.find((each) => each.key === key)?.value ?? {})[0];

describe("with a collector", () => {
  let tracing;
  let product;
  beforeAll(async () => {
    Object.assign(process.env, settings);
    await database().$queryRaw`SELECT 1`;
  });
  afterAll(() => {
    for (const name of Object.keys(settings)) delete process.env[name];
  });
  const serving = async (handle) => {
    tracing = await open();
    product = await listening(answerWith({ tracing, handle, trustProxy: true, addressOf: () => "203.0.113.9" }));
  };
  /** The last spans are sent when the server ends. */
  const ended = async () => {
    await closed(product);
    await tracing.stop();
  };

  test("a request is a span by its door, with its statements and visits below, and nothing that a person wrote", async () => {
    await serving(async (_request, response) => {
      requestNote().door = "POST /api/sync/visits";
      await traced(
        "outbox visit",
        async () => {
          await database().user.findMany({ where: { displayName: secret } });
          await standalone().rows(Prisma.sql`SELECT ${secret}::text AS said, 'drawn' AS how FROM visits`);
        },
        () => ({ "zoufang.reply": "saved" }),
      );
      await database()
        .$queryRaw(Prisma.sql`SELECT (${secret}::text)::int FROM sites`)
        .catch(() => {});
      response.end("done");
    });
    const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    await fetch(`${product.address}/api/sync/visits?q=${encodeURIComponent(secret)}`, {
      method: "POST",
      body: secret,
      headers: { traceparent, cookie: "session-token=of-a-person", "x-forwarded-for": "198.51.100.7" },
    });
    await ended();
    const found = spans();
    const named = (name) => found.find((span) => span.name.startsWith(name));
    const request = named("POST /api/sync/visits");
    expect(request).toMatchObject({ traceId: traceparent.slice(3, 35), parentSpanId: "b7ad6b7169203331", kind: 2 });
    expect(valueOf(request, "http.response.status_code")).toBe(200);
    expect(named("outbox visit")).toMatchObject({ parentSpanId: request.spanId });
    expect(valueOf(named("outbox visit"), "zoufang.reply")).toBe("saved");
    for (const [name, parent] of [
      ["SELECT users", named("outbox visit")],
      ["SELECT visits", named("outbox visit")],
      ["SELECT sites", request],
    ])
      expect(named(name), name).toMatchObject({ traceId: request.traceId, parentSpanId: parent.spanId, kind: 3 });
    expect(valueOf(named("SELECT visits"), "db.query.text")).toBe("SELECT $1::text AS said, ? AS how FROM visits");
    expect(valueOf(named("SELECT sites"), "error.type")).toBe("22P02");
    const sent = bodies.map(({ body }) => body).join();
    for (const hidden of [secret, encodeURIComponent(secret), "of-a-person", "198.51.100.7", "203.0.113.9", "drawn"])
      expect(sent).not.toContain(hidden);
    expect(sent).toContain("zoufang-of-the-office");
    expect(bodies[0]).toMatchObject({ url: "/v1/traces", headers: { "api-key": "of-the-collector" } });
  });

  test("a page is named by its pattern, and one whose reader left is marked", async () => {
    await serving((_request, response) => response.destroy());
    await fetch(`${product.address}/projects/0198?kind=${secret}`).catch(() => {});
    await ended();
    const [page] = spans();
    expect(page.name).toBe("GET /projects/[projectId]");
    expect(valueOf(page, "zoufang.aborted")).toBe(true);
    expect(JSON.stringify(page)).not.toContain("0198?");
  });

  test("a collector that takes nothing is said in one line, and answers are given all the same", async () => {
    const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    refusing = true;
    await serving((_request, response) => response.end("done"));
    expect(await (await fetch(product.address)).text()).toBe("done");
    await ended();
    refusing = false;
    expect(said.mock.calls.filter(([line]) => String(line).includes('"event":"tracing"'))).toHaveLength(1);
  });
});

test("without an endpoint, or switched off, there is none, and nothing is loaded for it", async () => {
  expect(tracingWanted({})).toBe(false);
  expect(tracingWanted({ ...settings, OTEL_SDK_DISABLED: "true" })).toBe(false);
  expect(tracingWanted({ ...settings, OTEL_TRACES_EXPORTER: "none" })).toBe(false);
  expect(tracingWanted({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://127.0.0.1:4318/v1/traces" })).toBe(true);
  expect(await openTracing({ env: {}, version: "1" })).toBeUndefined();
  expect(globalThis.zoufangTracing).toBeUndefined();
});

test("a statement's name has its tables, and its text no value", () => {
  expect(statementName('SELECT "public"."users"."id" FROM "public"."users" WHERE 1=1')).toBe("SELECT users");
  expect(statementName("WITH a AS (SELECT 1) INSERT INTO visits SELECT * FROM a")).toBe("WITH visits, a");
  expect(statementText("SELECT 'it''s',\n  $1 WHERE x = 'y'")).toBe("SELECT ?, $1 WHERE x = ?");
});
