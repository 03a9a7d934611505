import type { PrismaClient } from "@/lib/generated/prisma/client";
import { downloadWord, draftReport } from "./app";
import { expect, test } from "./fixtures";
import { bytesOf, drafted, prepare, textsOf } from "./report-app";
import { noViolations } from "./ui";

/** How many sites raise a theme, read directly from the tables. */
async function support(db: PrismaClient, projectId: string, theme: string): Promise<number> {
  const [row] = await db.$queryRaw<{ sites: number }[]>`
    SELECT count(DISTINCT v.site_id)::int AS sites FROM entry_themes et
      JOIN themes t ON (t.project_id, t.id) = (et.project_id, et.theme_id)
      JOIN entries e ON (e.project_id, e.id) = (et.project_id, et.entry_id)
      JOIN visits v ON (v.project_id, v.id) = (e.project_id, e.visit_id)
    WHERE et.project_id = ${projectId}::uuid AND t.name = ${theme} AND v.state = 'approved'`;
  return row?.sites ?? 0;
}

test("a report is reordered, reworded and shortened before it is exported, and its numbers still equal the database's", async ({
  db,
  pageOf,
}) => {
  const { lead, projectId } = await prepare(db);
  const page = await pageOf(lead);
  await draftReport(page, projectId, "关于基层治理的调研报告");
  const outline = page.getByRole("region", { name: "目录" });
  const paper = page.getByRole("article");

  // Ordered by support: three sites before two.
  expect(await support(db, projectId, "专职人员不足")).toBe(3);
  expect(await support(db, projectId, "经费保障不足")).toBe(2);
  await expect(paper).toContainText("走访的3个镇街园区中3个反映");
  const leads = outline.getByRole("listitem");
  await expect(leads).toHaveText([`一是${drafted.staff}`, `二是${drafted.money}`, drafted.posts]);

  // Reversed, with the keyboard as well as with the button.
  await leads
    .first()
    .getByRole("button", { name: /专职人员不足/ })
    .first()
    .click();
  await outline.getByRole("button", { name: "下移", exact: true }).click();
  await expect(leads).toHaveText([`一是${drafted.money}`, `二是${drafted.staff}`, drafted.posts]);
  await leads
    .nth(1)
    .getByRole("button", { name: /专职人员不足/ })
    .first()
    .press("Alt+ArrowUp");
  await expect(leads).toHaveText([`一是${drafted.staff}`, `二是${drafted.money}`, drafted.posts]);
  await leads
    .first()
    .getByRole("button", { name: /专职人员不足/ })
    .first()
    .press("Alt+ArrowDown");

  // Reworded in its place on the page.
  await page.getByLabel("要点", { exact: true }).fill("专职力量还不够");
  await page.getByLabel("展开", { exact: true }).fill("三地专职人员普遍偏少，兼职多、流动快。");
  await noViolations(page);
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();

  // The suggestion is omitted from this report.
  await outline.getByRole("button", { name: `“${drafted.posts}”的更多操作` }).click();
  await page.getByRole("menuitem", { name: "不写入报告" }).click();
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
  await page.reload();
  await expect(outline.getByRole("listitem").filter({ visible: true })).toHaveText([
    `一是${drafted.money}`,
    "二是专职力量还不够",
  ]);

  const texts = textsOf(await downloadWord(page)).join("\n");
  expect(texts.indexOf("经费保障不足")).toBeLessThan(texts.indexOf("专职力量还不够"));
  expect(texts).toContain("三地专职人员普遍偏少，兼职多、流动快");
  expect(texts).toContain("走访的3个镇街园区中3个反映（桥头镇、林湖乡、城东街道）");
  expect(texts).toContain("走访的3个镇街园区中2个反映（桥头镇、城东街道）");
  expect(texts).not.toContain(drafted.posts);
});

test("the index of evidence can be omitted, and then no mark leads there", async ({ db, pageOf }) => {
  const { lead, projectId } = await prepare(db);
  const page = await pageOf(lead);
  await draftReport(page, projectId, "关于基层治理的调研报告");
  expect(textsOf(await downloadWord(page)).join("\n")).toMatch(/〔1[^〕]*〕[\s\S]*佐证索引/);
  await page.getByRole("button", { name: "下载Word" }).click();
  await page.getByLabel("附佐证索引").uncheck();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "下载", exact: true }).click(),
  ]);
  expect(textsOf(await bytesOf(download)).join("\n")).not.toMatch(/〔\d|佐证索引/);
});

test("evidence is removed and restored; the printed number follows the way the point is counted", async ({
  db,
  pageOf,
}) => {
  const { lead, projectId } = await prepare(db);
  const page = await pageOf(lead);
  await draftReport(page, projectId, "关于基层治理的调研报告");
  const outline = page.getByRole("region", { name: "目录" });
  const evidence = page.getByRole("region", { name: "佐证" });
  await outline
    .getByRole("button", { name: /专职人员不足/ })
    .first()
    .click();
  await expect(evidence).toContainText("3条，来自3个镇街园区");
  await evidence
    .getByRole("listitem")
    .filter({ hasText: "专职人员流动快。" })
    .getByRole("button", { name: "移出" })
    .click();
  await expect(evidence).toContainText("2条，来自2个镇街园区");
  await evidence.getByText("已移出 1").click();
  await evidence.getByRole("button", { name: "放回" }).click();
  await expect(evidence).toContainText("3条，来自3个镇街园区");
  const visit = evidence
    .getByRole("listitem")
    .filter({ hasText: "专职人员流动快。" })
    .getByRole("link", { name: "查看走访" });
  await expect(visit).toHaveAttribute("href", new RegExp(`/projects/${projectId}/visits/[0-9a-f-]+#entry-[0-9a-f-]+$`));
});

test("counted figures are chips with their value and name; an unknown one is flagged, and no brace is printed", async ({
  db,
  pageOf,
}) => {
  const { lead, reader, projectId } = await prepare(db);
  const page = await pageOf(lead);
  const reportId = await draftReport(page, projectId, "关于基层治理的调研报告");
  const boxes = page.getByRole("region", { name: "正文" });
  await page.getByRole("textbox", { name: "前言" }).fill("共走访{{走访数}}次，听取{{走访次数}}人的意见{{。");
  await expect(page.getByRole("textbox", { name: "前言" })).toHaveText("共走访3次，听取〔未填：走访次数〕人的意见{{。");
  await expect(boxes.getByText(/认不出：走访次数、\{\{/)).toBeVisible();
  await noViolations(page);

  await page.getByRole("region", { name: "目录" }).getByRole("button", { name: "结尾与落款" }).click();
  const paper = page.getByRole("article");
  const chip = paper.locator('[data-name="走访数"]');
  await expect(chip).toHaveText("3");
  expect(await chip.evaluate((shown) => getComputedStyle(shown, "::after").content)).toBe('"走访数"');
  await expect(paper).not.toContainText("{{");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
  const printed = textsOf(await downloadWord(page)).join("\n");
  expect(printed).toContain("共走访3次，听取〔未填：走访次数〕人的意见。");
  expect(printed).not.toMatch(/[{}]/);

  const viewer = await pageOf(reader, { width: 360 });
  await viewer.goto(`/projects/${projectId}/reports/${reportId}`);
  await expect(viewer.getByRole("article").locator('[data-name="走访数"]')).toHaveText("3");
  await expect(viewer.getByRole("article")).not.toContainText("{{");
  await noViolations(viewer);
});

test("the sections of a new report are chosen, and seen before it is drafted: usual ones, or those of an earlier report", async ({
  db,
  pageOf,
}) => {
  const { lead, projectId } = await prepare(db);
  const page = await pageOf(lead, { width: 360 });
  const earlier = await draftReport(page, projectId, "关于基层治理的调研报告");
  await db.reportSection.updateMany({
    where: { projectId, reportId: earlier, position: 1 },
    data: { heading: "眼下的难处", layout: "sub_headings" },
  });
  await page.goto(`/projects/${projectId}/reports/new`);
  const structure = page.getByLabel("结构", { exact: true });
  await expect(structure).toHaveValue("achievements");
  await expect(page.getByText("“存在的问题与不足”：2个主题")).toBeVisible();
  await expect(async () => {
    await structure.selectOption({ label: "情况—问题—建议" });
    await expect(page.getByText("“对策建议”：1个主题")).toBeVisible({ timeout: 500 });
  }).toPass();
  await structure.selectOption({ label: "沿用《关于基层治理的调研报告》的部分和写法" });
  await expect(page.getByText("“眼下的难处”：2个主题")).toBeVisible();
  await noViolations(page);
  await page.getByRole("button", { name: "起草报告" }).click();
  await expect(page).toHaveURL(/\/reports\/[0-9a-f-]{36}$/);
  const reportId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  expect(
    await db.reportSection.findMany({
      where: { projectId, reportId, position: 1 },
      select: { heading: true, layout: true, lead: true },
    }),
  ).toEqual([{ heading: "眼下的难处", layout: "sub_headings", lead: "" }]);
});
