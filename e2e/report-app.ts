import { readFileSync } from "node:fs";
import type { Download, Locator, Page } from "@playwright/test";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { readParagraphs } from "@/lib/testing/docx-reader";
import {
  addMember,
  addSite,
  addTheme,
  addVisit,
  createProject,
  entryContent,
  serial,
  visitContent,
} from "@/lib/testing/factories";
import { expect, newAccount } from "./fixtures";

/** What the tests of a report share. */

/** Three sites with two problems and a suggestion under themes. The fourth site is only planned. */
export async function prepare(db: PrismaClient) {
  const [lead, reader] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id, name: `基层治理${serial()}` });
  await addMember(db, { projectId, userId: reader.id, role: "viewer" });
  const themes = {
    staff: await addTheme(db, { projectId, dimension: "problem", name: "专职人员不足" }),
    money: await addTheme(db, { projectId, dimension: "problem", name: "经费保障不足" }),
    posts: await addTheme(db, { projectId, dimension: "suggestion", name: "配齐专职岗位" }),
  };
  const said = [
    {
      site: "桥头镇",
      entries: [
        ["problem", "专职人员只有两名。", themes.staff],
        ["problem", "经费一年一议。", themes.money],
        ["suggestion", "建议配齐专职岗位。", themes.posts],
      ],
    },
    { site: "林湖乡", entries: [["problem", "专职人员流动快。", themes.staff]] },
    {
      site: "城东街道",
      entries: [
        ["problem", "专职人员兼职多。", themes.staff],
        ["problem", "工作经费没有来源。", themes.money],
      ],
    },
    { site: "高岭镇", entries: [] },
  ] as const;
  for (const [position, { site, entries }] of said.entries()) {
    const siteId = await addSite(db, { projectId, name: site, position });
    if (entries.length === 0) continue;
    const rows = entries.map(([dimension, text, themeId]) => ({ themeId, entry: entryContent({ dimension, text }) }));
    const content = visitContent({
      siteId,
      recorderId: lead.id,
      visitedOn: `2026-11-1${position}`,
      entries: rows.map(({ entry }) => entry),
    });
    await addVisit(db, { projectId, state: "approved", reviewerId: lead.id, content });
    for (const { themeId, entry } of rows)
      await db.entryTheme.create({ data: { projectId, entryId: entry.id, themeId, assignedBy: lead.id } });
  }
  return { lead, reader, projectId };
}

/** On a phone one pane is shown at a time, and most buttons of the head are folded. */
export const showText = (page: Page) =>
  page.getByRole("group", { name: "窗格" }).getByRole("button", { name: "正文" }).click();
export const unfold = (page: Page) => page.getByRole("button", { name: "更多操作", exact: true }).click();

/** What a draft says of the three themes. */
export const drafted = {
  staff: "走访的镇街园区都反映专职人员不足",
  money: "多数镇街园区反映经费保障不足",
  posts: "桥头镇建议配齐专职岗位",
};

/** Opens a part of the report by its name in the outline. */
export async function choose(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("region", { name: "目录" }).getByRole("button", { name }).first().click();
}
/**
 * Opens a report and waits until its scripts run: fields that come alive while they are filled lose their selection.
 */
export async function openReport(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(async () => {
    await choose(page, "结尾与落款");
    await expect(page.getByLabel("落款单位")).toBeVisible({ timeout: 500 });
  }).toPass();
  await choose(page, "标题与前言");
  await expect(titleOf(page)).toBeVisible();
}

export const titleOf = (page: Page) => page.getByRole("textbox", { name: "标题", exact: true });
export const allSaved = (page: Page) => expect(page.getByRole("status").filter({ hasText: /^●已保存$/ })).toBeVisible();

export const textsOf = (file: Uint8Array) => readParagraphs(file).map(({ text }) => text);

/** A file as it was saved on the reader's disk. */
export async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}

/** Types at the end of a text of the report, as a keyboard does. */
export async function addTo(text: Locator, words: string): Promise<void> {
  await text.press("Control+End");
  await text.page().keyboard.insertText(words);
}
