import { addVisit, entryContent, figureContent, visitContent } from "@/lib/testing/factories";
import { openDimension, openVisit } from "./app";
import { expect, test } from "./fixtures";
import { beginPoint, card, fillBasics, idNumber, mobile, prepare, saved, status } from "./personal-data-app";
import { fitsItsWidth, noViolations } from "./ui";

/** The moments when other people get a visit: handing in, review, reading, import from a document. */

test("before handing in, one dialog lists every place; by keyboard all of it is redacted, and the rows contain none of it", async ({
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
  // Escape closes the dialog, and nothing is sent.
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  expect(await db.visit.count({ where: { projectId, state: "submitted" } })).toBe(0);

  await page.getByRole("button", { name: "提交审核" }).press("Enter");
  await dialog.getByRole("button", { name: "全部脱敏" }).focus();
  await page.keyboard.press("Enter");
  // The next question appears, with the focus in it.
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

test("handed in unchanged, it is the person's decision: the rows keep it, and the question needs no network", async ({
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

test("however it came in, the reviewer sees where it is; a comment is checked too, and a viewer sees neither", async ({
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
  await expect(desk.locator(":focus").getByText(/^已退回修改：/)).toBeVisible();
  expect(await db.reviewComment.findFirstOrThrow({ where: { projectId, visitId: id } })).toMatchObject({
    body: "请去掉〔手机号已隐去〕",
  });

  const reader = await pageOf(viewer);
  await openVisit(reader, projectId, { site: "桥头镇", state: "已审核" });
  await expect(reader.getByText(`联系人${mobile}`)).toBeVisible();
  await expect(reader.getByText("疑似")).toHaveCount(0);
  await expect(reader.locator("mark")).toHaveCount(0);
});

test("a document is checked before it becomes a draft: redacted on the page, the source stays whole", async ({
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

  // Without a decision, the person is asked once more.
  await page.getByRole("button", { name: "建立走访草稿" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("listitem")).toHaveText([/存在问题：身份证号/]);
  await noViolations(page);
  await dialog.getByRole("button", { name: "全部脱敏" }).click();
  await expect(page).toHaveURL(/\/visits\/new\?draft=/);
  await fillBasics(page);
  await expect.poll(texts).toEqual(["张某〔身份证号已隐去〕反映路灯不亮。"]);
});
