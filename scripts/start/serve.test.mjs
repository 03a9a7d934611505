import { createServer } from "node:net";
import { expect, test } from "vitest";
import { Refusal } from "../say.mjs";
import { checkPort, hostsOf, readPort } from "./ports.mjs";
import { addressOf } from "./serve.mjs";

test("without a trusted proxy the address is the socket's, whatever the client says", () => {
  expect(addressOf({ socketAddress: "192.0.2.7", forwardedFor: "198.51.100.1", trustProxy: false })).toBe("192.0.2.7");
});

test("behind a trusted proxy only the element it wrote itself, the right-most, counts", () => {
  expect(addressOf({ socketAddress: "10.0.0.1", forwardedFor: "1.2.3.4, 198.51.100.1", trustProxy: true })).toBe(
    "198.51.100.1",
  );
});

test.each(["", undefined, "nonsense", "1.2.3.4, "])(
  "behind a proxy that says %j the address is the socket's",
  (forwardedFor) => {
    expect(addressOf({ socketAddress: "10.0.0.1", forwardedFor, trustProxy: true })).toBe("10.0.0.1");
  },
);

test("one client has one address, over IPv4 and mapped into IPv6", () => {
  expect(addressOf({ socketAddress: "::ffff:192.0.2.7", trustProxy: false })).toBe("192.0.2.7");
});

test("a taken port is refused in one sentence", async () => {
  const other = createServer();
  await new Promise((done) => other.listen(0, "127.0.0.1", done));
  try {
    await expect(checkPort(other.address().port, hostsOf("localhost"))).rejects.toThrow(Refusal);
  } finally {
    await new Promise((done) => other.close(done));
  }
});

test.each(["0", "65536", "80a", "-1"])("PORT=%s is refused", (text) => {
  expect(() => readPort(text)).toThrow(Refusal);
});
