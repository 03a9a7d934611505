import type { CDPSession, Page } from "@playwright/test";
import { addMember, addSite, addVisit, createProject, entryContent, visitContent } from "@/lib/testing/factories";
import { expect, newAccount, test } from "./fixtures";
import { readyForOffline } from "./offline-app";

/** What the visit form loads by itself, and what only when a person begins. */

/** More than a bare page of the application. A part that few need is loaded at its first use. */
const mostBytes = 105_000;
/** The schema, and what takes a photo without a network: soon after the first touch. */
const mostAtFirstTouch = 60_000;

/** The bytes of scripts as they are transferred, compressed and with their headers. */
async function countScripts(cdp: CDPSession) {
  const scripts = new Set<string>();
  let bytes = 0;
  cdp.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await cdp.send("Network.enable");
  return () => bytes;
}

/** Every page of a project starts its queue of files when it is idle: what comes last by itself. */
const settled = (page: Page) =>
  page
    .waitForFunction(() => performance.now() > 4_000 && document.readyState === "complete")
    .then(async () => {
      await page.waitForLoadState("networkidle");
    });

test("the form's own JavaScript stays small, and the schema comes at the first touch", async ({ db, pageOf }) => {
  const member = await newAccount(db);
  const projectId = await createProject(db, { leadId: member.id });
  const loaded = async (address: string) => {
    const page = await pageOf(member);
    const bytes = await countScripts(await page.context().newCDPSession(page));
    await page.goto(address);
    await settled(page);
    return { page, bytes };
  };
  const bare = await loaded("/no-such-page");
  const form = await loaded(`/projects/${projectId}/visits/new`);
  await expect(form.page.getByRole("heading", { name: "附件" })).toBeVisible();
  const alone = form.bytes() - bare.bytes();
  expect(alone).toBeGreaterThan(50_000);
  expect(alone).toBeLessThan(mostBytes);

  const before = form.bytes();
  await form.page.getByRole("button", { name: "添加一条" }).first().click();
  await expect.poll(() => form.bytes() - before).toBeGreaterThan(30_000);
  await form.page.waitForLoadState("networkidle");
  expect(form.bytes() - before).toBeLessThan(mostAtFirstTouch);
});

test("the first screen of the form is in the server's HTML, and opens once the device has answered", async ({
  db,
  pageOf,
}) => {
  const [lead, member] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id });
  await addMember(db, { projectId, userId: member.id, role: "member" });
  const siteId = await addSite(db, { projectId, name: "桥头镇" });
  const points = Array.from({ length: 40 }, (_, place) => entryContent({ text: `第${place + 1}点` }));
  const content = visitContent({ siteId, recorderId: member.id, entries: points });
  const visitId = await addVisit(db, { projectId, state: "draft", content });
  const page = await pageOf(member);
  const said: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") said.push(message.text());
  });
  page.on("pageerror", (error) => said.push(String(error)));
  let release = () => {};
  const released = new Promise<void>((done) => (release = done));
  await page.route(/\/_next\/static\/chunks\/.*\.js/, async (route) => {
    await released;
    await route.continue();
  });
  const state = page.locator("[data-save-state]");

  await page.goto(`/projects/${projectId}/visits/${visitId}/edit`, { waitUntil: "commit" });
  const boxes = page.locator('textarea[name^="entries."]');
  await expect(boxes.first()).toHaveValue("第1点");
  await expect(boxes.first()).toBeDisabled();
  await expect(page.getByRole("heading", { name: "桥头镇" })).toBeVisible();
  await expect(state).toHaveText("正在打开…");
  // A browser that comes back to the page fills in no earlier text; and no `<form>` is asked at every event (104).
  expect(await boxes.first().evaluate((box: HTMLTextAreaElement) => box.form?.autocomplete)).toBe("off");
  await expect(page.locator("form textarea")).toHaveCount(0);
  // What nobody can do anything with yet: the rows far below, and a way to hand in.
  expect(await boxes.count()).toBeLessThan(40);
  await expect(page.getByRole("button", { name: "提交审核" })).toBeDisabled();
  release();
  await expect(boxes.first()).toBeEnabled();
  await expect(boxes).toHaveCount(40);
  await boxes.first().fill("改过的第1点");
  await expect(state).toHaveAttribute("data-save-state", "synced");

  await page.goto(`/projects/${projectId}/visits/new`);
  await expect(page.getByLabel("调研点")).toBeEnabled();
  await page.getByLabel("调研点").selectOption({ label: "桥头镇" });
  // What the browser makes of the HTML is what the server made of it.
  expect(said).toEqual([]);
});

test("what is typed is on the device before the schema has come, and is sent when it has", async ({ db, pageOf }) => {
  const [lead, member] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id });
  await addMember(db, { projectId, userId: member.id, role: "member" });
  await addSite(db, { projectId, name: "桥头镇" });
  const page = await pageOf(member);
  await page.goto(`/projects/${projectId}/visits/new`);
  await expect(page.getByRole("heading", { name: "附件" })).toBeVisible();
  await settled(page);
  let release = () => {};
  const released = new Promise<void>((done) => (release = done));
  await page.route(/\/_next\/static\/chunks\/.*\.js/, async (route) => {
    await released;
    await route.continue();
  });
  await page.getByLabel("调研点").selectOption({ label: "桥头镇" });
  await page.getByLabel("走访方式").selectOption({ label: "座谈交流" });
  await page.getByRole("button", { name: "添加一条" }).first().click();
  await page.keyboard.type("村级议事会每月开一次。");
  const state = page.locator("[data-save-state]");
  await expect(state).toHaveAttribute("data-save-state", "kept");
  await expect(state).toContainText("已保存在本机");
  expect(await db.entry.count({ where: { projectId } })).toBe(0);
  release();
  await expect(page.locator('[data-save-state="synced"]')).toBeVisible();
  expect(await db.entry.findMany({ where: { projectId }, select: { text: true } })).toEqual([
    { text: "村级议事会每月开一次。" },
  ]);
});

test("the schema is tried again by itself, though the network does not say that it is back", async ({ db, pageOf }) => {
  const member = await newAccount(db);
  const projectId = await createProject(db, { leadId: member.id });
  await addSite(db, { projectId, name: "桥头镇" });
  const page = await pageOf(member);
  await page.goto(`/projects/${projectId}/visits/new`);
  await expect(page.getByRole("heading", { name: "附件" })).toBeVisible();
  await settled(page);
  const scripts = /\/_next\/static\/chunks\/.*\.js/;
  await page.route(scripts, (route) => route.abort("internetdisconnected"));
  await page.getByLabel("调研点").selectOption({ label: "桥头镇" });
  await page.getByLabel("走访方式").selectOption({ label: "座谈交流" });
  await page.getByRole("button", { name: "添加一条" }).first().click();
  await page.keyboard.type("村级议事会每月开一次。");
  await expect(page.locator('[data-held="unchecked"]')).toBeVisible();
  await page.unroute(scripts);
  await expect(page.locator('[data-save-state="synced"]')).toBeVisible();
  expect(await db.entry.count({ where: { projectId } })).toBe(1);
});

test("what the form loads later is in the offline store, should the network go first", async ({ db, pageOf }) => {
  const member = await newAccount(db);
  const projectId = await createProject(db, { leadId: member.id });
  await addSite(db, { projectId, name: "桥头镇" });
  const page = await pageOf(member, { worker: true });
  await page.goto(`/projects/${projectId}/visits/new`);
  await expect(page.getByRole("heading", { name: "附件" })).toBeVisible();
  await readyForOffline(page);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "录音" }).click();
  // The recorder is there; this browser has no microphone.
  await expect(page.getByText(/麦克风/)).toBeVisible();
  await page.getByLabel("选照片").setInputFiles({ name: "假.jpg", mimeType: "image/jpeg", buffer: Buffer.from("x") });
  await expect(page.getByText(/^假\.jpg：/)).toBeVisible();
  await page.getByLabel("调研点").selectOption({ label: "桥头镇" });
  await page.getByLabel("走访方式").selectOption({ label: "座谈交流" });
  await page.getByRole("button", { name: "添加一条" }).first().click();
  await page.keyboard.type("没有网络也检查");
  // Checked by the schema: only the network keeps it.
  await expect(page.locator("[data-save-state]")).toHaveAttribute("data-held", "offline");
});
