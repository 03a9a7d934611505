import type { Page } from "@playwright/test";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import {
  addMember,
  addQuestion,
  addSite,
  addVisit,
  createProject,
  entryContent,
  serial,
  visitContent,
} from "@/lib/testing/factories";
import { openDimension } from "./app";
import { expect, newAccount, test } from "./fixtures";
import { fitsItsWidth, noViolations } from "./ui";

/** A member of a project with two sites and two questions on problems. */
async function prepare(db: PrismaClient) {
  const [lead, member] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id, name: `走访课题${serial()}` });
  await addMember(db, { projectId, userId: member.id, role: "member" });
  const siteId = await addSite(db, { projectId, name: "桥头镇" });
  await addQuestion(db, { projectId, dimension: "problem", text: "人手够不够", position: 0 });
  await addQuestion(db, { projectId, dimension: "problem", text: "系统好不好用", position: 1 });
  await addQuestion(db, { projectId, dimension: "suggestion", text: "盼着改什么", position: 0 });
  const texts = async () => {
    const rows = await db.entry.findMany({
      where: { projectId },
      select: { text: true, dimension: true },
      orderBy: [{ dimension: "asc" }, { position: "asc" }],
    });
    return rows.map(({ dimension, text }) => `${dimension}：${text}`);
  };
  return { lead, member, projectId, siteId, address: `/projects/${projectId}/visits/new`, texts };
}

/** The fields that a visit needs before it can be sent. */
async function fillBasics(page: Page) {
  await page.getByLabel("调研点").selectOption({ label: "桥头镇" });
  await page.getByLabel("走访日期").fill("2026-11-20");
  await page.getByLabel("走访方式").selectOption({ label: "座谈交流" });
  await page.getByLabel("地点").fill("镇政府二楼会议室");
}

/** The block of one question within a dimension. */
function question(page: Page, dimension: string, text: string) {
  return page.getByRole("region", { name: dimension, exact: true }).getByRole("group", { name: text, exact: true });
}

const saved = (page: Page, state: string) => page.locator(`[data-save-state="${state}"]`);

test("on a phone, points are typed one after another, reordered, moved to another dimension, deleted and restored", async ({
  db,
  pageOf,
}) => {
  const { member, address, texts } = await prepare(db);
  const page = await pageOf(member, { width: 360 });
  await page.goto(address);
  await fillBasics(page);
  await openDimension(page, "存在问题");
  const staff = question(page, "存在问题", "人手够不够");
  await staff.getByRole("button", { name: "添加一条" }).click();
  await page.keyboard.type("专职人员只有两名");
  await page.keyboard.press("Enter");
  await page.keyboard.type("年轻人留不住");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("去年走了四个");
  await page.keyboard.press("Enter");
  await page.keyboard.type("盼着配齐编制");
  await page.keyboard.press("Enter");
  // Backspace removes an empty point, and the focus returns to the one before it.
  await page.keyboard.press("Backspace");
  await expect(staff.getByRole("textbox", { name: /^第\d条$/ })).toHaveCount(3);
  await expect(staff.getByLabel("第3条", { exact: true })).toBeFocused();
  await expect(page.getByRole("group", { name: "四个维度" }).getByRole("button", { name: /问题/ })).toContainText("3");

  await staff.getByRole("button", { name: "第2条的更多操作" }).click();
  await staff.getByRole("button", { name: "上移第2条" }).click();
  await expect(staff.getByLabel("第1条", { exact: true })).toHaveValue("年轻人留不住\n去年走了四个");
  await fitsItsWidth(page);
  await noViolations(page);

  // Its suggestions come with the focus.
  const speaker = staff.getByLabel("第1条由谁说的");
  await speaker.focus();
  await expect(speaker).toHaveAttribute("list", "visit-speakers");
  await staff.getByRole("button", { name: "第1条的更多操作" }).click();
  await staff.getByRole("button", { name: "第3条的更多操作" }).click();
  await staff.getByLabel("移到").selectOption({ label: "盼着改什么" });
  await expect(page.getByText("已移动1条")).toBeVisible();
  await page.getByRole("button", { name: "撤销", exact: true }).click();
  await expect(staff.getByLabel("第3条", { exact: true })).toHaveValue("盼着配齐编制");
  await staff.getByRole("button", { name: "第3条的更多操作" }).click();
  await staff.getByLabel("移到").selectOption({ label: "盼着改什么" });
  await expect(staff.getByRole("textbox", { name: /^第\d条$/ })).toHaveCount(2);

  await staff.getByRole("button", { name: "第2条的更多操作" }).click();
  await staff.getByRole("button", { name: "删除第2条" }).click();
  await expect(staff.getByRole("textbox", { name: /^第\d条$/ })).toHaveCount(1);
  await page.getByRole("button", { name: "撤销", exact: true }).click();
  await expect(staff.getByLabel("第2条", { exact: true })).toHaveValue("专职人员只有两名");

  await expect(saved(page, "synced")).toBeVisible();
  await expect
    .poll(texts)
    .toEqual(["problem：年轻人留不住\n去年走了四个", "problem：专职人员只有两名", "suggestion：盼着配齐编制"]);
});

test("a pasted 一是…二是… stays as it is until it is split, and is whole again when the split is undone", async ({
  db,
  pageOf,
}) => {
  const { member, address, texts } = await prepare(db);
  const page = await pageOf(member);
  await page.goto(address);
  await fillBasics(page);
  const staff = question(page, "存在问题", "人手够不够");
  await staff.getByRole("button", { name: "添加一条" }).click();
  const whole = "主要有三点：一是专职人员不足；二是经费没有着落；三是系统重复填报。";
  await page.evaluate((text) => {
    const box = document.activeElement;
    if (!(box instanceof HTMLTextAreaElement)) throw new Error("the new point has no focus");
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    document.execCommand("insertText", false, text); // what the browser itself does when text is pasted
  }, whole);
  const offer = staff.getByRole("region", { name: "拆分" });
  await expect(offer.getByRole("listitem")).toHaveText([
    "主要有三点：",
    "专职人员不足；",
    "经费没有着落；",
    "系统重复填报。",
  ]);
  await expect(staff.getByLabel("第1条", { exact: true })).toHaveValue(whole);
  await noViolations(page);
  await offer.getByRole("button", { name: /拆成4条/ }).click();
  await expect(staff.getByRole("textbox", { name: /^第\d条$/ })).toHaveCount(4);
  await expect(staff.getByLabel("第3条", { exact: true })).toHaveValue("经费没有着落；");
  await page.getByRole("button", { name: "撤销", exact: true }).click();
  await expect(staff.getByRole("textbox", { name: /^第\d条$/ })).toHaveCount(1);
  await expect(staff.getByLabel("第1条", { exact: true })).toHaveValue(whole);
  await expect.poll(texts).toEqual([`problem：${whole}`]);
});

test("with a Chinese input method no character is lost or doubled, and its own Enter starts no new point", async ({
  db,
  pageOf,
}) => {
  const { member, address, texts } = await prepare(db);
  const page = await pageOf(member);
  await page.goto(address);
  await fillBasics(page);
  const staff = question(page, "存在问题", "人手够不够");
  await staff.getByRole("button", { name: "添加一条" }).click();
  const box = staff.getByLabel("第1条", { exact: true });
  await expect(box).toBeFocused();
  const keyboard = await page.context().newCDPSession(page);
  for (const [spelt, word] of [
    ["zou f", "走访"],
    ["ren shou", "人手"],
    ["bu zu", "不足"],
  ] as const) {
    for (let length = 1; length <= spelt.length; length += 1) {
      await keyboard.send("Input.imeSetComposition", {
        text: spelt.slice(0, length),
        selectionStart: length,
        selectionEnd: length,
      });
    }
    // The key that picks the word reaches the page as 229 while the word is still being composed.
    await keyboard.send("Input.dispatchKeyEvent", {
      type: "rawKeyDown",
      key: "Enter",
      code: "Enter",
      windowsVirtualKeyCode: 229,
    });
    await keyboard.send("Input.insertText", { text: word });
    await keyboard.send("Input.dispatchKeyEvent", {
      type: "keyUp",
      key: "Enter",
      code: "Enter",
      windowsVirtualKeyCode: 13,
    });
  }
  await expect(box).toHaveValue("走访人手不足");
  await expect(staff.getByRole("textbox", { name: /^第\d条$/ })).toHaveCount(1);
  // An Enter by the person does start a new point.
  await page.keyboard.press("Enter");
  await page.keyboard.type("另一点");
  await expect.poll(texts).toEqual(["problem：走访人手不足", "problem：另一点"]);
});

test("on submit, missing values are reported at their fields, the first gets the focus, and the typed text stays", async ({
  db,
  pageOf,
}) => {
  const { member, projectId, address } = await prepare(db);
  const page = await pageOf(member);
  await page.goto(address);
  await page.getByLabel("走访方式").selectOption({ label: "座谈交流" });
  await question(page, "存在问题", "人手够不够").getByRole("button", { name: "添加一条" }).click();
  await page.keyboard.type("专职人员不足");
  await page
    .getByRole("region", { name: "工作现状", exact: true })
    .getByRole("button", { name: "添加数据" })
    .first()
    .click();
  await page.keyboard.type("专职人员");
  await page.getByLabel("数值", { exact: true }).fill("十来个");
  await page.getByRole("button", { name: "提交审核" }).click();
  const list = page.getByRole("alert").filter({ hasText: "需要补充或改正" });
  await expect(list).toBeVisible();
  await expect(page.getByLabel("调研点")).toBeFocused();
  await expect(page.getByLabel("调研点")).toHaveAccessibleDescription("请填写。");
  await expect(page.getByLabel("数值", { exact: true })).toHaveAttribute("aria-invalid", "true");
  // Everything at once, including what only a complete visit needs.
  await expect(list.getByRole("listitem")).toHaveText([/调研点/, /数值/, /截至/, /受访对象/, /地点/]);
  await noViolations(page);
  // The list links to each field.
  await list.getByRole("link", { name: /数值/ }).click();
  await expect(page.getByLabel("数值", { exact: true })).toBeFocused();
  await expect(question(page, "存在问题", "人手够不够").getByLabel("第1条", { exact: true })).toHaveValue(
    "专职人员不足",
  );
  expect(await db.visit.count({ where: { projectId } })).toBe(0);
});

test("without a signal everything is saved on the device, and sent when the signal is back", async ({ db, pageOf }) => {
  const { member, projectId, address, texts } = await prepare(db);
  const page = await pageOf(member, { width: 360, worker: true });
  await page.goto(address);
  await fillBasics(page);
  await expect(saved(page, "synced")).toBeVisible();
  await page.context().setOffline(true);
  await openDimension(page, "存在问题");
  await question(page, "存在问题", "人手够不够").getByRole("button", { name: "添加一条" }).click();
  await page.keyboard.type("山里没有信号");
  await expect(saved(page, "kept")).toBeVisible();
  await openDimension(page, "思考建议");
  await question(page, "思考建议", "盼着改什么").getByRole("button", { name: "添加一条" }).click();
  await page.keyboard.type("多建基站");
  await expect(saved(page, "kept")).toBeVisible();
  expect(await texts()).toEqual([]);
  await page.context().setOffline(false);
  await expect(saved(page, "synced")).toBeVisible();
  await expect.poll(texts).toEqual(["problem：山里没有信号", "suggestion：多建基站"]);
  expect(await db.visit.count({ where: { projectId } })).toBe(1);
});

test("two people at one visit: both texts are shown and kept, and the merged one is a new version", async ({
  db,
  pageOf,
}) => {
  const { lead, member, projectId, siteId, texts } = await prepare(db);
  const entry = entryContent({ text: "专职人员两名", dimension: "problem" });
  const id = await addVisit(db, {
    projectId,
    state: "draft",
    content: visitContent({ siteId, recorderId: member.id, entries: [entry] }),
  });
  const address = `/projects/${projectId}/visits/${id}/edit`;
  const [one, other] = [await pageOf(member, { worker: true }), await pageOf(lead)];
  for (const page of [one, other]) {
    await page.goto(address);
    await expect(page.getByLabel("第1条", { exact: true })).toHaveValue("专职人员两名");
  }
  await one.context().setOffline(true);
  await one.getByLabel("第1条", { exact: true }).fill("专职人员两名，都是新手");
  await expect(saved(one, "kept")).toBeVisible();
  await other.getByLabel("第1条", { exact: true }).fill("专职人员三名");
  await expect(saved(other, "synced")).toBeVisible();
  await one.context().setOffline(false);
  await expect(one.getByRole("heading", { name: "这份走访有两个版本" })).toBeVisible();
  await expect(one.getByText("专职人员两名，都是新手")).toBeVisible();
  await expect(one.getByText("专职人员三名")).toBeVisible();
  await noViolations(one);
  await one.getByRole("button", { name: "按选择合并" }).click();
  await expect(saved(one, "synced")).toBeVisible();
  await expect
    .poll(texts)
    .toEqual(expect.arrayContaining(["problem：专职人员两名，都是新手", "problem：专职人员三名"]));
  expect((await db.visit.findUniqueOrThrow({ where: { projectId_id: { projectId, id } } })).version).toBe(3);
});
