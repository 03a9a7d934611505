import { docxParts } from "@/lib/testing/docx-reader";
import { draftReport } from "./app";
import { expect, test } from "./fixtures";
import { allSaved, bytesOf, choose, prepare, textsOf, titleOf } from "./report-app";
import { noViolations } from "./ui";

test("主送, a broken title, two issuers, annexes, 抄送 and a chart go from the form to the page and the Word file", async ({
  db,
  pageOf,
}) => {
  const { lead, projectId } = await prepare(db);
  const page = await pageOf(lead);
  await draftReport(page, projectId, "关于基层治理的调研报告");
  await choose(page, "标题与前言");
  await titleOf(page).fill("关于基层治理的\n调研报告");
  await page.getByText("主送", { exact: true }).click();
  await page.getByRole("textbox", { name: "主送机关" }).fill("市委、市政府");
  await choose(page, "结尾与落款");
  await page.getByLabel("落款单位").fill("市委研究室\n市民政局");
  await page.getByText("附件说明、盖章和抄送").click();
  await page.getByRole("textbox", { name: "附件说明" }).fill("问题清单\n数据汇总表");
  await page.getByLabel("加盖印章").uncheck();
  await noViolations(page);
  await allSaved(page);

  // What was typed is stored before the file is made, or the page says that the file lacks it.
  const everything = () => true;
  await page.route(everything, (route) => (route.request().method() === "POST" ? route.abort() : route.fallback()));
  await page.getByRole("textbox", { name: "抄送" }).fill("市人大办公室");
  await page.getByRole("button", { name: "下载Word" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("刚写的内容还没有存到服务器");
  await expect(dialog.getByRole("link", { name: "下载已保存的内容" })).toBeVisible();
  await noViolations(page);
  // Closing the page with it is asked about first.
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe("beforeunload");
  await question.dismiss();
  await page.unroute(everything);
  await dialog.getByRole("button", { name: "再存一次" }).click();
  await expect(dialog.getByRole("link", { name: "下载", exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await choose(page, "标题与前言");
  const paper = page.getByRole("article");
  await expect(paper).toContainText("附件：1.问题清单2.数据汇总表3.佐证索引市委研究室市民政局");
  await expect(paper).toContainText("抄送：市人大办公室。");

  await page.getByRole("button", { name: "下载Word" }).click();
  await page.getByLabel("附图表").check();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "下载", exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^关于基层治理的调研报告（初稿/);
  const file = await bytesOf(download);
  expect(textsOf(file)).toEqual(
    expect.arrayContaining([
      "关于基层治理的\n调研报告",
      "市委、市政府：",
      "附件：1.\t问题清单",
      "3.\t佐证索引",
      "市委研究室",
      "市民政局",
      "抄送：市人大办公室。",
    ]),
  );
  expect([...docxParts(file).keys()]).toContain("word/charts/chart1.xml");
});
