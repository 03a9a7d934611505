import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { endSessionOrLater, finishSignOut } from "@/components/accounts/sign-out";

let rows: Map<string, string>;
/** What the sign-out route answers. */
let status: number;
let left: string[];

beforeEach(() => {
  rows = new Map();
  left = [];
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => rows.get(key) ?? null,
    setItem: (key: string, value: string) => rows.set(key, value),
    removeItem: (key: string) => rows.delete(key),
  });
  vi.stubGlobal("window", { location: { assign: (path: string) => left.push(path) } });
  vi.stubGlobal("fetch", async (address: string) =>
    address.endsWith("/csrf") ? Response.json({ csrfToken: "t" }) : new Response(null, { status }),
  );
});
afterEach(() => vi.unstubAllGlobals());

test("an outage does not count as signed out; the session is ended when a page opens next", async () => {
  status = 503;
  expect(await endSessionOrLater()).toBe(false);
  expect(await finishSignOut()).toBe(true);
  expect(left).toEqual([]);
  status = 200;
  expect(await finishSignOut()).toBe(true);
  expect(left).toEqual(["/sign-in?notice=out"]);
  expect(await finishSignOut()).toBe(false);
});

test("a session that has ended leaves nothing to do", async () => {
  status = 200;
  expect(await endSessionOrLater()).toBe(true);
  expect(await finishSignOut()).toBe(false);
});
