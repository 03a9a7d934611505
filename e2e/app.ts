import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/**
 * What people do in Zoufang, in the words of the field. Everything is found by role and label, as a person finds it.
 */

/** A new project from the standard template; returns its id. */
export async function createProject(page: Page, name: string): Promise<string> {
  await page.goto("/projects/new");
  await page.getByLabel("课题名称").fill(name);
  await page.getByRole("button", { name: "建立课题" }).click();
  await expect(page).toHaveURL(/\/projects\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

/** Adds sites from a pasted list, one per line. */
export async function addSites(page: Page, projectId: string, names: string[]): Promise<void> {
  await page.goto(`/projects/${projectId}/sites/add`);
  await page.getByLabel("名单").fill(names.join("\n"));
  await page.getByRole("button", { name: "核对名单" }).click();
  await page.getByRole("button", { name: `添加${names.length}个` }).click();
  await expect(page).toHaveURL(`/projects/${projectId}/sites`);
  for (const name of names) await expect(page.getByRole("rowheader", { name })).toBeVisible();
}

/** A one-time link for someone new; returns its address. */
export async function inviteMember(page: Page, projectId: string, role: string): Promise<string> {
  await page.goto(`/projects/${projectId}/members`);
  await page.getByRole("button", { name: "邀请成员" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: role }).check();
  await dialog.getByRole("button", { name: "生成邀请链接" }).click();
  const link = dialog.getByLabel("链接", { exact: true });
  await expect(link).toBeVisible();
  return link.inputValue();
}

/** Opens the link, creates an account and arrives in the project. */
export async function acceptInvitation(
  page: Page,
  link: string,
  person: { displayName: string; accountName: string; password: string },
): Promise<void> {
  await page.goto(link);
  await page.getByLabel("姓名").fill(person.displayName);
  await page.getByLabel("账号").fill(person.accountName);
  await page.getByLabel(/^新密码/).fill(person.password);
  await page.getByLabel("再输一遍新密码").fill(person.password);
  await page.getByRole("button", { name: "建立账号并加入" }).click();
  await expect(page).toHaveURL(/\/projects\/[0-9a-f-]{36}$/);
}

export interface VisitNote {
  site: string;
  day: string;
  method: string;
  place: string;
  who: string;
  heard: { category: string; headCount: number };
  /** By dimension, each under its first question. A figure belongs to 工作现状. */
  entries: Record<"工作现状" | "经验典型" | "存在问题", string[]>;
  figure: { indicator: string; value: string; unit: string; asOf: string };
}

const tabOf = { 工作现状: "现状", 经验典型: "典型", 存在问题: "问题", 思考建议: "建议" } as const;

/** Shows a dimension on a phone, which shows one at a time. */
export async function openDimension(page: Page, name: keyof typeof tabOf): Promise<void> {
  await page
    .getByRole("group", { name: "四个维度" })
    .getByRole("button", { name: new RegExp(tabOf[name]) })
    .click();
}

/**
 * Records a visit on a phone, point by point, with Enter for the next. The fourth dimension was asked and not answered.
 */
export async function recordVisit(page: Page, projectId: string, note: VisitNote): Promise<void> {
  await page.goto(`/projects/${projectId}/visits/new`);
  await page.getByLabel("调研点").selectOption({ label: note.site });
  await page.getByLabel("走访日期").fill(note.day);
  await page.getByLabel("走访方式").selectOption({ label: note.method });
  await page.getByLabel("地点").fill(note.place);
  const who = page.getByRole("group", { name: "走访人员" }).getByLabel(note.who);
  if (!(await who.isChecked())) await who.check();
  const heard = page.getByRole("group", { name: /受访对象/ });
  if ((await heard.getByLabel("第1类受访对象", { exact: true }).count()) === 0)
    await heard.getByRole("button", { name: "添加受访对象" }).click();
  await heard.getByLabel("第1类受访对象", { exact: true }).fill(note.heard.category);
  await heard.getByLabel("第1类人数", { exact: true }).fill(String(note.heard.headCount));

  for (const dimension of ["工作现状", "经验典型", "存在问题"] as const) {
    await openDimension(page, dimension);
    const section = page.getByRole("region", { name: dimension, exact: true });
    const [first = "", ...others] = note.entries[dimension];
    await section.getByRole("button", { name: "添加一条" }).first().click();
    await section.getByLabel("第1条", { exact: true }).fill(first);
    for (const [index, text] of others.entries()) {
      await page.keyboard.press("Enter");
      await section.getByLabel(`第${index + 2}条`, { exact: true }).fill(text);
    }
    if (dimension !== "工作现状") continue;
    await section.getByRole("button", { name: "添加数据" }).first().click();
    await section.getByLabel("指标", { exact: true }).fill(note.figure.indicator);
    await section.getByLabel("数值", { exact: true }).fill(note.figure.value);
    await section.getByLabel("单位", { exact: true }).fill(note.figure.unit);
    await section.getByLabel("截至", { exact: true }).fill(note.figure.asOf);
  }
  await openDimension(page, "思考建议");
  await page.getByRole("region", { name: "思考建议", exact: true }).getByRole("button", { name: "未谈及" }).click();
  await expect(page.getByText(/已保存在本机|已同步/).first()).toBeVisible();
}

/** Hands in the open form and waits for the server's answer. */
export async function submitVisit(page: Page): Promise<void> {
  await openDimension(page, "思考建议");
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByText("已提交，等待审核")).toBeVisible();
}

/** Opens the first visit in this state from the list. */
export async function openVisit(page: Page, projectId: string, input: { site: string; state: string }): Promise<void> {
  await page.goto(`/projects/${projectId}/visits`);
  await page
    .getByRole("row", { name: new RegExp(`${input.site}.*${input.state}`) })
    .getByRole("link", { name: input.site })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(input.site);
}

export async function returnVisit(page: Page, input: { entry: string; comment: string }): Promise<void> {
  const item = page.getByRole("listitem").filter({ hasText: input.entry }).last();
  await item.getByRole("button", { name: /写意见/ }).click();
  await item.getByRole("textbox").fill(input.comment);
  await page.getByRole("button", { name: /退回修改/ }).click();
  await expect(page.locator(":focus").getByText("已退回修改")).toBeVisible();
}

export async function approveVisit(page: Page): Promise<void> {
  await page.getByRole("button", { name: "审核通过" }).click();
  await expect(page.locator(":focus").getByText("已审核通过")).toBeVisible();
}

/** Puts a theme on every entry of a dimension that contains the words. Creates the theme if it does not exist. */
export async function codeEntries(
  page: Page,
  projectId: string,
  input: { dimension: string; words: string; theme: string; count: number },
): Promise<void> {
  await page.goto(`/projects/${projectId}/codebook?dimension=${input.dimension}&q=${encodeURIComponent(input.words)}`);
  await page.getByRole("button", { name: "选中本页全部" }).click();
  await expect(page.getByText(`已选${input.count}条`)).toBeVisible();
  await page.getByLabel("查找或新建主题").fill(input.theme);
  const known = page.getByRole("button", { name: `归入“${input.theme}”`, exact: true });
  const fresh = page.getByRole("button", { name: `新建“${input.theme}”并归入` });
  await known.or(fresh).click();
  await expect(page.getByText(`${input.count}条归入“${input.theme}”`)).toBeVisible();
}

/** Drafts a report from the findings; returns its id. */
export async function draftReport(page: Page, projectId: string, title: string): Promise<string> {
  await page.goto(`/projects/${projectId}/reports/new`);
  await page.getByLabel("标题").fill(title);
  await page.getByRole("button", { name: "起草报告" }).click();
  await expect(page).toHaveURL(/\/reports\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** The Word file as saved on the reader's disk. */
export async function downloadWord(page: Page): Promise<Uint8Array> {
  await page.getByRole("button", { name: "下载Word" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "下载", exact: true }).click(),
  ]);
  return new Uint8Array(readFileSync(await download.path()));
}
