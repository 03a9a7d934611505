import type { Page } from "@playwright/test";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { dayAt, timeAt } from "@/lib/calendar";
import {
  addMember,
  addQuestion,
  addSite,
  addVisit,
  createProject,
  entryContent,
  visitContent,
} from "@/lib/testing/factories";
import { openDimension, recordVisit, submitVisit } from "./app";
import { expect, newAccount, test } from "./fixtures";
import { fitsItsWidth, noViolations } from "./ui";

/** A project with a question in each dimension, a member who records and a reviewer. */
async function prepare(db: PrismaClient) {
  const [lead, member, reviewer] = [await newAccount(db), await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id });
  await addMember(db, { projectId, userId: member.id, role: "member" });
  await addMember(db, { projectId, userId: reviewer.id, role: "reviewer" });
  const siteId = await addSite(db, { projectId, name: "桥头镇" });
  for (const dimension of ["status", "example", "problem", "suggestion"] as const) {
    await addQuestion(db, { projectId, dimension, text: `问${dimension}`, position: 0 });
  }
  const note = {
    site: "桥头镇",
    day: "2026-11-20",
    method: "座谈交流",
    place: "镇政府二楼会议室",
    who: member.displayName,
    heard: { category: "村干部", headCount: 4 },
    entries: { 工作现状: ["每月开一次议事会"], 经验典型: ["河东村修通机耕路"], 存在问题: ["专职人员只有两名"] },
    figure: { indicator: "议事会", value: "14", unit: "个", asOf: "2026-10" },
  };
  const state = async () => (await db.visit.findFirst({ where: { projectId }, select: { state: true } }))?.state;
  return { member, reviewer, projectId, siteId, note, state };
}

/** Taps the middle of a button, as a finger does: at the same place, whatever is there at the next tap. */
async function tapPoint(page: Page, name: string): Promise<{ x: number; y: number }> {
  const box = await page.getByRole("button", { name }).boundingBox();
  if (!box) throw new Error(`no button ${name}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("a day that has not come is said at its field, and keeps the visit from being handed in", async ({
  db,
  pageOf,
}) => {
  const { member, projectId, note, state } = await prepare(db);
  const page = await pageOf(member, { width: 360 });
  await recordVisit(page, projectId, { ...note, day: "2062-11-20" });
  const basic = page.getByRole("region", { name: "基本信息" });
  const open = basic.getByRole("button", { name: "修改" });
  if (await open.isVisible()) await open.click();
  await expect(basic.getByText("这一天还没有到（今天是")).toBeVisible();
  await expect.poll(state).toBe("draft");
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "走访日期" })).toContainText("这一天还没有到");
  await page.getByLabel("走访日期").fill("2026-11-20");
  await expect(basic.getByText("这一天还没有到")).toBeHidden();
  await submitVisit(page);
  await expect.poll(state).toBe("submitted");
});

test("tapping through every step of the form on a phone hands nothing in, not even by a double tap", async ({
  db,
  pageOf,
}) => {
  const { member, projectId, note, state } = await prepare(db);
  const page = await pageOf(member, { width: 360 });
  await recordVisit(page, projectId, note);
  await openDimension(page, "工作现状");
  for (const next of ["经验典型", "存在问题"]) {
    const { x, y } = await tapPoint(page, "下一维度");
    await page.touchscreen.tap(x, y);
    await expect(section(page, next)).toBeVisible();
  }
  const { x, y } = await tapPoint(page, "下一维度");
  await page.touchscreen.tap(x, y);
  await page.touchscreen.tap(x, y);
  await expect(section(page, "思考建议")).toBeVisible();
  await expect(page.getByRole("button", { name: "提交审核" })).toBeEnabled();
  // What was written after the taps arrives as a draft. If the visit had been handed in, the server would refuse it.
  await section(page, "思考建议").getByRole("button", { name: "添加一条" }).first().click();
  await page.keyboard.type("盼着配齐编制");
  await expect(page.locator('[data-save-state="synced"]')).toBeVisible();
  expect(await state()).toBe("draft");
  await fitsItsWidth(page);
});

test("the recorder withdraws a submitted visit and continues writing; the history shows it", async ({ db, pageOf }) => {
  const { member, projectId, note, state } = await prepare(db);
  const page = await pageOf(member, { width: 360 });
  await recordVisit(page, projectId, note);
  await submitVisit(page);
  await noViolations(page);
  await page.getByRole("button", { name: "撤回修改" }).click();
  await expect(page).toHaveURL(/\/edit$/);
  expect(await state()).toBe("draft");
  await openDimension(page, "存在问题");
  await section(page, "存在问题").getByLabel("第1条", { exact: true }).fill("专职人员只有三名");
  await expect(page.locator('[data-save-state="synced"]')).toBeVisible();
  await page.goto(page.url().replace(/edit$/, "history"));
  await expect(page.getByRole("list", { name: "按时间先后" })).toContainText(`${member.displayName}撤回了这份走访`);
});

test("when the reviewer has begun to write, the visit cannot be withdrawn, and the recorder sees why", async ({
  db,
  pageOf,
}) => {
  const { member, reviewer, projectId, note, state } = await prepare(db);
  const page = await pageOf(member, { width: 360 });
  await recordVisit(page, projectId, note);
  await submitVisit(page);
  await page.getByRole("link", { name: "查看这份走访" }).click();
  await expect(page.getByRole("button", { name: "撤回修改" })).toBeVisible();

  const desk = await pageOf(reviewer);
  await desk.goto(page.url());
  const begun = desk.waitForResponse((answer) => answer.request().method() === "POST" && answer.ok());
  await desk.getByLabel("对整份走访的意见").fill("请写清来源。");
  await begun;

  await page.getByRole("button", { name: "撤回修改" }).click();
  await expect(page.getByText("审核人已经开始审核，不能再撤回。")).toBeVisible();
  expect(await state()).toBe("submitted");
});

test("handing in stops a timer that runs, and asks for the end of a visit of another day", async ({ db, pageOf }) => {
  const { member, projectId, siteId } = await prepare(db);
  const timeZone = "Asia/Shanghai";
  const begun = (visitedOn: string, startedAt: string) => {
    const entries = [entryContent({ text: "每月开一次议事会" })];
    const content = visitContent({ siteId, recorderId: member.id, visitedOn, startedAt, endedAt: null, entries });
    return addVisit(db, { projectId, state: "draft", content });
  };
  const open = async (id: string) => {
    await page.goto(`/projects/${projectId}/visits/${id}/edit`);
    await openDimension(page, "思考建议");
    await page.getByRole("button", { name: "提交审核" }).click();
  };
  const endOf = async (id: string) => (await db.visit.findFirst({ where: { id } }))?.endedAt;
  const goOn = () => page.getByRole("button", { name: "就这样提交" }).click();
  const page = await pageOf(member, { width: 360 });

  const before = new Date();
  const going = await begun(dayAt(before, timeZone), `${timeAt(before, timeZone).slice(0, 2)}:00`);
  await open(going);
  await goOn();
  await expect(page.getByText("已提交，等待审核")).toBeVisible();
  expect([timeAt(before, timeZone), timeAt(new Date(), timeZone)]).toContain(await endOf(going));

  const earlier = await begun("2026-10-12", "09:00");
  await open(earlier);
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("结束时间").fill("08:00");
  await dialog.getByRole("button", { name: "填好，继续提交" }).click();
  await expect(dialog.getByText("结束时间不能早于开始时间。")).toBeVisible();
  await noViolations(page);
  await dialog.getByLabel("结束时间").fill("11:20");
  await dialog.getByRole("button", { name: "填好，继续提交" }).click();
  await goOn();
  await expect(page.getByText("已提交，等待审核")).toBeVisible();
  expect(await endOf(earlier)).toBe("11:20");
});
