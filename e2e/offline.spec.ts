import { outboxTag } from "@/lib/offline/shared-names";
import { addMember } from "@/lib/testing/factories";
import { test } from "./device-test";
import { expect, newAccount } from "./fixtures";
import {
  beginRecord,
  fillSignIn,
  isSync,
  readyForOffline,
  record,
  saved,
  signInAt,
  signOut,
  statusSection,
  team,
  textsOnServer,
  write,
} from "./offline-app";
import { noViolations } from "./ui";

/** Work without a network, on the production build, in a browser whose process is really killed. */

test.use({ actionTimeout: 20_000 });

test("from a cold start without a network: record, kill the browser, open it again, and after reconnecting everything is on the server once", async ({
  db,
  device,
}) => {
  const { member, projectId, site } = await team(db);
  const page = await signInAt(device, member, `/projects/${projectId}`);
  await readyForOffline(page);
  await device.offline();
  await device.shutDown();

  const cold = await device.visit(`/projects/${projectId}`);
  await expect(cold.getByText("现在没有网络")).toBeVisible();
  await expect(cold.getByText(/可离线使用，内容更新于/)).toBeVisible();
  await expect(cold.getByText(site)).toBeVisible();
  await noViolations(cold);
  await cold.getByRole("link", { name: "新建走访" }).click();
  await record(cold, { site, texts: ["村级议事会每月一次。", "专职人员不足。"] });
  await noViolations(cold);
  await device.kill();

  const again = await device.visit("/projects");
  await again.getByRole("link", { name: /课题/ }).first().click();
  await again.getByRole("region", { name: "没有同步的走访" }).getByRole("link", { name: site }).click();
  const section = statusSection(again);
  await expect(section.getByLabel("第1条", { exact: true })).toHaveValue("村级议事会每月一次。");
  await expect(section.getByLabel("第2条", { exact: true })).toHaveValue("专职人员不足。");
  await write(again, ["经费逐年增加。"], 2);
  await expect(saved(again, "kept")).toBeVisible();
  await device.reconnect();
  await expect
    .poll(() => textsOnServer(db, projectId))
    .toEqual(["专职人员不足。", "村级议事会每月一次。", "经费逐年增加。"].sort());
  expect(await db.visit.count({ where: { projectId } })).toBe(1);
  await expect(saved(again, "synced")).toBeVisible();
});

test("a session that ends in the middle of the form: the same person, and nobody else, signs in again in place, and the text is kept", async ({
  db,
  device,
}) => {
  const { member, projectId, site } = await team(db);
  const page = await signInAt(device, member, `/projects/${projectId}/visits/new`);
  await record(page, { site, texts: ["第一句。"] });
  await expect(saved(page, "synced")).toBeVisible();
  await page.context().clearCookies();
  await write(page, ["第二句。"], 1);
  await page.getByRole("button", { name: "重新登录" }).click();
  const dialog = page.getByRole("dialog", { name: "重新登录" });
  await noViolations(page);
  const stranger = await newAccount(db);
  await dialog.getByLabel("账号").fill(stranger.accountName);
  await dialog.getByLabel("密码").fill(stranger.password);
  await dialog.getByRole("button", { name: "登录", exact: true }).click();
  await expect(dialog.getByText(/这是另一个账号/)).toBeVisible();
  expect(await textsOnServer(db, projectId)).toEqual(["第一句。"]);

  await dialog.getByLabel("账号").fill(member.accountName);
  await dialog.getByLabel("密码").fill(member.password);
  await dialog.getByRole("button", { name: "登录", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(saved(page, "synced")).toBeVisible();
  await expect(statusSection(page).getByLabel("第2条", { exact: true })).toHaveValue("第二句。");
  expect(await textsOnServer(db, projectId)).toEqual(["第一句。", "第二句。"].sort());
});

test("two windows on one draft: one writes, the other says so and can take over, and neither's words are lost", async ({
  db,
  device,
}) => {
  const { member, projectId, site } = await team(db);
  const first = await signInAt(device, member, `/projects/${projectId}/visits/new`);
  await record(first, { site, texts: ["第一个窗口写的。"] });
  const second = await device.visit(new URL(first.url()).pathname + new URL(first.url()).search);
  await expect(second.getByText("这份走访在另一个窗口里打开着")).toBeVisible();
  await second.getByRole("button", { name: "在此处继续" }).click();
  await expect(statusSection(second).getByLabel("第1条", { exact: true })).toHaveValue("第一个窗口写的。");
  await write(second, ["第二个窗口写的。"], 1);
  await expect(saved(second, "synced")).toBeVisible();
  await statusSection(first).getByLabel("第1条", { exact: true }).fill("不该写进去。");
  await expect(first.getByText("这份走访在另一个窗口里打开着")).toBeVisible();
  await expect(statusSection(first).getByLabel("第1条", { exact: true })).toBeDisabled();
  expect(await textsOnServer(db, projectId)).toEqual(["第一个窗口写的。", "第二个窗口写的。"].sort());
});

test("with no page open, waiting visits are sent when the browser wakes the service worker", async ({ db, device }) => {
  const { member, projectId, site } = await team(db);
  device.wire.fate = (path) => (isSync(path) ? "drop" : "carry");
  const page = await signInAt(device, member, `/projects/${projectId}/visits/new`);
  await readyForOffline(page);
  await record(page, { site, texts: ["路上才有信号。"] });
  await expect(saved(page, "kept")).toBeVisible();
  await page.goto("about:blank");
  device.wire.fate = () => "carry";
  expect(await textsOnServer(db, projectId)).toEqual([]);
  await device.wakeWorker(page, outboxTag);
  await expect.poll(() => textsOnServer(db, projectId)).toEqual(["路上才有信号。"]);
});

test("signed out with unsent work: the next person neither sees nor sends it, and it is there when its author is back", async ({
  db,
  device,
}) => {
  const { member, projectId, site } = await team(db);
  const other = await newAccount(db);
  await addMember(db, { projectId, userId: other.id, role: "member" });
  device.wire.fate = (path) => (isSync(path) ? "drop" : "carry");
  const page = await signInAt(device, member, `/projects/${projectId}/visits/new`);
  await record(page, { site, texts: ["只有本人能看。"] });
  await signOut(page, member);

  device.wire.fate = () => "carry";
  await fillSignIn(page, other);
  await expect(page).toHaveURL(/\/projects/);
  await page.goto(`${device.wire.address}/projects/${projectId}/outbox`);
  await expect(page.getByText("没有待同步的走访")).toBeVisible();
  await readyForOffline(page);
  await device.offline();
  await page.goto(`${device.wire.address}/projects/${projectId}/outbox`);
  await expect(page.getByText("没有待同步的走访")).toBeVisible();
  expect(await page.content()).not.toContain("只有本人能看");
  await device.reconnect();
  await page.goto(`${device.wire.address}/projects/${projectId}`);
  expect(await textsOnServer(db, projectId)).toEqual([]);
  await signOut(page, other);

  await fillSignIn(page, member);
  await expect.poll(() => textsOnServer(db, projectId)).toEqual(["只有本人能看。"]);
  expect((await db.visit.findFirstOrThrow({ where: { projectId } })).recorderId).toBe(member.id);
});

test("waiting visits are saved to a file with a passphrase and restored once on another device of the same person", async ({
  db,
  device,
  second,
}) => {
  const { member, projectId, site } = await team(db);
  device.wire.fate = (path) => (isSync(path) ? "drop" : "carry");
  const page = await signInAt(device, member, `/projects/${projectId}/visits/new`);
  await record(page, { site, texts: ["从这台带走。"] });
  await page.goto(`${device.wire.address}/projects/${projectId}/outbox`);
  await expect(page.getByText(/最早一份已等/)).toBeVisible();
  await page.getByRole("button", { name: "存成文件" }).click();
  const save = page.getByRole("dialog", { name: "存成文件" });
  await noViolations(page);
  await save.getByLabel(/^口令/).fill("太短");
  await save.getByRole("button", { name: "存成文件" }).click();
  await expect(save.getByText("口令至少12字。")).toBeVisible();
  const passphrase = "桥头镇的三棵老樟树和一口井";
  await save.getByLabel(/^口令/).fill(passphrase);
  await save.getByLabel(/^再输一遍/).fill(passphrase);
  const file = await device.downloadOf(() => save.getByRole("button", { name: "存成文件" }).click());
  await expect(page.getByText("已存成文件，共1份。")).toBeVisible();

  const there = await signInAt(second, member, `/projects/${projectId}/outbox`);
  const restore = async (words: string) => {
    const dialog = there.getByRole("dialog", { name: "从文件读回" });
    if (!(await dialog.isVisible())) await there.getByRole("button", { name: "从文件读回" }).click();
    await dialog.getByLabel(/^选择文件/).setInputFiles(file);
    await dialog.getByLabel(/^口令/).fill(words);
    await dialog.getByRole("button", { name: "从文件读回" }).click();
  };
  await restore("另一句口令，打不开它");
  await expect(there.getByText("打不开：口令不对，或文件已损坏。")).toBeVisible();
  await restore(passphrase);
  await expect(there.getByText(/已读回1份/)).toBeVisible();
  await expect.poll(() => textsOnServer(db, projectId)).toEqual(["从这台带走。"]);

  // Pressed while nothing gets through: with a connection the next try of its own could come first, and the button go.
  const tried = page.waitForRequest((request) => isSync(new URL(request.url()).pathname));
  await page.getByRole("button", { name: "全部同步" }).click();
  await tried;
  device.wire.fate = () => "carry";
  await page.reload();
  await expect(page.getByText("没有待同步的走访")).toBeVisible();
  expect(await db.visit.count({ where: { projectId } })).toBe(1);
  expect((await db.visit.findFirstOrThrow({ where: { projectId } })).version).toBe(1);
});

test("a full device says so, keeps the text in the form, and saves it when there is space", async ({ db, device }) => {
  const { member, projectId, site } = await team(db);
  device.wire.fate = (path) => (isSync(path) ? "drop" : "carry");
  const page = await device.visit("/sign-in");
  const browser = await page.context().newCDPSession(page);
  const origin = device.wire.address;
  // Before anything is saved: the browser caches for a while how much space there was.
  await browser.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await page.goto(`${origin}/sign-in?from=/projects/${projectId}/visits/new`);
  await fillSignIn(page, member);
  await beginRecord(page, { site, texts: ["装不下的这一句。"] });
  await expect(page.getByText(/本机存储已满/).first()).toBeVisible();
  await expect(statusSection(page).getByLabel("第1条", { exact: true })).toHaveValue("装不下的这一句。");
  await browser.send("Storage.overrideQuotaForOrigin", { origin });
  await expect(saved(page, "kept")).toBeVisible();
  await page.reload();
  await expect(statusSection(page).getByLabel("第1条", { exact: true })).toHaveValue("装不下的这一句。");
});
