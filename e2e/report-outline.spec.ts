import { draftReport } from "./app";
import { builtActions, callAction } from "./doors";
import { expect, test } from "./fixtures";
import { allSaved, drafted, prepare } from "./report-app";

test("the outline follows the page without taking the focus, and a dialog stays open while the report becomes final", async ({
  db,
  pageOf,
}) => {
  const { lead, projectId } = await prepare(db);
  const page = await pageOf(lead, { ahead: true });
  await page.setViewportSize({ width: 1440, height: 500 });
  const reportId = await draftReport(page, projectId, "关于基层治理的调研报告");
  const preface = page.getByRole("textbox", { name: "前言" });
  await expect(preface).toHaveAttribute("contenteditable", "true");
  const outline = page.getByRole("region", { name: "目录" });
  const here = outline.locator("[data-here]");
  await preface.focus();
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(here).toHaveText(/^标题与前言/);
  // In hand and on the screen.
  await expect(here).toHaveAttribute("aria-current", "true");
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(here).toHaveText(/^结尾与落款/);
  await expect(here).toHaveAttribute("aria-current", "location");
  await page
    .getByRole("article")
    .getByText(drafted.money)
    .evaluate((text) => window.scrollBy(0, text.getBoundingClientRect().top - window.innerHeight * 0.29));
  await expect(here).toContainText(drafted.money);
  await expect(here).toHaveCount(1);
  await expect(preface).toBeFocused();
  const places = await Promise.all([here.boundingBox(), outline.boundingBox()]);
  const [row, pane] = places.map((box) => box ?? { y: NaN, height: NaN });
  expect(row?.y).toBeGreaterThanOrEqual(pane?.y ?? Infinity);
  expect((row?.y ?? Infinity) + (row?.height ?? 0)).toBeLessThanOrEqual((pane?.y ?? 0) + (pane?.height ?? 0) + 1);

  await allSaved(page);
  await page.getByRole("button", { name: "下载Word" }).click();
  const dialog = page.getByRole("dialog");
  const outward = dialog.getByRole("radio", { name: "对外版" });
  await outward.check({ force: true });
  const { version } = await db.report.findFirstOrThrow({ where: { projectId, id: reportId } });
  const door = builtActions().find((one) => one.door === "reports.setReportStage")?.id ?? "";
  const { result } = await callAction(page.request, door, { projectId, reportId, version, stage: "final" });
  expect(result).toMatchObject({ ok: true });
  // The page of the final report is there, behind the dialog.
  await expect(page.locator("[data-page-waits]")).toBeAttached();
  await expect(outward).toBeChecked();
  await dialog.getByRole("button", { name: "取消" }).first().click();
  await expect(page.getByRole("button", { name: "重新打开" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "前言" })).toHaveCount(0);
});
