import { createServer, request as ask } from "node:http";
import { afterEach, expect, test } from "vitest";
import { Refusal } from "../say.mjs";
import { answerWith } from "./answer.mjs";
import { drain, drainMs, isDraining } from "./draining.mjs";

afterEach(() => void delete globalThis.zoufangDraining);

test.each(["-1", "301", "soon", "Infinity"])("DRAIN_SECONDS=%s is refused", (text) => {
  expect(() => drainMs({ DRAIN_SECONDS: text })).toThrow(Refusal);
});

test("without DRAIN_SECONDS a server that is told to end closes at once", () => {
  expect([drainMs({}), drainMs({ DRAIN_SECONDS: "" }), drainMs({ DRAIN_SECONDS: "2" })]).toEqual([0, 0, 2_000]);
});

test("what is under way is answered to its end, new connections are not taken, and an open one is told to go", async () => {
  const waiting = [];
  const handle = (_request, response) => void waiting.push(response);
  const server = createServer(answerWith({ handle, trustProxy: false, addressOf: () => "10.0.0.1" }));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  const get = () =>
    new Promise((done, fail) => {
      const sent = ask({ port, host: "127.0.0.1", path: "/", agent: false }, async (answer) => {
        let text = "";
        for await (const part of answer) text += part;
        done({ status: answer.statusCode, connection: answer.headers.connection, text });
      });
      sent.once("error", fail).end();
    });
  const until = async (there) => {
    while (!there()) await new Promise((done) => setImmediate(done));
  };

  const begun = get();
  await until(() => waiting.length === 1);
  const ended = drain([server], 30);
  expect(isDraining()).toBe(true);
  // Still within the seconds in which a balancer may not have noticed.
  const late = get();
  await until(() => waiting.length === 2);
  waiting[1].end("late");
  expect(await late).toMatchObject({ status: 200, connection: "close", text: "late" });
  await until(() => !server.listening);
  await expect(get()).rejects.toMatchObject({ code: "ECONNREFUSED" });
  waiting[0].end("begun");
  expect(await begun).toMatchObject({ status: 200, text: "begun" });
  await ended;
});
