import { draftReport } from "./app";
import { expect, test } from "./fixtures";
import { allSaved, bytesOf, choose, drafted, prepare, textsOf, titleOf, unfold } from "./report-app";
import { noViolations } from "./ui";

test("what is sent out stays as it was: through later changes, through 定稿 and reopening, byte by byte", async ({
  db,
  pageOf,
}) => {
  const { lead, reader, projectId } = await prepare(db);
  const page = await pageOf(lead);
  const reportId = await draftReport(page, projectId, "关于基层治理的调研报告");
  const toStage = async (name: string) => {
    await page.getByRole("button", { name: "改稿次" }).click();
    await page.getByRole("menuitemcheckbox", { name }).click();
    await page.getByRole("dialog").getByRole("button", { name: "确定" }).click();
  };
  await toStage("征求意见稿");
  await expect(page.getByText("第1号（征求意见稿）已存档")).toBeVisible();
  const first = await db.reportIssue.findFirstOrThrow({ where: { projectId, reportId } });
  await choose(page, "标题与前言");
  await titleOf(page).fill("改过题目的调研报告");
  await allSaved(page);
  // A visit is taken back: the count of the report follows, that of the issue does not.
  const entry = await db.entry.findFirstOrThrow({ where: { projectId, text: "专职人员流动快。" } });
  const visit = { projectId_id: { projectId, id: entry.visitId } };
  await db.visit.update({ where: visit, data: { state: "submitted", approvedAt: null, approvedBy: null } });
  await page.reload();
  await toStage("定稿");
  await expect(page.getByRole("button", { name: "重新打开" })).toBeVisible();
  await page.getByRole("button", { name: "重新打开" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "确定" }).click();
  await expect(page.getByRole("button", { name: "改稿次" })).toBeVisible();

  await page.getByRole("link", { name: "稿次与历史" }).click();
  const issues = page.getByRole("region", { name: "发出的稿次" }).getByRole("listitem");
  await expect(issues).toHaveCount(2);
  await expect(issues.nth(0)).toContainText(/定稿.*第2号/);
  await expect(issues.nth(1)).toContainText(/征求意见稿.*第1号/);
  await noViolations(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    issues.nth(1).getByRole("link", { name: "下载存档件" }).click(),
  ]);
  const bytes = await bytesOf(download);
  expect(bytes.equals(Buffer.from(first.file ?? []))).toBe(true);
  expect(textsOf(bytes).join("\n")).toContain("关于基层治理的调研报告");
  await issues.nth(1).getByRole("link", { name: "查看" }).click();
  await expect(page.getByRole("article")).toContainText("关于基层治理的调研报告");
  await page.getByText(/现在的报告和这一稿有\d+处不同/).click();
  const drift = page.getByRole("listitem").filter({ hasText: "标题" });
  await expect(drift.first()).toContainText("改过题目");
  await expect(page.getByRole("listitem").filter({ hasText: "反映的镇街园区数" }).first()).toContainText("3/3 → 2/2");
  await noViolations(page);
  expect(await db.reportIssue.findFirstOrThrow({ where: { projectId, id: first.id } })).toEqual(first);
  await expect(db.reportIssue.delete({ where: { projectId_id: { projectId, id: first.id } } })).rejects.toThrow();

  const viewer = await pageOf(reader, { width: 360 });
  await viewer.goto(`/projects/${projectId}/reports/${reportId}/history`);
  await expect(viewer.getByRole("region", { name: "发出的稿次" }).getByRole("listitem")).toHaveCount(2);
  await expect(viewer.getByRole("region", { name: "修改历史" })).toHaveCount(0);

  // The address of a point leads to it, also where nothing can be edited.
  const points = await db.reportPoint.findMany({
    where: { projectId, droppedAt: null, section: { reportId } },
    orderBy: [{ section: { position: "desc" } }, { position: "desc" }],
    take: 1,
  });
  const last = points[0]?.id ?? "";
  await viewer.goto(`/projects/${projectId}/reports/${reportId}#point-${last}`);
  await expect(viewer.locator(`[data-unit="${last}"]`).first()).toBeInViewport();
});

test("an earlier text of a point, and the whole report, are brought back; a deleted report too", async ({
  db,
  pageOf,
}) => {
  const { lead, projectId } = await prepare(db);
  const page = await pageOf(lead, { width: 360, dark: true });
  const reportId = await draftReport(page, projectId, "关于基层治理的调研报告");
  const outline = async (name: RegExp) => {
    await page.getByRole("button", { name: "目录" }).click();
    await choose(page, name);
  };
  await outline(/专职人员不足/);
  const text = async () => (await db.reportPoint.findFirstOrThrow({ where: { projectId, lead: drafted.staff } })).text;
  const before = await text();
  await page.getByLabel("展开", { exact: true }).fill("写坏了。");
  await allSaved(page);
  await page.goto(`/projects/${projectId}/reports/${reportId}/history`);
  const steps = page.getByRole("region", { name: "修改历史" }).getByRole("listitem");
  await expect(steps.first()).toContainText(/改了“.*专职人员不足”/);
  await expect(steps.first()).toContainText("写坏了。");
  await noViolations(page);
  await steps
    .first()
    .getByRole("button", { name: `恢复改前的这一处：${drafted.staff}` })
    .click();
  await expect(
    page
      .getByText("已恢复。")
      .or(page.getByText(/恢复了“.*专职人员不足”/))
      .first(),
  ).toBeVisible();
  await expect.poll(text).toBe(before);

  await page.goto(`/projects/${projectId}/reports/${reportId}`);
  await unfold(page);
  await page.getByRole("button", { name: "删除报告稿" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "删除", exact: true }).click();
  await expect(page).toHaveURL(`/projects/${projectId}/reports`);
  await page.getByText("已删除的报告（1）").click();
  await noViolations(page);
  await page.getByRole("button", { name: "恢复《关于基层治理的调研报告》" }).click();
  await expect(page.getByRole("link", { name: "关于基层治理的调研报告" })).toBeVisible();
});
