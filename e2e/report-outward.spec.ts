import { strFromU8, unzipSync } from "fflate";
import { draftReport } from "./app";
import { expect, test } from "./fixtures";
import { allSaved, bytesOf, choose, prepare, unfold } from "./report-app";
import { noViolations } from "./ui";

const wordsOf = (file: Uint8Array) =>
  Object.values(unzipSync(file))
    .map((part) => strFromU8(part).replace(/<[^>]*>/g, ""))
    .join("\n");

test("the outward edition names what may tell a place before it is downloaded; a list leaves as a workbook and comes back", async ({
  db,
  pageOf,
}) => {
  const { lead, projectId } = await prepare(db);
  const page = await pageOf(lead, { width: 360 });
  await draftReport(page, projectId, "关于桥头镇等地基层治理的调研报告");
  await page.getByRole("button", { name: "目录" }).click();
  await choose(page, "结尾与落款");
  await page.getByLabel("结尾", { exact: true }).fill("桥头老街改造、林湖的做法都要总结。");
  await allSaved(page);

  await page.getByRole("button", { name: "下载Word" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "对外版" }).check({ force: true });
  const found = dialog.getByRole("region", { name: /可能认得出地方/ });
  await expect(found.getByRole("listitem")).toContainText(["结尾与落款“桥头”可能认得出是哪里。"]);
  await dialog.getByRole("checkbox", { name: "附方法附记与数据说明" }).check();
  await noViolations(page);
  const [word] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("link", { name: "下载", exact: true }).click(),
  ]);
  const text = wordsOf(await bytesOf(word)) + word.suggestedFilename();
  expect(text).not.toMatch(/桥头镇|林湖|城东街道/);
  expect(text).toMatch(/关于[A-Z]镇等地基层治理的调研报告/);
  expect(text).toContain("方法附记与数据说明");

  await unfold(page);
  await page.getByRole("button", { name: "下载清单" }).click();
  await noViolations(page);
  const [book] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("link", { name: "下载", exact: true }).click(),
  ]);
  expect(book.suggestedFilename()).toMatch(/_问题清单_\d{4}-\d\d-\d\d\.xlsx$/);
  const list = await bytesOf(book);
  expect(wordsOf(list)).toContain("3个：桥头镇、林湖乡、城东街道");

  // It comes back, here as it went out.
  await page.getByRole("button", { name: "下载清单" }).click();
  await dialog.getByRole("link", { name: "整改台账" }).click();
  const file = { name: "清单.xlsx", mimeType: "application/octet-stream", buffer: list };
  await page.getByLabel("选择文件").setInputFiles(file);
  await page.getByRole("button", { name: "存入台账" }).click();
  await expect(page.getByRole("status").filter({ hasText: /已存入\d+行/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "整改台账" })).toContainText("待办理");
  await noViolations(page);
  await page.getByRole("link", { name: "逾期 0" }).click();
  await expect(page.getByText("没有逾期的。")).toBeVisible();
});
