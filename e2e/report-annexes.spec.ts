import { docxParts } from "@/lib/testing/docx-reader";
import { draftReport } from "./app";
import { storePhoto } from "./attachments-app";
import { expect, test } from "./fixtures";
import { allSaved, bytesOf, choose, prepare, textsOf } from "./report-app";
import { noViolations } from "./ui";

test("an annex of text and one of photos are added, put in order, removed and brought back, and are in the Word file", async ({
  db,
  pageOf,
}) => {
  const { lead, projectId } = await prepare(db);
  await storePhoto(db, { projectId, createdBy: lead.id, fileName: "议事厅.jpg" });
  const page = await pageOf(lead);
  await draftReport(page, projectId, "关于基层治理的调研报告");
  const outline = page.getByRole("region", { name: "目录" });
  const add = async (kind: string) => {
    await outline.getByRole("button", { name: "添加附件" }).click();
    await page.getByRole("menuitem", { name: kind }).click();
  };
  await choose(page, "结尾与落款");
  await add("一段文字");
  await page.getByLabel("附件标题").fill("督查清单制度介绍");
  await page.getByRole("textbox", { name: "内容" }).click();
  await page.keyboard.insertText("议定事项列入督查清单。");
  await add("照片");
  await page.getByRole("button", { name: "选照片" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /议事厅\.jpg/ })
    .click();
  await expect(page.getByRole("dialog").getByText("已选")).toBeVisible();
  await noViolations(page);
  await page.getByRole("dialog").getByRole("button", { name: "完成" }).click();
  // What is pasted is never cut without a word.
  const caption = page.getByLabel("第1张的题注");
  await caption.fill("字".repeat(201));
  await expect(page.getByText("最多200字，现在201字，请删短。")).toBeVisible();
  await expect(caption).toHaveValue("字".repeat(201));
  await caption.fill("村民 议事厅");
  await expect(page.getByText("最多200字，现在201字，请删短。")).toBeHidden();
  await noViolations(page);

  // By the keyboard the photos come first.
  await outline.getByRole("button", { name: /附件2.*调研照片/ }).press("Alt+ArrowUp");
  const paper = page.getByRole("article");
  await expect(paper).toContainText("附件：1.调研照片2.督查清单制度介绍");
  await choose(page, "标题与前言");
  await expect(paper).toContainText(
    /附件1调研照片图1　村民 议事厅（(桥头镇|林湖乡|城东街道)，2026年11月1\d日）附件2督查清单制度介绍议定事项列入督查清单。/,
  );

  await outline.getByRole("button", { name: "“督查清单制度介绍”的更多操作" }).click();
  await page.getByRole("menuitem", { name: "删去这个附件" }).click();
  await expect(paper).toContainText("附件：1.调研照片2.佐证索引");
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(paper).toContainText("附件：1.调研照片2.督查清单制度介绍");
  await allSaved(page);

  await page.getByRole("button", { name: "下载Word" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "下载", exact: true }).click(),
  ]);
  const file = await bytesOf(download);
  expect(textsOf(file)).toEqual(
    expect.arrayContaining(["附件：1.\t调研照片", "2.\t督查清单制度介绍", "附件1", "附件2", "议定事项列入督查清单。"]),
  );
  expect([...docxParts(file).keys()].filter((path) => path.startsWith("word/media/"))).toHaveLength(1);
});
