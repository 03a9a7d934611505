import { expect, test } from "./fixtures";
import { saved } from "./offline-app";
import { block, choose, hint, prepare, section } from "./table-helps-app";
import { fitsItsWidth, noViolations } from "./ui";

/** What helps to ask and to watch the time: questions not asked yet, prompts, the timer. */

test("questions not asked yet are marked, reached by button and by keyboard, and their prompts open in place", async ({
  db,
  pageOf,
}) => {
  const { member, address } = await prepare(db);
  const page = await pageOf(member);
  await page.goto(`${address}`);
  await choose(page, "双溪镇");
  const staff = block(page, "存在问题", "人手够不够");
  await expect(staff.getByText("未问")).toBeVisible();
  const next = page.getByRole("button", { name: /下一个未问的问题/ });
  await expect(next).toHaveAccessibleName(/还有5个问题没有问/);
  await next.click();
  await expect(block(page, "工作现状", "议事会开得怎么样").getByRole("button", { name: "添加一条" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.type("每月一次。");
  await expect(block(page, "工作现状", "议事会开得怎么样").getByText("1条", { exact: true })).toBeVisible();
  await section(page, "经验典型").getByRole("button", { name: "未谈及" }).click();
  await expect(next).toHaveAccessibleName(/还有3个问题没有问/);
  await block(page, "工作现状", "议事会开得怎么样").getByLabel("第1条", { exact: true }).press("Alt+n");
  await expect(staff.getByRole("button", { name: "添加一条" })).toBeFocused();
  await expect(page.getByText(hint)).toBeHidden();
  await staff.getByRole("button", { name: "提示：人手够不够" }).click();
  await expect(page.getByText(hint)).toBeVisible();
  await noViolations(page);

  await page.setViewportSize({ width: 360, height: 800 });
  await fitsItsWidth(page);
  await page.getByRole("button", { name: /下一个未问的问题/ }).click();
  await expect(block(page, "存在问题", "系统好不好用").getByRole("button", { name: "添加一条" })).toBeFocused();
  await page.getByRole("button", { name: /下一个未问的问题/ }).click();
  await expect(block(page, "思考建议", "盼着改什么").getByRole("button", { name: "添加一条" })).toBeFocused();
  await noViolations(page);
});

test("the timer notes start and end in the local time of the survey, continues over a reload, and a device's wrong clock does not matter", async ({
  db,
  pageOf,
}) => {
  const { member, address, projectId } = await prepare(db);
  const page = await pageOf(member, { width: 360 });
  // The device is 29 hours fast, so it is always on another day; the server is not.
  const fast = 29 * 3_600_000;
  await page.clock.install({ time: Date.now() + fast });
  await page.goto(address);
  // The answer tells the page the server's time. Before it only the device's own clock is there.
  await Promise.all([page.waitForResponse(/\/api\/site-notes\//), choose(page, "双溪镇")]);
  await page.getByLabel("走访方式").selectOption({ label: "座谈交流" });
  const before = new Date();
  const timer = page.getByRole("group", { name: "计时" });
  const line = await timer.boundingBox();
  await timer.getByRole("button", { name: "开始计时" }).click();
  const face = timer.getByRole("timer");
  await expect(face).toHaveText(/^00:0\d$/);
  expect((await timer.boundingBox())?.height).toBe(line?.height);
  await expect(face).toHaveAttribute("aria-live", "off");
  const timeOf = (moment: Date) =>
    new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit" }).format(moment);
  const started = await page.getByLabel("开始时间").inputValue();
  expect([timeOf(before), timeOf(new Date())]).toContain(started);
  await page.clock.fastForward("12:34");
  await expect(face).toHaveText(/^12:[345]\d$/);
  // Set back by two hours: the time that has passed stays.
  await page.clock.setSystemTime(Date.now() + fast - 2 * 3_600_000);
  await page.clock.runFor(1_000);
  await expect(face).toHaveText(/^12:[345]\d$/);
  await noViolations(page);
  await fitsItsWidth(page);
  await expect(saved(page, "synced")).toBeVisible();

  await page.reload();
  await expect(page.getByRole("timer")).toHaveText(/^\d\d:\d\d$/);
  await page.getByRole("group", { name: "计时" }).getByRole("button", { name: "结束" }).click();
  await expect(page.getByLabel("结束时间")).toHaveValue(/^\d\d:\d\d$/);
  await expect(page.getByText(/用时\d+分钟/)).toBeVisible();
  await expect(saved(page, "synced")).toBeVisible();
  await expect
    .poll(() => db.visit.findFirst({ where: { projectId, recorderId: member.id }, select: { startedAt: true } }))
    .toEqual({ startedAt: started });
});
