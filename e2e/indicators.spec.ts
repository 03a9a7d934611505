import type { PrismaClient } from "@/lib/generated/prisma/client";
import {
  addMember,
  addSite,
  addVisit,
  createProject,
  figureContent,
  serial,
  visitContent,
} from "@/lib/testing/factories";
import { expect, newAccount, test } from "./fixtures";
import { fitsItsWidth, noViolations } from "./ui";

/** Two sites with one indicator. The first has given two values with one 截至, and an older one. */
async function prepare(db: PrismaClient) {
  const [lead, reviewer, member] = [await newAccount(db), await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id, name: `台账课题${serial()}` });
  await addMember(db, { projectId, userId: reviewer.id, role: "reviewer" });
  await addMember(db, { projectId, userId: member.id, role: "member" });
  const sites = [
    await addSite(db, { projectId, name: "桥头镇" }),
    await addSite(db, { projectId, name: "临河街道", kind: "subdistrict", position: 1 }),
  ];
  const give = async (site: number, visitedOn: string, value: string, asOf: string) => {
    const figure = figureContent({ indicator: "网格", value, asOf, definition: "综合网格", source: "镇台账" });
    await addVisit(db, {
      projectId,
      content: visitContent({ siteId: sites[site] ?? "", visitedOn, recorderId: lead.id, figures: [figure] }),
    });
    return figure.id;
  };
  await give(0, "2026-08-10", "40", "2026-07");
  await give(0, "2026-10-10", "46", "2026-09");
  await give(0, "2026-10-20", "44", "2026-09");
  const elsewhere = await give(1, "2026-10-12", "8.5", "2026-09");
  return { reviewer, member, projectId, elsewhere };
}

test("the total uses each site's latest figure, contradictions are named, and both link to exactly their rows", async ({
  db,
  pageOf,
}) => {
  const { reviewer, projectId } = await prepare(db);
  const page = await pageOf(reviewer);
  await page.goto(`/projects/${projectId}/indicators`);
  await expect(page.getByText("已审核的走访共有1个指标、4项数据")).toBeVisible();
  const row = page.getByRole("row", { name: /网格/ });
  await expect(row).toContainText("52.5 个");
  await expect(row).toContainText("2/2");
  await noViolations(page);

  await row.getByRole("link", { name: "1处数字不一" }).click();
  const figures = page.getByRole("region", { name: "数据", exact: true }).getByRole("row");
  await expect(figures).toHaveCount(3); // the head, and the two rows that contradict each other
  await expect(figures.filter({ hasText: /桥头镇.*(44|46)/ })).toHaveCount(2);
  await page.goto(`/projects/${projectId}/indicators?view=figures`);
  await expect(figures).toHaveCount(5);
  await expect(figures.filter({ hasText: "已有较新的数字" })).toHaveCount(2);
  await noViolations(page);

  await page.goto(`/projects/${projectId}/indicators?view=grid`);
  const cell = page.getByRole("row", { name: /桥头镇/ }).getByRole("link");
  await expect(cell).toContainText("44个");
  await expect(cell).toContainText("数字不一");
  await expect(cell).toContainText("口径：综合网格");
  await noViolations(page);
  await cell.click();
  await expect(figures).toHaveCount(4); // the head, and the three figures of the site
});

test("a reviewer checks a figure by the keyboard, with a reason if it is disputed, and finds it at its visit", async ({
  db,
  pageOf,
}) => {
  const { reviewer, projectId, elsewhere } = await prepare(db);
  const page = await pageOf(reviewer);
  await page.goto(`/projects/${projectId}/indicators?verification=unverified`);
  const figures = page.getByRole("region", { name: "数据", exact: true }).getByRole("row");
  await expect(figures).toHaveCount(5);
  await page.getByRole("button", { name: "核实临河街道的网格" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "核实数据" });
  await expect(dialog).toContainText("临河街道，网格8.5个，截至2026-09");
  // Nothing is chosen for her: the figure is shown as it is.
  await expect(dialog.getByRole("radio", { name: "待核实" })).toBeChecked();
  await dialog.getByRole("radio", { name: "待核实" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(dialog.getByRole("radio", { name: "已核实" })).toBeChecked();
  await page.keyboard.press("ArrowRight");
  await expect(dialog.getByRole("radio", { name: "有出入" })).toBeChecked();
  await dialog.getByRole("button", { name: "保存核实结果" }).press("Enter");
  await expect(dialog.getByText("有出入请写明与什么不一致。")).toBeVisible();
  await expect(dialog.getByLabel("说明")).toBeFocused();
  await noViolations(page);
  await page.keyboard.type("统计所为9个");
  await dialog.getByRole("button", { name: "保存核实结果" }).press("Enter");
  await expect(dialog).toBeHidden();

  await expect(figures).toHaveCount(4);
  await page.getByRole("link", { name: "有出入1项" }).click();
  await expect(figures).toHaveCount(2);
  await expect(figures.nth(1)).toContainText("统计所为9个");
  await expect(figures.nth(1)).toContainText(reviewer.displayName);
  expect(
    await db.auditEvent.findFirst({
      where: { projectId, subjectId: elsewhere },
      select: { action: true, detail: true },
    }),
  ).toMatchObject({
    action: "indicators.verifyFigure",
    detail: { from: "unverified", to: "disputed" },
  });
  await figures
    .nth(1)
    .getByRole("link", { name: /走访里的这项数据/ })
    .click();
  await expect(page).toHaveURL(new RegExp(`#figure-${elsewhere}$`));
  await expect(page.locator(`#figure-${elsewhere}`)).toContainText("有出入");
});

test("a member reads the ledger on a phone and has no button to check", async ({ db, pageOf }) => {
  const { member, projectId } = await prepare(db);
  const page = await pageOf(member, { width: 360, dark: true });
  await page.goto(`/projects/${projectId}/indicators?view=figures`);
  await expect(page.getByRole("link", { name: /走访里的这项数据/ })).toHaveCount(4);
  await expect(page.getByRole("button", { name: /核实/ })).toHaveCount(0);
  await fitsItsWidth(page);
  await noViolations(page);
});
