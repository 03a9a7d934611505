import { downloadWord, draftReport } from "./app";
import { expect, test } from "./fixtures";
import { allSaved, choose, drafted, prepare, textsOf } from "./report-app";
import { noViolations } from "./ui";

test("points are put into one another by key and by button, a number tells who did not say it, and all of it is in the Word file and the history", async ({
  db,
  pageOf,
}) => {
  const { lead, projectId } = await prepare(db);
  const page = await pageOf(lead);
  const reportId = await draftReport(page, projectId, "关于基层治理的调研报告");
  const outline = page.getByRole("region", { name: "目录" });
  const leads = outline.getByRole("listitem");

  await choose(page, /经费保障不足/);
  await outline
    .getByRole("button", { name: /经费保障不足/ })
    .first()
    .press("Alt+ArrowRight");
  await expect(leads).toHaveText([drafted.staff, drafted.money, drafted.posts]);
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(leads).toHaveText([`一是${drafted.staff}`, `二是${drafted.money}`, drafted.posts]);
  await outline.getByRole("button", { name: "归入上一点之下" }).click();
  await page.getByRole("button", { name: `“${drafted.staff}”的更多操作` }).click();
  await page.getByRole("menuitem", { name: "添加下一级要点" }).click();
  await page.getByLabel("要点", { exact: true }).fill("待遇偏低");
  // The new one has no evidence yet, which its row says behind its lead.
  await expect(leads).toHaveText([
    /^走访的.*专职人员不足/,
    /^（1）.*经费保障不足/,
    /^（2）待遇偏低/,
    /^桥头镇建议配齐专职岗位/,
  ]);

  await choose(page, /专职人员不足/);
  await page.getByText("这个数字背后：谁说了，谁没说").click();
  const behind = page.getByRole("definition");
  await expect(behind.filter({ hasText: "桥头镇" })).toContainText("桥头镇（1条）林湖乡（1条）城东街道（1条）");
  await expect(behind.filter({ hasText: "高岭镇" })).toHaveText("高岭镇");
  await expect(page.getByRole("link", { name: "桥头镇（1条）" })).toHaveAttribute("href", /findings\/entries\?.*site=/);
  await page.getByText("名单放附件", { exact: true }).click();
  await noViolations(page);
  await allSaved(page);

  const texts = textsOf(await downloadWord(page)).join("\n");
  expect(texts).toMatch(/专职人员不足。.*（名单见附件1）。.*（1）多数镇街园区反映经费保障不足。.*（2）待遇偏低。/u);
  expect(texts).toContain(`附件1\n镇街园区名单\n编号\n主题\n镇街园区\n1\n${drafted.staff}\n桥头镇、林湖乡、城东街道`);

  await page.goto(`/projects/${projectId}/reports/${reportId}/history?from=1&to=now`);
  const compared = page.getByRole("region", { name: /有\d处不同/ });
  await expect(compared.getByRole("listitem").filter({ hasText: "经费保障不足" })).toContainText("级别变了");
  await expect(compared.getByRole("listitem").filter({ hasText: "待遇偏低" })).toContainText("新增");
  await noViolations(page);
});
