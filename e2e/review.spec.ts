import type { PrismaClient } from "@/lib/generated/prisma/client";
import {
  addMember,
  addSite,
  addVisit,
  createProject,
  entryContent,
  serial,
  visitContent,
} from "@/lib/testing/factories";
import type { VisitState } from "@/lib/vocabulary";
import { expect, newAccount, test } from "./fixtures";
import { fitsItsWidth, noViolations } from "./ui";

/** Two sites, and a team with every role. A visit of two entries can be added in any state. */
async function prepare(db: PrismaClient) {
  const [lead, reviewer, member, viewer] = [
    await newAccount(db),
    await newAccount(db),
    await newAccount(db),
    await newAccount(db),
  ];
  const projectId = await createProject(db, { leadId: lead.id, name: `走访课题${serial()}` });
  await addMember(db, { projectId, userId: reviewer.id, role: "reviewer" });
  await addMember(db, { projectId, userId: member.id, role: "member" });
  await addMember(db, { projectId, userId: viewer.id, role: "viewer" });
  const bridge = await addSite(db, { projectId, name: "桥头镇" });
  const river = await addSite(db, { projectId, name: "临河街道", kind: "subdistrict", position: 1 });
  const visit = async (
    state: VisitState,
    { siteId = bridge, recorderId = member.id, visitedOn = "2026-10-12" } = {},
  ) => {
    const entries = [
      entryContent({ text: "热线满意率接近百分之百", dimension: "status" }),
      entryContent({ text: "专职人员不足", dimension: "problem" }),
    ];
    const marks = { status: null, example: "none", problem: null, suggestion: "not_raised" } as const;
    const content = visitContent({ siteId, recorderId, visitedOn, entries, marks });
    const id = await addVisit(db, { projectId, content, state, reviewerId: reviewer.id });
    return { id, entryIds: entries.map((entry) => entry.id), address: `/projects/${projectId}/visits/${id}` };
  };
  const stateOf = async (id: string) =>
    (await db.visit.findUniqueOrThrow({ where: { projectId_id: { projectId, id } }, select: { state: true } })).state;
  return {
    lead,
    reviewer,
    member,
    viewer,
    projectId,
    list: `/projects/${projectId}/visits`,
    bridge,
    river,
    visit,
    stateOf,
  };
}

test("a reviewer returns a visit with a comment at an entry, the member corrects just that, and the reviewer approves it", async ({
  db,
  pageOf,
}) => {
  const { reviewer, member, projectId, list, visit, stateOf } = await prepare(db);
  const { id, address, entryIds } = await visit("submitted");

  const desk = await pageOf(reviewer);
  await desk.goto(address);
  await desk.getByRole("button", { name: "退回修改" }).click();
  await expect(desk.getByText("请至少写一条意见，说明要改什么。")).toBeVisible();
  await expect(desk.getByLabel("对整份走访的意见")).toBeFocused();
  await noViolations(desk);
  await desk.getByRole("button", { name: "写意见：对工作现状第1条的意见" }).click();
  await desk.getByRole("textbox", { name: "对工作现状第1条的意见" }).fill("满意率请写数值和来源。");
  // The typed text is neither lost nor overwritten by the approval.
  await desk.getByRole("button", { name: "审核通过" }).click();
  await expect(desk.getByText("意见还没有发出。")).toBeVisible();
  expect(await stateOf(id)).toBe("submitted");
  await desk.getByRole("button", { name: "退回修改（1条意见）" }).click();
  await expect(desk).toHaveURL(list);
  await expect(desk.locator(":focus").getByText("都审完了")).toBeVisible();
  expect(await stateOf(id)).toBe("returned");

  const form = await pageOf(member);
  await form.goto(list);
  await expect(form.getByRole("row", { name: /桥头镇/ })).toContainText("1条意见待改");
  await form.getByRole("link", { name: "桥头镇", exact: true }).click();
  await form.getByRole("link", { name: "工作现状第1条", exact: true }).click();
  await expect(form).toHaveURL(new RegExp(`#entry-${entryIds[0]}$`));
  await expect(form.locator(`#entry-${entryIds[0]}`)).toContainText("满意率请写数值和来源。");
  await noViolations(form);
  await form.getByRole("link", { name: "修改", exact: true }).click();
  const box = form.getByRole("textbox", { name: "第1条", exact: true }).first();
  await expect(box).toHaveValue("热线满意率接近百分之百");
  await expect(form.getByText("满意率请写数值和来源。")).toBeVisible();
  await noViolations(form);
  await box.fill("热线满意率97.3%，来源是市热线办");
  await form.getByRole("button", { name: "提交审核" }).click();
  await expect(form.getByRole("heading", { name: "已提交，等待审核" })).toBeVisible();
  expect(await stateOf(id)).toBe("submitted");

  await desk.goto(address);
  await expect(desk.getByText("热线满意率97.3%，来源是市热线办", { exact: true })).toBeVisible();
  const since = desk.locator(`#entry-${entryIds[0]}`);
  await expect(since.locator("del")).toHaveText("接近百分之百");
  await expect(since.locator("ins")).toHaveText("97.3%，来源是市热线办");
  await desk.getByRole("link", { name: "修改历史" }).click();
  const steps = desk.getByRole("list", { name: "按时间先后" });
  await expect(steps.locator("del")).toHaveText("接近百分之百");
  await expect(steps.locator("ins")).toHaveText("97.3%，来源是市热线办");
  await expect(steps).toContainText("满意率请写数值和来源。");
  await noViolations(desk);
  await desk.getByRole("link", { name: "回到这份走访" }).click();
  await desk.getByRole("button", { name: "审核通过" }).click();
  await expect(desk.locator(":focus").getByText("已审核通过：桥头镇，2026-10-12走访。")).toBeVisible();
  expect(await stateOf(id)).toBe("approved");
  expect(await db.reviewComment.count({ where: { projectId, visitId: id, resolvedAt: null } })).toBe(0);
});

test("a decision on a visit that was decided meanwhile is refused with a sentence, keeps the typed text and writes nothing", async ({
  db,
  pageOf,
}) => {
  const { lead, reviewer, projectId, visit, stateOf } = await prepare(db);
  const { id, address } = await visit("submitted");
  const late = await pageOf(lead);
  await late.goto(address);
  await late.getByLabel("对整份走访的意见").fill("日期请核对。");

  const early = await pageOf(reviewer);
  await early.goto(address);
  await early.getByRole("button", { name: "审核通过" }).click();
  await expect(early.getByText("都审完了")).toBeVisible();

  await late.getByRole("button", { name: "退回修改（1条意见）" }).click();
  await expect(late.getByRole("alert").filter({ hasText: "这份走访在您打开之后有了变化" })).toBeVisible();
  expect(await stateOf(id)).toBe("approved");
  expect(await db.reviewComment.count({ where: { projectId, visitId: id } })).toBe(0);
  await late.getByRole("button", { name: "看新的内容" }).click();
  await expect(late.getByRole("status").filter({ hasText: "已审核" })).toBeVisible();
  await expect(late.getByLabel("对整份走访的意见")).toHaveValue("日期请核对。");
});

test("reviewers cannot review their own visits; an approved visit is returned only after a confirmation", async ({
  db,
  pageOf,
}) => {
  const { reviewer, visit, stateOf } = await prepare(db);
  const own = await visit("submitted", { recorderId: reviewer.id });
  const approved = await visit("approved");
  const page = await pageOf(reviewer);
  await page.goto(own.address);
  await expect(page.getByText("请其他审核人审核")).toBeVisible();
  await expect(page.getByRole("button", { name: "审核通过" })).toHaveCount(0);

  await page.goto(approved.address);
  await expect(page.getByRole("button", { name: /^写意见：/ })).toHaveCount(0);
  await page.getByRole("button", { name: "写意见退回" }).click();
  await page.getByLabel("对整份走访的意见").fill("数字有误。");
  await page.getByRole("button", { name: "退回修改（1条意见）" }).click();
  await expect(page.getByRole("status").filter({ hasText: "退回修改" })).toBeVisible();
  expect(await stateOf(approved.id)).toBe("returned");
});

test("a lead voids a visit with a reason, after a confirmation; it no longer counts for its site", async ({
  db,
  pageOf,
}) => {
  const { lead, list, visit, stateOf } = await prepare(db);
  const { id, address } = await visit("approved");
  const page = await pageOf(lead);
  await page.goto(list);
  await expect(page.getByText("2个镇街园区中1个已走访，1个已提交，1个已审核")).toBeVisible();
  await page.goto(address);
  await page.getByRole("button", { name: "作废" }).click();
  const dialog = page.getByRole("dialog", { name: "作废这次走访？" });
  // First it says what it touches.
  await expect(dialog.getByRole("link", { name: "条目2条" })).toBeVisible();
  await dialog.getByRole("button", { name: "作废" }).click();
  await expect(dialog.getByLabel("作废原因")).toHaveAttribute("aria-invalid", "true");
  await noViolations(page);
  expect(await stateOf(id)).toBe("approved");
  await dialog.getByLabel("作废原因").fill("与另一份重复。");
  await dialog.getByRole("button", { name: "作废" }).click();
  await expect(page.getByText("原因：与另一份重复。")).toBeVisible();
  expect(await stateOf(id)).toBe("voided");
  await page.goto(list);
  await expect(page.getByText("2个镇街园区中0个已走访，0个已提交，0个已审核")).toBeVisible();
});

test("the list can be filtered before the script of the page has loaded, and says which parts of an address it did not understand", async ({
  db,
  pageOf,
}) => {
  const { member, list, bridge, river, visit } = await prepare(db);
  await visit("approved", { visitedOn: "2026-09-01" });
  await visit("submitted", { visitedOn: "2026-10-01" });
  await visit("submitted", { siteId: river, visitedOn: "2026-10-02" });
  const page = await pageOf(member);
  await page.route("**/_next/static/**/*.js", (route) => route.abort());
  await page.goto(list);
  await expect(page.getByText("共3次走访")).toBeVisible();
  await page.getByLabel("调研点", { exact: true }).selectOption("桥头镇");
  await page.getByLabel("状态").selectOption("已提交");
  await page.getByLabel("日期从").fill("2026-10-01");
  await page.getByRole("button", { name: "筛选" }).click();
  await expect(page).toHaveURL(new RegExp(`site=${bridge}.*state=submitted.*from=2026-10-01`));
  await expect(page.getByText("符合条件的有1次走访")).toBeVisible();
  await expect(page.getByRole("row", { name: /桥头镇/ })).toContainText("2026-10-01");
  await page.getByRole("link", { name: "清除筛选" }).click();
  await expect(page.getByText("共3次走访")).toBeVisible();
  await page.goto(`${list}?from=2026-02-30&state=approved&page=9`);
  await expect(page.getByText("地址里的开始日期看不懂或前后颠倒，没有用上。")).toBeVisible();
});

test("a viewer sees approved visits only, and neither comments nor history", async ({ db, pageOf }) => {
  const { viewer, list, visit } = await prepare(db);
  const hidden = await visit("submitted", { visitedOn: "2026-10-20" });
  const shown = await visit("approved");
  const page = await pageOf(viewer, { width: 360, dark: true });
  await page.goto(list);
  await expect(page.getByText("共1次走访")).toBeVisible();
  await fitsItsWidth(page);
  await noViolations(page);
  await page.getByRole("link", { name: "桥头镇", exact: true }).click();
  await expect(page).toHaveURL(shown.address);
  await expect(page.getByText("标明：未谈及")).toBeVisible();
  await expect(page.getByRole("button", { name: /退回|审核|作废|写意见/ })).toHaveCount(0);
  await fitsItsWidth(page);
  await noViolations(page);
  for (const address of [hidden.address, `${shown.address}/history`]) {
    await page.goto(address);
    await expect(page.getByText("专职人员不足")).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await noViolations(page);
  }
});
