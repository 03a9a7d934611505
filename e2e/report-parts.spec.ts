import { draftReport } from "./app";
import { expect, test } from "./fixtures";
import { openReport, prepare } from "./report-app";
import { noViolations } from "./ui";

test("a 总报告 is shared out by county after a preview, and a part says what it counts and leads back", async ({
  db,
  pageOf,
}) => {
  const { lead, projectId } = await prepare(db);
  for (const [name, county] of [
    ["桥头镇", "清河县"],
    ["林湖乡", "清河县"],
    ["高岭镇", "清河县"],
  ] as const)
    await db.site.updateMany({ where: { projectId, name }, data: { county } });
  const page = await pageOf(lead);
  await draftReport(page, projectId, "关于基层治理的调研报告");
  await page.goto(`/projects/${projectId}/reports`);
  await page.getByRole("button", { name: "从《关于基层治理的调研报告》生成分报告" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("清河县（2个）桥头镇、林湖乡");
  await expect(dialog).toContainText("没有填区县，不进任何分报告（1个）：城东街道");
  await noViolations(page);
  await dialog.getByRole("button", { name: "生成1份" }).click();
  const part = page.getByRole("link", { name: "关于基层治理的调研报告（清河县）分报告" });
  await expect(part).toBeVisible();
  await openReport(page, (await part.getAttribute("href")) ?? "");
  await expect(page.getByText("只计入：清河县")).toBeVisible();
  await expect(page.getByRole("article")).toContainText("走访的2个镇街园区中2个反映（桥头镇、林湖乡）");
  await page.getByRole("link", { name: "总报告《关于基层治理的调研报告》" }).click();
  await expect(page.getByRole("article")).toContainText("走访的3个镇街园区中3个反映");
});
