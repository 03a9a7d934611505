import type { Page } from "@playwright/test";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { addMember, addSite, createProject, serial } from "@/lib/testing/factories";
import { openDimension } from "./app";
import { expect, newAccount } from "./fixtures";

/** A team of four with one site, and the visit form up to the point where somebody's number is typed. */

/** Belongs to nobody: an area that does not exist, a mobile number of zeros, a published test card. */
export const idNumber = "32999919900101002X";
export const mobile = "13000000000";
export const card = "6200000000000005";

export async function prepare(db: PrismaClient) {
  const [lead, reviewer, member, viewer] = [
    await newAccount(db),
    await newAccount(db),
    await newAccount(db),
    await newAccount(db),
  ];
  const projectId = await createProject(db, { leadId: lead.id, name: `走访课题${serial()}` });
  for (const [userId, role] of [
    [reviewer.id, "reviewer"],
    [member.id, "member"],
    [viewer.id, "viewer"],
  ] as const)
    await addMember(db, { projectId, userId, role });
  const siteId = await addSite(db, { projectId, name: "桥头镇" });
  const texts = async () =>
    (await db.entry.findMany({ where: { projectId }, select: { text: true }, orderBy: { position: "asc" } })).map(
      ({ text }) => text,
    );
  return { lead, reviewer, member, viewer, projectId, siteId, address: `/projects/${projectId}/visits/new`, texts };
}

export async function fillBasics(page: Page, place = "镇政府二楼会议室") {
  await page.getByLabel("调研点").selectOption({ label: "桥头镇" });
  await page.getByLabel("走访日期").fill("2026-11-20");
  await page.getByLabel("走访方式").selectOption({ label: "座谈交流" });
  await page.getByLabel("地点").fill(place);
  const heard = page.getByRole("group", { name: /受访对象/ });
  await heard.getByRole("button", { name: "添加受访对象" }).click();
  await heard.getByLabel("第1类受访对象", { exact: true }).fill("村干部");
  await heard.getByLabel("第1类人数", { exact: true }).fill("3");
}

export const status = (page: Page) => page.getByRole("region", { name: "工作现状", exact: true });
export const warnings = (page: Page) => page.getByRole("status").filter({ hasText: "疑似含有" });
export const saved = (page: Page) => page.locator('[data-save-state="synced"]');

/** The first point of 工作现状, with the focus in its box. */
export async function beginPoint(page: Page) {
  if ((page.viewportSize()?.width ?? 0) < 1024) await openDimension(page, "工作现状");
  await status(page).getByRole("button", { name: "添加一条" }).first().click();
  const box = status(page).getByLabel("第1条", { exact: true });
  await expect(box).toBeFocused();
  return box;
}
