import { pieceOfBookmark } from "@/lib/reports/formats/piece-names";
import { unitName } from "@/lib/reports/returned/units";
import { seeded } from "@/lib/testing/findings-world";
import { findSpan, replaced } from "@/lib/testing/returned/by-hand";
import { openPaper, writePaper } from "@/lib/testing/returned/paper";
import { draftReport } from "./app";
import { expect, test } from "./fixtures";
import { drafted, prepare, unfold } from "./report-app";
import { noViolations } from "./ui";

test("a Word file that comes back is taken over piece by piece, and what is not decided waits", async ({
  db,
  pageOf,
}) => {
  const { lead, projectId } = await prepare(db);
  const page = await pageOf(lead, { width: 360 });
  const reportId = await draftReport(page, projectId, "关于基层治理的调研报告");
  await unfold(page);
  await page.getByRole("button", { name: "改稿次" }).click();
  await page.getByRole("menuitemcheckbox", { name: "征求意见稿" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "确定" }).click();
  await expect(page.getByRole("main").getByText("征求意见稿").first()).toBeVisible();
  const issue = await db.reportIssue.findFirstOrThrow({ where: { projectId, reportId } });
  const paper = openPaper(new Uint8Array(issue.file ?? []), (name) => unitName(pieceOfBookmark(name) ?? name));
  replaced(paper, "关于基层治理的调研报告", "关于基层治理情况的调研报告");
  const { spans, span } = findSpan(paper, drafted.staff);
  spans.splice(spans.indexOf(span), 1, { ...span, comment: "请再核实。" });
  const properties = paper.blocks.find((block) => block.kind === "paragraph")?.properties ?? "";
  const added = { ...span, text: "另需资金35万元。", bookmark: null, truth: null };
  paper.blocks.push({ kind: "paragraph", properties, spans: [added] });
  const file = writePaper(paper, { noise: "wps", bookmarks: "kept" }, seeded(1));

  await page.goto(`/projects/${projectId}/reports/${reportId}/issues/${issue.id}`);
  const choose = page.getByLabel("选择.docx文件");
  await expect(choose).toBeEnabled();
  await choose.setInputFiles({
    name: "旧稿.doc",
    mimeType: "application/msword",
    buffer: Buffer.from("d0cf11e0a1b11ae1", "hex"),
  });
  await expect(page.getByRole("region", { name: "读入改稿" }).getByRole("alert")).toContainText("另存为.docx");
  await choose.setInputFiles({ name: "改稿.docx", mimeType: "application/zip", buffer: Buffer.from(file) });
  await expect(page.getByRole("heading", { name: "改稿：改稿.docx" })).toBeVisible();
  await expect(page.locator("ins")).toHaveText(["情况"]);
  await expect(page.getByText("新：35万元")).toBeVisible();
  await noViolations(page);
  await page.getByRole("button", { name: "采用：标题", exact: true }).click();
  await expect(page.getByText("已处理（1处）")).toBeVisible();
  await page.reload();
  await page.getByLabel("放到哪里").selectOption({ label: "结尾末尾" });
  await page.getByRole("button", { name: /^放入：另需资金/ }).click();
  await expect(page.getByText("都处理完了。")).toBeVisible();
  const report = await db.report.findFirstOrThrow({ where: { projectId, id: reportId } });
  expect(report.title).toBe("关于基层治理情况的调研报告");
  expect(report.closing).toContain("另需资金35万元。");
});
