import { createServer, request as ask } from "node:http";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { answerWith } from "./answer.mjs";
import { Refusal } from "../say.mjs";
import { logLine, setLogLevel, withoutSecrets } from "./log.mjs";
import { malformed } from "./refuse-malformed.mjs";

const request = (url, { method = "GET", ...headers } = {}) => ({ method, url, headers });

describe("what no page could answer", () => {
  test.each([
    ["TRACE /", request("/", { method: "TRACE" }), 405],
    ["OPTIONS *", request("*", { method: "OPTIONS" }), 400],
    ["a whole address", request("http://elsewhere/"), 400],
    ["half a character", request("/%ED%A0%80"), 400],
    ["no percent code", request("/projects/%ZZ?q=1"), 400],
    ["a callback cookie without an address", request("/api/auth/csrf", { cookie: "next-auth.callback-url=junk" }), 400],
    [
      "a callback cookie that is no text",
      request("/api/auth/csrf", { cookie: "a=1; next-auth.callback-url=%ED" }),
      400,
    ],
  ])("is refused before it reaches one: %s", (_name, malformedRequest, status) => {
    expect(malformed(malformedRequest)).toMatchObject({ status });
  });

  test.each([
    ["Chinese", request("/projects?q=%E6%A1%A5")],
    ["a broken query, which pages read by themselves", request("/sign-in?from=%ED%A0%80")],
    ["a cookie as next-auth writes it", request("/api/auth/csrf", { cookie: "next-auth.callback-url=http%3A%2F%2Fa" })],
  ])("lets through %s", (_name, sound) => {
    expect(malformed(sound)).toBeNull();
  });

  test("a junk cookie is taken away with the refusal, so that the next request gets through", () => {
    const refusal = malformed(request("/api/auth/csrf", { cookie: "__Secure-next-auth.callback-url=junk" }));
    expect(refusal.headers["Set-Cookie"]).toMatch(/^__Secure-next-auth\.callback-url=;.*Max-Age=0.*Secure$/);
  });
});

describe("a line of the log", () => {
  test("holds no password, session, one-time link or secret setting", () => {
    const env = {
      NEXTAUTH_SECRET: "the-very-secret-setting",
      DATABASE_URL: "postgres://u:pa%40ss-word@h/d",
      DATABASE_OWNER_URL: "postgres://u:owner%40ss-word@h/d",
      OTEL_EXPORTER_OTLP_HEADERS: "a=1,api-key=of-the-collector",
    };
    const said = withoutSecrets(
      'postgresql://zoufang:hidden1@127.0.0.1/x next-auth.session-token=hidden2; /invite/hidden3 /set-password/hidden4?a "password":"hidden5" the-very-secret-setting pa@ss-word owner@ss-word of-the-collector',
      env,
    );
    expect(said).not.toMatch(/hidden\d|the-very-secret-setting|pa@ss-word|owner@ss-word|of-the-collector/);
    expect(said).toContain("127.0.0.1/x");
  });
});

describe("the level of the log", () => {
  afterEach(() => {
    setLogLevel();
    vi.restoreAllMocks();
  });

  test("lines below LOG_LEVEL are not written, and each line has its level, its time and its message once", () => {
    const lines = [];
    vi.spyOn(process.stderr, "write").mockImplementation((line) => (lines.push(line), true));
    setLogLevel("error");
    logLine("warn", "not this");
    logLine("error", JSON.stringify({ at: "elsewhere", level: "none", event: "this" }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{"level":"error","at":"20[^"]+Z","event":"this"\}\n$/);
  });

  test("a level that is none is refused in one sentence", () => {
    expect(() => setLogLevel("loud")).toThrow(Refusal);
  });
});

describe("around each request", () => {
  let server;
  let lines;
  let handle;
  const settings = { trustProxy: false };

  beforeEach(async () => {
    lines = [];
    vi.spyOn(process.stderr, "write").mockImplementation((line) => (lines.push(JSON.parse(line)), true));
    const answer = answerWith({ ...settings, handle: (...values) => handle(...values), addressOf: () => "10.0.0.1" });
    server = createServer(answer);
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    await new Promise((done) => server.close(done));
  });

  const get = (path, headers = {}, method = "GET") =>
    new Promise((done, fail) => {
      const { port } = server.address();
      const sent = ask({ port, host: "127.0.0.1", path, method, headers, agent: false }, async (answer) => {
        let text = "";
        for await (const part of answer) text += part;
        done({ status: answer.statusCode, headers: answer.headers, text });
      });
      sent.once("error", fail).end();
    });
  const note = () => globalThis.zoufangRequests.getStore();

  test("a page that met an outage is a whole page of its own with 503, whatever was being sent", async () => {
    handle = async (_request, response) => {
      note().outage = true;
      response.statusCode = 500;
      response.setHeader("Set-Cookie", "next-auth.session-token=; Max-Age=0");
      response.flushHeaders();
      response.write("<html>half");
      response.end("</html>");
    };
    const page = await get("/projects", { cookie: "locale=zh-CN" });
    expect(page).toMatchObject({ status: 503, headers: { "retry-after": "5" } });
    expect(page.headers["set-cookie"]).toBeUndefined();
    expect(page.text).toContain("服务暂时不可用");
    expect(page.text).not.toContain("half");
    expect((await get("/projects", { cookie: "locale=en" })).text).toContain("unavailable for a moment");
  });

  test("an action's result stays, with 503; an answer that was not of the outage stays as it is", async () => {
    handle = async (_request, response) => {
      note().unavailable = true;
      response.writeHead(200, { "content-type": "text/x-component" });
      response.end("result");
    };
    expect(await get("/x", { "next-action": "id" }, "POST")).toMatchObject({ status: 503, text: "result" });
    handle = async (_request, response) => {
      note().outage = true; // One item of several; its door says so itself.
      response.end("fine");
    };
    expect(await get("/api/sync/visits", {}, "POST")).toMatchObject({ status: 200, text: "fine" });
  });

  test("what breaks is one line of the log with the id of its request, which the answer carries too", async () => {
    handle = async (_request, response) => {
      response.statusCode = 500;
      response.end();
    };
    const { headers } = await get("/invite/a-secret-link?token=x", { "x-request-id": "a-client-s-word" });
    expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(lines).toMatchObject([
      { level: "error", request: headers["x-request-id"], status: 500, path: "/invite/***" },
    ]);
  });

  test("X-Forwarded-For without TRUST_PROXY is told in the log, once", async () => {
    handle = async (_request, response) => void response.end();
    await get("/", { "x-forwarded-for": "1.2.3.4" });
    await get("/", { "x-forwarded-for": "1.2.3.4" });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: "warn", message: expect.stringContaining("TRUST_PROXY=1") });
  });

  test("browsers are told to stay with https where the product is served so, and not elsewhere", async () => {
    handle = async (_request, response) => void response.end();
    vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
    expect((await get("/")).headers["strict-transport-security"]).toBeUndefined();
    vi.stubEnv("NEXTAUTH_URL", "https://zoufang.example");
    expect((await get("/")).headers["strict-transport-security"]).toMatch(/max-age=\d{8}/);
  });
});
