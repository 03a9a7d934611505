import type { Page } from "@playwright/test";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { addMember, addSite, createProject } from "@/lib/testing/factories";
import type { Device } from "./device";
import { expect, newAccount, type Account } from "./fixtures";

/** What the tests of offline work do in the product, as a person would. */
export type Person = Account & { id: string };

export interface Team {
  member: Person;
  projectId: string;
  siteId: string;
  site: string;
}

export async function team(db: PrismaClient): Promise<Team> {
  const [lead, member] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id });
  await addMember(db, { projectId, userId: member.id, role: "member" });
  const siteId = await addSite(db, { projectId });
  const { name: site } = await db.site.findUniqueOrThrow({ where: { projectId_id: { projectId, id: siteId } } });
  return { member, projectId, siteId, site };
}

export async function fillSignIn(page: Page, person: Account): Promise<void> {
  await expect(page.getByRole("button", { name: "登录", exact: true })).toBeEnabled();
  await page.getByLabel("账号").fill(person.accountName);
  await page.getByLabel("密码").fill(person.password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

export async function signInAt(device: Device, person: Account, path: string): Promise<Page> {
  const page = await device.visit(`/sign-in?from=${encodeURIComponent(path)}`);
  await fillSignIn(page, person);
  // The form of a new visit puts its id into the address.
  await expect(page).toHaveURL((url) => url.pathname === path);
  return page;
}

export async function signOut(page: Page, person: Account): Promise<void> {
  await page.getByRole("button", { name: person.displayName }).click();
  await page.getByRole("menuitem", { name: "退出登录" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
}

/** Opens the project online once, which stores it for work without a network. */
export async function readyForOffline(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    navigator.serviceWorker.ready.then((registration) => registration.active?.state === "activated"),
  );
  await expect(page.getByText(/可离线使用 · 更新于/)).toBeAttached();
}

export function statusSection(page: Page) {
  return page.getByRole("region", { name: "工作现状", exact: true });
}

export async function write(page: Page, texts: string[], from = 0): Promise<void> {
  const section = statusSection(page);
  for (const [index, text] of texts.entries()) {
    const place = from + index;
    if (place === 0) await section.getByRole("button", { name: "添加一条" }).first().click();
    else await section.getByLabel(`第${place}条`, { exact: true }).press("Enter");
    await section.getByLabel(`第${place + 1}条`, { exact: true }).fill(text);
  }
}

/** What the form says about its text: saved on the device, synced with the server… */
export const saved = (page: Page, state: "kept" | "synced") => page.locator(`[data-save-state="${state}"]`);

export async function beginRecord(page: Page, input: { site: string; texts: string[] }): Promise<void> {
  // Found by its role, because the page that links here has a list of the same name.
  await page.getByRole("combobox", { name: "调研点" }).selectOption({ label: input.site });
  await page.getByLabel("走访方式").selectOption({ label: "座谈交流" });
  await page.getByRole("group", { name: "四个维度" }).getByRole("button", { name: /现状/ }).click();
  await write(page, input.texts);
}

export async function record(page: Page, input: { site: string; texts: string[] }): Promise<void> {
  await beginRecord(page, input);
  await expect(
    page.locator('[data-save-state="kept"],[data-save-state="sending"],[data-save-state="synced"]'),
  ).toBeVisible();
}

export async function textsOnServer(db: PrismaClient, projectId: string): Promise<string[]> {
  const entries = await db.entry.findMany({ where: { projectId }, select: { text: true } });
  return entries.map(({ text }) => text).sort();
}

export const isSync = (path: string) => path.startsWith("/api/sync/visits");
