import { draftReport } from "./app";
import { expect, test } from "./fixtures";
import { reportEditor, takeRenders, watchRenders } from "./form-renders";
import { addTo, allSaved, prepare } from "./report-app";
import { noViolations } from "./ui";

test("a page shows the report's names and first texts, closed, until the whole of it is here; if it does not come, the reader is told", async ({
  db,
  pageOf,
}) => {
  const { lead, projectId } = await prepare(db);
  const page = await pageOf(lead);
  const asked: string[] = [];
  let cut = true;
  await page.route(/\/api\/reports\/[^/]+\/[^/]+\/draft$/, (route) => {
    asked.push(route.request().url());
    return cut ? route.abort() : route.continue();
  });
  await draftReport(page, projectId, "关于基层治理的调研报告");
  const again = page.getByRole("button", { name: "再试一次" });
  await expect(page.getByRole("alert").filter({ hasText: "没有读到报告的正文" })).toBeVisible();
  const point = page
    .getByRole("region", { name: "目录" })
    .getByRole("button", { name: /专职人员不足/ })
    .first();
  await expect(point).toBeDisabled();
  await expect(page.getByRole("article")).toContainText("专职人员不足");
  await expect(page.getByRole("textbox", { name: "标题", exact: true })).toBeDisabled();
  await expect(page.getByRole("status").filter({ hasText: "正在打开…" })).toBeVisible();
  await noViolations(page);

  cut = false;
  await again.click();
  await expect(page.getByRole("textbox", { name: "前言" })).toHaveAttribute("contenteditable", "true");
  await point.click();
  await expect(page.getByRole("textbox", { name: "展开" })).toContainText("专职人员");
  // What the page asks for beforehand is what its editor takes.
  const before = asked.length;
  await page.reload();
  await expect(page.getByRole("textbox", { name: "前言" })).toHaveAttribute("contenteditable", "true");
  expect(asked.length - before).toBe(1);
});

test("a key draws neither the editor of the report nor a row of its outline again", async ({ db, pageOf }) => {
  const { lead, projectId } = await prepare(db);
  const page = await pageOf(lead);
  const reportId = await draftReport(page, projectId, "关于基层治理的调研报告");
  await watchRenders(page, reportEditor);
  await page.clock.install();
  await page.goto(`/projects/${projectId}/reports/${reportId}`);
  const preface = page.getByRole("textbox", { name: "前言" });
  await expect(preface).toHaveAttribute("contenteditable", "true");
  await addTo(preface, "甲");
  await allSaved(page);
  expect((await takeRenders(page)).rows).not.toEqual([]);

  // The page around the box follows after a pause, which does not come.
  await page.clock.pauseAt(Date.now() + 60_000);
  await addTo(preface, "乙");
  // It is said at once that something is not saved.
  await expect(page.getByRole("status").filter({ hasText: "有未保存的修改" })).toBeVisible();
  expect((await takeRenders(page)).bodies).toBeGreaterThan(0);
  await addTo(preface, "丙");
  await expect(preface).toHaveText(/甲乙丙$/);
  expect(await takeRenders(page)).toEqual({ rows: [], bodies: 0 });
  await page.clock.resume();
  await allSaved(page);
});
