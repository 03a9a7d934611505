import type { Page } from "@playwright/test";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import {
  addMember,
  addSite,
  addVisit,
  createProject,
  entryContent,
  figureContent,
  serial,
  visitContent,
} from "@/lib/testing/factories";
import { openDimension, openVisit } from "./app";
import { expect, newAccount, test } from "./fixtures";
import { fitsItsWidth, noViolations } from "./ui";

/** Nobody's: an area that does not exist, a mobile number of zeros, a published test card. */
const idNumber = "32999919900101002X";
const mobile = "13000000000";
const card = "6200000000000005";

async function prepare(db: PrismaClient) {
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

async function fillBasics(page: Page, place = "镇政府二楼会议室") {
  await page.getByLabel("调研点").selectOption({ label: "桥头镇" });
  await page.getByLabel("走访日期").fill("2026-11-20");
  await page.getByLabel("走访方式").selectOption({ label: "座谈交流" });
  await page.getByLabel("地点").fill(place);
  const heard = page.getByRole("group", { name: /受访对象/ });
  await heard.getByRole("button", { name: "添加受访对象" }).click();
  await heard.getByLabel("第1类受访对象", { exact: true }).fill("村干部");
  await heard.getByLabel("第1类人数", { exact: true }).fill("3");
}

const status = (page: Page) => page.getByRole("region", { name: "工作现状", exact: true });
const warnings = (page: Page) => page.getByRole("status").filter({ hasText: "疑似含有" });
const saved = (page: Page) => page.locator('[data-save-state="synced"]');

/** The first point of 工作现状, with the focus in its box. */
async function beginPoint(page: Page) {
  if ((page.viewportSize()?.width ?? 0) < 1024) await openDimension(page, "工作现状");
  await status(page).getByRole("button", { name: "添加一条" }).first().click();
  const box = status(page).getByLabel("第1条", { exact: true });
  await expect(box).toBeFocused();
  return box;
}

test("on a phone an identity number is told of once its field is left, taken out, taken back, and kept where the person says so", async ({
  db,
  pageOf,
}) => {
  const { member, address, texts } = await prepare(db);
  const page = await pageOf(member, { width: 360 });
  await page.goto(address);
  await fillBasics(page);
  const box = await beginPoint(page);
  await page.keyboard.type(`张某身份证${idNumber}，家里三口人`);
  await expect(saved(page)).toBeVisible();
  await status(page).getByLabel("第1条由谁说的").focus();
  await expect(warnings(page)).toHaveCount(1);
  await expect(warnings(page)).toContainText("疑似含有身份证号");
  await expect(box).toHaveAccessibleDescription(/疑似含有身份证号/);
  await fitsItsWidth(page);
  await noViolations(page);

  await page.getByRole("button", { name: "一键脱敏" }).click();
  await expect(box).toHaveValue("张某身份证〔身份证号已隐去〕，家里三口人");
  await expect(warnings(page)).toHaveCount(0);
  await expect.poll(texts).toEqual(["张某身份证〔身份证号已隐去〕，家里三口人"]);
  await expect(page.getByText("已脱敏1处")).toBeVisible();
  await noViolations(page);
  await page.getByRole("button", { name: "撤销", exact: true }).click();
  await expect(box).toHaveValue(`张某身份证${idNumber}，家里三口人`);

  await expect(warnings(page)).toHaveCount(1);
  await page.getByRole("button", { name: "保留" }).focus();
  await page.keyboard.press("Enter");
  await expect(warnings(page)).toHaveCount(0);
  // By keyboard the focus is back in the text.
  await expect(box).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.type("。又写了一句");
  await status(page).getByLabel("第1条由谁说的").fill(`村民${mobile}`);
  await page.getByRole("button", { name: "一键脱敏" }).waitFor();
  await expect(warnings(page)).toHaveText(/“谁说的（类别）”一栏疑似含有手机号/);
  await page.getByRole("button", { name: "一键脱敏" }).click();
  await expect(status(page).getByLabel("第1条由谁说的")).toHaveValue("村民〔手机号已隐去〕");
  await expect.poll(texts).toEqual([`张某身份证${idNumber}，家里三口人。又写了一句`]);

  // The device remembers what was to be kept; another number in the same text is asked about.
  await page.reload();
  await openDimension(page, "工作现状");
  await expect(box).toHaveValue(/又写了一句$/);
  await box.focus();
  await page.keyboard.press("End");
  await page.keyboard.type(`卡${card}`);
  await status(page).getByLabel("第1条由谁说的").focus();
  await expect(warnings(page)).toHaveText(/疑似含有银行卡号，/);
});

test("while an input method composes nothing is said, and nothing it writes is disturbed", async ({ db, pageOf }) => {
  const { member, address } = await prepare(db);
  const page = await pageOf(member);
  await page.clock.install();
  await page.goto(address);
  const box = await beginPoint(page);
  const keyboard = await page.context().newCDPSession(page);
  await page.keyboard.type(`电话${mobile}`);
  for (const text of ["c", "cu", "cun", "cun m"])
    await keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await page.clock.runFor(10_000);
  await expect(warnings(page)).toHaveCount(0);
  await keyboard.send("Input.insertText", { text: "村民" });
  await page.clock.runFor(10_000);
  await expect(warnings(page)).toHaveText(/疑似含有手机号/);
  await expect(box).toHaveValue(`电话${mobile}村民`);
  await expect(box).toBeFocused();
  await page.keyboard.type("常来");
  await expect(box).toHaveValue(`电话${mobile}村民常来`);
});

test("a press under way is not moved from under the finger", async ({ db, pageOf }) => {
  const { member, address } = await prepare(db);
  const page = await pageOf(member);
  await page.clock.install();
  await page.goto(address);
  await beginPoint(page);
  await page.keyboard.type(`电话${mobile}`);
  const more = status(page).getByRole("button", { name: "添加一条" }).first();
  await more.hover();
  await page.mouse.down();
  await page.clock.runFor(10_000);
  await expect(warnings(page)).toHaveCount(0);
  await page.mouse.up();
  await expect(status(page).getByLabel("第2条", { exact: true })).toBeFocused();
  await page.clock.runFor(10_000);
  await expect(warnings(page)).toHaveCount(1);
});

test("before handing in, one dialog lists every place; by keyboard all of it is taken out, and the rows hold none of it", async ({
  db,
  pageOf,
}) => {
  const { member, projectId, address, texts } = await prepare(db);
  const page = await pageOf(member, { width: 360 });
  await page.goto(address);
  await fillBasics(page, `村部，电话${mobile}`);
  await beginPoint(page);
  await page.keyboard.type(`张某${idNumber}`);
  await page.keyboard.press("Enter");
  await page.keyboard.type("没有什么号码，投入1380000万元");
  await status(page).getByRole("button", { name: "添加数据" }).first().click();
  await status(page).getByLabel("指标", { exact: true }).fill("专职人员");
  await status(page).getByLabel("数值", { exact: true }).fill("14");
  await status(page).getByLabel("截至", { exact: true }).fill("2026-10");
  await status(page).getByLabel("来源", { exact: true }).fill("镇里 zhang＠example.com");
  await openDimension(page, "思考建议");
  await page.getByRole("button", { name: "提交审核" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("有3处疑似个人信息");
  await expect(dialog.getByRole("listitem")).toHaveText([
    /地点：手机号/,
    /工作现状第1条：身份证号/,
    /工作现状的数据 来源：邮箱/,
  ]);
  await fitsItsWidth(page);
  await noViolations(page);
  // Escape leads back, and nothing is sent.
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  expect(await db.visit.count({ where: { projectId, state: "submitted" } })).toBe(0);

  await page.getByRole("button", { name: "提交审核" }).press("Enter");
  await dialog.getByRole("button", { name: "全部脱敏" }).focus();
  await page.keyboard.press("Enter");
  // The next question takes over, with the focus in it.
  await expect(dialog).toContainText("有维度还空着");
  await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await noViolations(page);
  await dialog.getByRole("button", { name: "就这样提交" }).press("Enter");
  await expect(page.getByText("已提交，等待审核")).toBeVisible();
  expect(await texts()).toEqual(["张某〔身份证号已隐去〕", "没有什么号码，投入1380000万元"]);
  expect(
    await db.visit.findFirstOrThrow({
      where: { projectId },
      select: { place: true, state: true, figures: { select: { source: true } } },
    }),
  ).toEqual({
    place: "村部，电话〔手机号已隐去〕",
    state: "submitted",
    figures: [{ source: "镇里 〔邮箱已隐去〕" }],
  });
});

test("handed in as it is, it is the person's word: the rows keep it, and a network is not needed to be asked", async ({
  db,
  pageOf,
}) => {
  const { member, projectId, address, texts } = await prepare(db);
  const page = await pageOf(member, { worker: true });
  await page.goto(address);
  await fillBasics(page);
  await beginPoint(page);
  await page.keyboard.type(`热线${mobile}是公开的`);
  await expect(saved(page)).toBeVisible();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "提交审核" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "照原样提交" }).click();
  await dialog.getByRole("button", { name: "就这样提交" }).click();
  await page.context().setOffline(false);
  await expect.poll(() => db.visit.count({ where: { projectId, state: "submitted" } })).toBe(1);
  expect(await texts()).toEqual([`热线${mobile}是公开的`]);
});

test("whatever way it came in, the reviewer is told where it stands; a comment is asked about too, and a viewer sees neither", async ({
  db,
  pageOf,
}) => {
  const { reviewer, viewer, member, projectId, siteId } = await prepare(db);
  const entries = [
    entryContent({ text: `联系人${mobile}，卡号${card}`, dimension: "problem" }),
    entryContent({ text: "专职人员不足", dimension: "problem" }),
  ];
  const figures = [figureContent({ indicator: "专职人员", value: "14", source: `${idNumber}提供` })];
  const content = visitContent({ siteId, recorderId: member.id, entries, figures });
  const id = await addVisit(db, { projectId, content, state: "submitted" });
  await addVisit(db, {
    projectId,
    content: visitContent({ siteId, recorderId: member.id, entries: [entryContent({ text: `联系人${mobile}` })] }),
    state: "approved",
    reviewerId: reviewer.id,
  });

  const desk = await pageOf(reviewer, { width: 360 });
  await desk.goto(`/projects/${projectId}/visits/${id}`);
  const notice = desk.getByRole("status").filter({ hasText: "文中有3处疑似个人信息" });
  await expect(notice).toContainText("身份证号1处");
  await expect(desk.locator("mark")).toHaveText([idNumber, mobile, card]);
  await expect(desk.getByRole("listitem", { name: "第1条" })).toContainText(
    `联系人${mobile}疑似手机号，卡号${card}疑似银行卡号`,
  );
  await fitsItsWidth(desk);
  await noViolations(desk);
  await notice.getByRole("link", { name: "存在问题第1条" }).click();
  await expect(desk).toHaveURL(new RegExp(`#entry-${entries[0]?.id}$`));

  await desk.getByRole("button", { name: /写意见.*第1条/ }).click();
  const box = desk.getByRole("textbox", { name: "对存在问题第1条的意见" });
  await box.fill(`请去掉${mobile}`);
  await desk.getByLabel("对整份走访的意见").focus();
  await expect(box).toHaveAccessibleDescription(/疑似含有手机号/);
  await fitsItsWidth(desk);
  await noViolations(desk);
  await desk.getByRole("button", { name: "一键脱敏" }).click();
  await expect(box).toHaveValue("请去掉〔手机号已隐去〕");
  await desk.getByRole("button", { name: "撤销", exact: true }).click();
  await expect(box).toHaveValue(`请去掉${mobile}`);
  await desk.getByRole("button", { name: "退回修改（1条意见）" }).click();
  const dialog = desk.getByRole("dialog");
  await expect(dialog.getByRole("listitem")).toHaveText([/对条目的意见：手机号/]);
  await noViolations(desk);
  await dialog.getByRole("button", { name: "全部脱敏" }).click();
  await expect(desk.getByRole("status").filter({ hasText: "退回修改" })).toBeFocused();
  expect(await db.reviewComment.findFirstOrThrow({ where: { projectId, visitId: id } })).toMatchObject({
    body: "请去掉〔手机号已隐去〕",
  });

  const reader = await pageOf(viewer);
  await openVisit(reader, projectId, { site: "桥头镇", state: "已审核" });
  await expect(reader.getByText(`联系人${mobile}`)).toBeVisible();
  await expect(reader.getByText("疑似")).toHaveCount(0);
  await expect(reader.locator("mark")).toHaveCount(0);
});

test("a document is asked about before it becomes a draft: redacted on the desk, the source stays whole", async ({
  db,
  pageOf,
}) => {
  const { member, projectId, texts } = await prepare(db);
  const page = await pageOf(member, { width: 360 });
  await page.goto(`/projects/${projectId}/visits/import`);
  await page.getByLabel("粘贴文字").fill(`一、存在问题\n张某${idNumber}反映路灯不亮。`);
  await page.getByRole("button", { name: "拆分文字" }).click();
  const warning = page.getByRole("status").filter({ hasText: "草稿里有1处疑似个人信息（身份证号）" });
  await expect(warning).toBeVisible();
  await fitsItsWidth(page);
  await noViolations(page);
  await page.getByRole("button", { name: "一键脱敏" }).click();
  const problems = page.getByRole("region", { name: "存在问题" });
  await expect(problems.getByRole("listitem")).toContainText("张某〔身份证号已隐去〕反映路灯不亮。");
  await page.getByRole("button", { name: "撤销脱敏" }).click();
  await expect(problems.getByRole("listitem")).toContainText(idNumber);

  // Undecided, it is asked once more.
  await page.getByRole("button", { name: "建立走访草稿" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("listitem")).toHaveText([/存在问题：身份证号/]);
  await noViolations(page);
  await dialog.getByRole("button", { name: "全部脱敏" }).click();
  await expect(page).toHaveURL(/\/visits\/new\?draft=/);
  await fillBasics(page);
  await expect.poll(texts).toEqual(["张某〔身份证号已隐去〕反映路灯不亮。"]);
});
