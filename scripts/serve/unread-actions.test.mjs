import { createServer } from "node:http";
import { afterEach, expect, test, vi } from "vitest";
import { answerWith } from "./answer.mjs";
import { requests } from "./log.mjs";

afterEach(() => vi.restoreAllMocks());

/** The status of an answer that Next begins with 500, with a head or without. */
async function statusOf(headers, { note = {}, head = false } = {}) {
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  const handle = (_request, response) => {
    Object.assign(requests.getStore(), note);
    response.statusCode = 500;
    if (head) response.writeHead(500);
    response.end("broken");
  };
  const server = createServer(answerWith({ handle, trustProxy: false, addressOf: () => "10.0.0.1" }));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  try {
    return (await fetch(`http://127.0.0.1:${server.address().port}/sign-in`, { method: "POST", headers })).status;
  } finally {
    await new Promise((done) => server.close(done));
  }
}

const action = { "next-action": "40aa" };

test.each([false, true])("arguments that no action could read are a 400, with a head of its own: %s", async (head) => {
  expect(await statusOf(action, { head })).toBe(400);
});

test("what breaks behind a door, in an outage, or without an action is said as it is", async () => {
  expect(await statusOf(action, { note: { door: "sites.addSites" } })).toBe(500);
  expect(await statusOf(action, { note: { outage: true } })).toBe(503);
  expect(await statusOf({})).toBe(500);
});
