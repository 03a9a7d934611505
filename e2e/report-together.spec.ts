import { downloadWord, draftReport } from "./app";
import { expect, test } from "./fixtures";
import { allSaved, choose, drafted, prepare, textsOf, titleOf } from "./report-app";
import { noViolations } from "./ui";

test("two leads write one report: different places save by themselves, the same one shows both texts; a reader has nothing to change it with", async ({
  db,
  pageOf,
}) => {
  const { lead, reader, projectId } = await prepare(db);
  const one = await pageOf(lead);
  const reportId = await draftReport(one, projectId, "关于基层治理的调研报告");
  const other = await pageOf(lead);
  await other.goto(`/projects/${projectId}/reports/${reportId}`);
  const report = () => db.report.findFirstOrThrow({ where: { projectId }, select: { title: true, issuer: true } });
  const textOf = async (lead: string) =>
    (await db.reportPoint.findFirstOrThrow({ where: { projectId, lead }, select: { text: true } })).text;

  // Two points, and two fields of the same part. Nobody presses anything.
  await choose(one, /专职人员不足/);
  await one.getByLabel("展开", { exact: true }).fill("甲写的一点。");
  await choose(other, /经费保障不足/);
  await other.getByLabel("展开", { exact: true }).fill("乙写的一点。");
  await allSaved(one);
  await allSaved(other);
  expect([await textOf(drafted.staff), await textOf(drafted.money)]).toEqual(["甲写的一点。", "乙写的一点。"]);
  await choose(one, "标题与前言");
  await titleOf(one).fill("甲的题目");
  await choose(other, "结尾与落款");
  await other.getByLabel("落款单位").fill("乙的单位");
  await expect.poll(report).toEqual({ title: "甲的题目", issuer: "乙的单位" });
  // What the colleague wrote comes in by itself.
  await expect(one.getByRole("article")).toContainText("乙写的一点");
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("甲的题目");

  // The same field: the second keeps the own text in the form, and sees both.
  await other.context().setOffline(true);
  await choose(other, "标题与前言");
  await titleOf(other).fill("乙的题目");
  await titleOf(one).fill("甲又改的题目");
  await allSaved(one);
  await other.context().setOffline(false);
  const both = other.getByRole("status").filter({ hasText: "“标题与前言”另有人也改了" });
  await expect(both).toContainText("甲又改的题目");
  await expect(both).toContainText("乙的题目");
  await expect(titleOf(other)).toHaveValue("乙的题目");
  await noViolations(other);
  expect((await report()).title).toBe("甲又改的题目");
  await both.getByRole("button", { name: "用我写的" }).click();
  await expect(both).toHaveCount(0);
  await allSaved(other);
  expect((await report()).title).toBe("乙的题目");
  await expect(titleOf(one)).toHaveValue("乙的题目");

  // What is sent out is what its sender has seen: a change of this moment comes first.
  await other.context().setOffline(true);
  await choose(one, "结尾与落款");
  await one.getByLabel("落款单位").fill("甲改的单位");
  await allSaved(one);
  await other.context().setOffline(false);
  await other.getByRole("button", { name: "改稿次" }).click();
  await other.getByRole("menuitemcheckbox", { name: "征求意见稿" }).click();
  const asked = other.getByRole("dialog");
  await asked.getByRole("button", { name: "确定" }).click();
  await expect(asked.getByText("另有人刚改过这份报告").or(other.getByText("◔征求意见稿"))).toBeVisible();
  if (await asked.isVisible()) {
    await expect(other.getByText("甲改的单位").first()).toBeVisible();
    await asked.getByRole("button", { name: "确定" }).click();
  }
  await expect(asked).toHaveCount(0);
  const { model } = await db.reportIssue.findFirstOrThrow({ where: { projectId, reportId } });
  expect(model).toMatchObject({ title: "乙的题目", issuer: "甲改的单位" });

  const viewer = await pageOf(reader);
  await viewer.goto(`/projects/${projectId}/reports/${reportId}`);
  await expect(viewer.getByRole("article")).toContainText("乙的题目");
  await expect(viewer.getByRole("button", { name: "保存", exact: true })).toHaveCount(0);
  expect(textsOf(await downloadWord(viewer)).join("\n")).toContain("乙的题目");
});

test("every step can be taken back and forth, by button and by key, and a colleague's text is not taken along", async ({
  db,
  pageOf,
}) => {
  const { lead, projectId } = await prepare(db);
  const page = await pageOf(lead);
  const reportId = await draftReport(page, projectId, "关于基层治理的调研报告");
  const leads = page.getByRole("region", { name: "目录" }).getByRole("listitem");
  const undo = page.getByRole("button", { name: "撤销" });
  await expect(undo).toBeDisabled();
  await choose(page, /专职人员不足/);
  await page.getByRole("region", { name: "目录" }).getByRole("button", { name: "下移", exact: true }).click();
  await expect(leads).toHaveText([`一是${drafted.money}`, `二是${drafted.staff}`, drafted.posts]);
  const text = page.getByLabel("展开", { exact: true });
  const before = await text.innerText();
  await text.fill("改过的展开。");
  await allSaved(page);

  const other = await pageOf(lead);
  await other.goto(`/projects/${projectId}/reports/${reportId}`);
  await choose(other, "标题与前言");
  await titleOf(other).fill("同事改的题目");
  await allSaved(other);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("同事改的题目");

  await text.press("Control+z");
  await expect(text).toHaveText(before);
  await undo.click();
  await expect(leads).toHaveText([`一是${drafted.staff}`, `二是${drafted.money}`, drafted.posts]);
  await page.getByRole("button", { name: "重做" }).click();
  await expect(leads).toHaveText([`一是${drafted.money}`, `二是${drafted.staff}`, drafted.posts]);
  await text.press("Control+Shift+z");
  await expect(text).toHaveText("改过的展开。");
  await allSaved(page);
  expect((await db.report.findFirstOrThrow({ where: { projectId } })).title).toBe("同事改的题目");
});
