import type { Page } from "@playwright/test";
import { addMember, addSite, createProject } from "@/lib/testing/factories";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { Device } from "./device";
import { expect, newAccount, test as base, type Account } from "./fixtures";

/** Work without a network, on the production build, in a browser whose process is really killed. */

const test = base.extend<{ device: Device }>({
  device: async ({ baseURL }, provide) => {
    const device = await Device.with(baseURL ?? "");
    await provide(device);
    await device.dispose();
  },
});

async function team(db: PrismaClient) {
  const [lead, member] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id });
  await addMember(db, { projectId, userId: member.id, role: "member" });
  const siteId = await addSite(db, { projectId });
  const { name: site } = await db.site.findUniqueOrThrow({ where: { projectId_id: { projectId, id: siteId } } });
  return { lead, member, projectId, siteId, site };
}

async function signInAt(device: Device, person: Account, path: string): Promise<Page> {
  const page = await device.visit(`/sign-in?from=${encodeURIComponent(path)}`);
  await page.getByLabel("账号").fill(person.accountName);
  await page.getByLabel("密码").fill(person.password);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).toHaveURL(`${device.wire.address}${path}`);
  return page;
}

/** Once opened online, the project is kept for working without a network. */
async function readyForOffline(page: Page) {
  await page.waitForFunction(() => navigator.serviceWorker.ready.then((registration) => registration.active?.state === "activated"));
  await expect(page.getByText(/可离线使用 · 更新于/)).toBeAttached();
}

async function record(page: Page, input: { site: string; texts: string[] }) {
  await page.getByLabel("调研点").selectOption({ label: input.site });
  await page.getByLabel("走访方式").selectOption({ label: "座谈交流" });
  await page.getByRole("group", { name: "四个维度" }).getByRole("button", { name: /现状/ }).click();
  const section = page.getByRole("region", { name: "工作现状", exact: true });
  await section.getByRole("button", { name: "添加一条" }).first().click();
  for (const [index, text] of input.texts.entries()) {
    if (index > 0) await page.keyboard.press("Enter");
    await section.getByLabel(`第${index + 1}条`, { exact: true }).fill(text);
  }
  await expect(page.getByText("已保存在本机").first()).toBeVisible();
}

async function textsOnServer(db: PrismaClient, projectId: string): Promise<string[]> {
  const entries = await db.entry.findMany({ where: { projectId }, select: { text: true } });
  return entries.map(({ text }) => text).sort();
}

test("from a cold start without a network: record, be killed, open again, and on reconnecting all is on the server once", async ({ db, device }) => {
  const { member, projectId, site } = await team(db);
  const page = await signInAt(device, member, `/projects/${projectId}`);
  await readyForOffline(page);
  await device.offline();
  await device.shutDown();

  const cold = await device.visit(`/projects/${projectId}`);
  await expect(cold.getByText("现在没有网络")).toBeVisible();
  await expect(cold.getByText(site)).toBeVisible();
  await cold.getByRole("link", { name: "新建走访" }).click();
  await record(cold, { site, texts: ["村级议事会每月一次。", "专职人员不足。"] });
  await device.kill();

  const again = await device.visit("/projects");
  await again.getByRole("link", { name: /课题/ }).first().click();
  await again.getByRole("region", { name: "没有同步的走访" }).getByRole("link", { name: site }).click();
  await expect(again.getByLabel("第1条", { exact: true })).toHaveValue("村级议事会每月一次。");
  await expect(again.getByLabel("第2条", { exact: true })).toHaveValue("专职人员不足。");
  await device.reconnect();
  await expect.poll(() => textsOnServer(db, projectId)).toEqual(["专职人员不足。", "村级议事会每月一次。"].sort());
  expect(await db.visit.count({ where: { projectId } })).toBe(1);
  await expect(again.getByText("已同步").first()).toBeVisible();
});
