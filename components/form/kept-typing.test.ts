import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

/** One page of one tab; a reload loads the module again. */
const page = { account: "wang", path: "/projects/1/members" };
let rows: Map<string, string>;

async function load() {
  vi.resetModules();
  return import("@/components/form/kept-typing");
}

beforeEach(() => {
  rows = new Map();
  Object.assign(page, { account: "wang", path: "/projects/1/members" });
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => rows.get(key) ?? null,
    setItem: (key: string, value: string) => rows.set(key, value),
    removeItem: (key: string) => rows.delete(key),
  });
  vi.stubGlobal("document", { querySelector: () => ({ dataset: page }) });
  vi.stubGlobal("location", {
    get pathname() {
      return page.path;
    },
    reload: () => {},
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function typeAndReload() {
  const before = await load();
  before.openForm("invitation", () => ({ note: "老王" }));
  before.openForm("untouched", () => undefined);
  before.carryOn();
  return load();
}

test("what was typed comes back after the reload, once", async () => {
  const { takeTyped } = await typeAndReload();
  expect(takeTyped("untouched")).toBeUndefined();
  expect(takeTyped("invitation")).toEqual({ note: "老王" });
  expect(takeTyped("invitation")).toBeUndefined();
  expect(rows.size).toBe(0);
});

test("it does not come back for another person", async () => {
  const { takeTyped } = await typeAndReload();
  page.account = "li";
  expect(takeTyped("invitation")).toBeUndefined();
});

test("it does not come back on another page", async () => {
  const { takeTyped } = await typeAndReload();
  page.path = "/projects/2/members";
  expect(takeTyped("invitation")).toBeUndefined();
});

test("it does not come back after half an hour", async () => {
  const { takeTyped } = await typeAndReload();
  vi.useFakeTimers({ now: Date.now() + 31 * 60_000 });
  expect(takeTyped("invitation")).toBeUndefined();
});

test("a form that an error page replaces is kept, and one that was sent is not", async () => {
  const { keepTyped, openForm, takeTyped } = await load();
  let sent: object | undefined = { note: "发出" };
  const closeSent = openForm("sent", () => sent);
  const closeReplaced = openForm("replaced", () => ({ note: "半句" }));
  sent = undefined;
  closeSent();
  closeReplaced();
  keepTyped();
  expect(takeTyped("sent")).toBeUndefined();
  expect(takeTyped("replaced")).toEqual({ note: "半句" });
});

test("a form that closes without being sent gives its text back when it opens again, only to this person on this page", async () => {
  const { openForm, takeTyped } = await load();
  const close = () => openForm("theme.new", () => ({ name: "报表太多" }))();
  close();
  expect(takeTyped("theme.new")).toEqual({ name: "报表太多" });
  expect(takeTyped("theme.new")).toBeUndefined();

  close();
  page.path = "/projects/2/codebook";
  expect(takeTyped("theme.new")).toBeUndefined();

  close();
  page.account = "li";
  expect(takeTyped("theme.new")).toBeUndefined();
});

test("a form closed by a link belongs to the page it was on, although the address has changed", async () => {
  const { openForm, takeTyped } = await load();
  const leave = openForm("invitation", () => ({ note: "老王" }));
  page.path = "/projects/1/visits";
  leave();
  expect(takeTyped("invitation")).toBeUndefined();
  page.path = "/projects/1/members";
  const leaveAgain = openForm("invitation", () => ({ note: "老王" }));
  page.path = "/projects/1/visits";
  leaveAgain();
  page.path = "/projects/1/members";
  expect(takeTyped("invitation")).toEqual({ note: "老王" });
});

test("what a closed dialog held outlives a reload as well, but not signing out", async () => {
  const before = await load();
  before.openForm("theme.new", () => ({ name: "报表太多" }))();
  before.carryOn();
  const { takeTyped } = await load();
  expect(takeTyped("theme.new")).toEqual({ name: "报表太多" });

  const again = await load();
  again.openForm("theme.new", () => ({ name: "报表太多" }))();
  again.forgetTyped();
  expect(again.takeTyped("theme.new")).toBeUndefined();
});

test("nothing is kept after signing out", async () => {
  const before = await load();
  before.openForm("invitation", () => ({ note: "老王" }));
  before.keepTyped();
  before.forgetTyped();
  before.keepTyped();
  expect(rows.size).toBe(0);
});

test("no form with a password keeps it", () => {
  const forms = readdirSync("components", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => ({ file, text: readFileSync(join("components", file), "utf8") }))
    .filter(({ text }) => /<PasswordFields|type="password"|<CredentialFields/.test(text));
  expect(forms.length).toBeGreaterThan(3);
  for (const { file, text } of forms) {
    const kept = [...text.matchAll(/useKept(?:Form|Typing)\([^;]*;/g)].map(([call]) => call);
    for (const call of kept) expect(call, file).toMatch(/without: \[.*"password", "repeat"\]/);
  }
});
