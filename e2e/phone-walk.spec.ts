import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { addMember, addQuestion, addSite, createProject, serial } from "@/lib/testing/factories";
import { openDimension } from "./app";
import { addPhotos, photo, rows } from "./attachments-app";
import { expect, newAccount, test } from "./fixtures";
import { fitsItsWidth } from "./ui";

/** Pictures of each step, to look at: FILM=folder node scripts/test.mjs e2e phone-walk. */
const folder = process.env["FILM"];
let pictures = 0;
async function film(page: Page, step: string): Promise<void> {
  await fitsItsWidth(page);
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  pictures += 1;
  await page.screenshot({ path: join(folder, `${String(pictures).padStart(2, "0")}-${step}.png`) });
}

test.use({ actionTimeout: 20_000 });

const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

/** Types into a box as a person does on a phone: a tap, then the keys. */
async function write(box: Locator, text: string): Promise<void> {
  await box.tap();
  await box.page().keyboard.type(text);
}

test("at 360 px by touch, from a blank form to an approved visit with a figure, a photo, a 撤回 and a return", async ({
  db,
  pageOf,
}) => {
  test.setTimeout(240_000);
  const [lead, member, reviewer] = [await newAccount(db), await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id, name: `走访课题${serial()}` });
  await addMember(db, { projectId, userId: member.id, role: "member" });
  await addMember(db, { projectId, userId: reviewer.id, role: "reviewer" });
  await addSite(db, { projectId, name: "桥头镇" });
  for (const dimension of ["status", "example", "problem", "suggestion"] as const)
    await addQuestion(db, { projectId, dimension, text: `问${dimension}`, position: 0 });
  const states = () =>
    db.visitTransition
      .findMany({ where: { projectId }, select: { toState: true }, orderBy: { at: "asc" } })
      .then((steps) => steps.map(({ toState }) => toState));

  // The blank form.
  const phone = await pageOf(member, { width: 360 });
  await phone.goto(`/projects/${projectId}/visits`);
  await film(phone, "empty-list");
  await phone.getByRole("link", { name: "新建走访" }).first().tap();
  await expect(phone).toHaveURL(/visits\/new/);
  await expect(phone.getByRole("combobox", { name: "调研点" })).toBeVisible();
  await film(phone, "blank-form");
  await phone.getByRole("combobox", { name: "调研点" }).selectOption({ label: "桥头镇" });
  await phone.getByLabel("走访日期").fill("2026-11-20");
  await phone.getByLabel("走访方式").selectOption({ label: "座谈交流" });
  await write(phone.getByLabel("地点"), "镇政府二楼会议室");
  const heard = phone.getByRole("group", { name: /受访对象/ });
  await heard.getByRole("button", { name: "添加受访对象" }).tap();
  await write(heard.getByLabel("第1类受访对象", { exact: true }), "村干部");
  await write(heard.getByLabel("第1类人数", { exact: true }), "十二");
  await film(phone, "basics");

  // What was heard, by taps from one dimension to the next.
  const texts = { 工作现状: "每月开一次议事会", 经验典型: "河东村修通机耕路", 存在问题: "专职人员只有两名" };
  for (const dimension of ["工作现状", "经验典型", "存在问题"] as const) {
    if (dimension === "工作现状") await openDimension(phone, dimension);
    await expect(section(phone, dimension)).toBeVisible();
    await section(phone, dimension).getByRole("button", { name: "添加一条" }).first().tap();
    await phone.keyboard.type(texts[dimension]);
    if (dimension === "工作现状") {
      await section(phone, dimension).getByRole("button", { name: "添加数据" }).first().tap();
      await write(section(phone, dimension).getByLabel("指标", { exact: true }), "网格员");
      await write(section(phone, dimension).getByLabel("数值", { exact: true }), "200余");
      await write(section(phone, dimension).getByLabel("单位", { exact: true }), "名");
      await write(section(phone, dimension).getByLabel("截至", { exact: true }), "10月底");
      await expect(section(phone, dimension).getByText("读作2026年10月")).toBeVisible();
    }
    await film(phone, dimension);
    await phone.getByRole("button", { name: "下一维度" }).tap();
  }
  await section(phone, "思考建议").getByRole("button", { name: "未谈及" }).tap();
  await addPhotos(phone, [await photo("会场.jpg")]);
  await expect(rows(phone, "uploaded")).toHaveCount(1);
  await film(phone, "photo");
  expect(await states()).toEqual([]);
  await phone.getByRole("button", { name: "提交审核" }).tap();
  await expect(phone.getByRole("heading", { name: "已提交，等待审核" })).toBeVisible();
  await film(phone, "handed-in");

  // Taken back, corrected, handed in again.
  await phone.getByRole("button", { name: "撤回修改" }).tap();
  await openDimension(phone, "存在问题");
  const problem = section(phone, "存在问题").getByLabel("第1条", { exact: true });
  await expect(problem).toHaveValue("专职人员只有两名");
  await film(phone, "taken-back");
  await problem.fill("专职人员只有两名，一人管七条线");
  await openDimension(phone, "思考建议");
  await phone.getByRole("button", { name: "提交审核" }).tap();
  await expect(phone.getByRole("heading", { name: "已提交，等待审核" })).toBeVisible();

  // The reviewer, on a phone as well, returns it with a comment at the entry.
  const desk = await pageOf(reviewer, { width: 360 });
  await desk.goto(`/projects/${projectId}`);
  await film(desk, "reviewer-overview");
  await desk.goto(`/projects/${projectId}/visits`);
  await desk.getByRole("link", { name: "桥头镇", exact: true }).first().tap();
  await expect(desk.getByText("200余")).toBeVisible();
  await film(desk, "reviewer-visit");
  await desk.getByRole("button", { name: "写意见：对存在问题第1条的意见" }).tap();
  await write(desk.getByRole("textbox", { name: "对存在问题第1条的意见" }), "七条线是哪些？");
  await film(desk, "reviewer-comment");
  await desk.getByRole("button", { name: "退回修改（1条意见）" }).tap();
  await expect(desk.locator(":focus").getByText("已退回修改：")).toBeVisible();
  await film(desk, "reviewer-returned");

  // The member sees it first, corrects just that, and hands it in.
  await phone.goto(`/projects/${projectId}`);
  await film(phone, "returned-overview");
  await phone
    .getByRole("link", { name: /桥头镇/ })
    .first()
    .tap();
  await expect(phone.getByText("七条线是哪些？").first()).toBeVisible();
  await film(phone, "returned-visit");
  await phone.getByRole("link", { name: "修改", exact: true }).tap();
  await openDimension(phone, "存在问题");
  await problem.fill("专职人员只有两名，一人管综治、民政等七条线");
  await film(phone, "returned-form");
  await openDimension(phone, "思考建议");
  await phone.getByRole("button", { name: "提交审核" }).tap();
  await expect(phone.getByRole("heading", { name: "已提交，等待审核" })).toBeVisible();

  // The reviewer sees what changed, and approves.
  await desk.goto(`/projects/${projectId}/visits`);
  await desk.getByRole("link", { name: "桥头镇", exact: true }).first().tap();
  await expect(desk.locator("ins").first()).toBeVisible();
  await film(desk, "reviewer-changed");
  await desk.getByRole("button", { name: "审核通过" }).tap();
  await expect(desk.locator(":focus").getByText("已审核通过：")).toBeVisible();
  await film(desk, "approved");
  await phone.goto(`/projects/${projectId}/visits`);
  await phone.getByRole("link", { name: "桥头镇", exact: true }).first().tap();
  await phone.getByRole("link", { name: "修改历史" }).tap();
  await expect(phone.getByRole("list", { name: "按时间先后" })).toContainText("撤回了这份走访");
  await film(phone, "history");

  expect(await states()).toEqual(["submitted", "draft", "submitted", "returned", "submitted", "approved"]);
  const { value, ...figure } = await db.figure.findFirstOrThrow({
    where: { projectId },
    select: {
      value: true,
      said: true,
      asOf: true,
      definition: true,
      indicator: { select: { name: true, unit: true } },
    },
  });
  expect(Number(value)).toBe(200);
  const indicator = { name: "网格员", unit: "名" };
  expect(figure).toEqual({ said: "200余", asOf: "2026-10", definition: "", indicator });
  expect(await db.attachment.count({ where: { projectId } })).toBe(1);
});
