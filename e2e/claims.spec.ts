import {
  addSite,
  addTheme,
  addVisit,
  createProject,
  entryContent,
  serial,
  visitContent,
} from "@/lib/testing/factories";
import { expect, newAccount, test } from "./fixtures";
import { mobile } from "./personal-data-app";

test("a claim begins on a theme's sheet with its quotes, says that its evidence has changed, and is 已阅", async ({
  db,
  pageOf,
}) => {
  const lead = await newAccount(db);
  const projectId = await createProject(db, { leadId: lead.id, name: `结论课题${serial()}` });
  const themeId = await addTheme(db, { projectId, dimension: "problem", name: "缺人" });
  const hear = async (site: string, text: string) => {
    const entry = entryContent({ text, dimension: "problem", form: "verbatim" });
    await addVisit(db, {
      projectId,
      content: visitContent({
        siteId: await addSite(db, { projectId, name: site }),
        recorderId: lead.id,
        entries: [entry],
      }),
      state: "approved",
      themes: { [entry.id]: [themeId] },
    });
    return entry.id;
  };
  const said = await hear("甲桥镇", "我一个人管七条线，人手实在不够。");
  await hear("乙渡镇", "人手不够，借调的又回不来。");

  const page = await pageOf(lead);
  await page.goto(`/projects/${projectId}/findings/themes/${themeId}`);
  await page.getByRole("link", { name: "写成结论" }).click();
  const chosen = page.getByRole("list", { name: "佐证条目" }).getByRole("listitem");
  await expect(chosen).toHaveCount(2);
  await expect(page.getByRole("button", { name: "移出主题“缺人”" })).toBeVisible();
  const statement = page.getByRole("textbox", { name: "结论" });
  await statement.fill(`找${mobile}就知道`);
  await statement.blur();
  await page.getByRole("button", { name: "一键脱敏" }).click();
  await expect(statement).toHaveValue("找〔手机号已隐去〕就知道");
  await page.getByRole("button", { name: "撤销", exact: true }).click();
  await expect(statement).toHaveValue(`找${mobile}就知道`);
  await expect(page.getByText("疑似含有手机号")).toBeVisible();
  await statement.fill("基层一人多岗成了常态");
  await chosen.filter({ hasText: "七条线" }).getByRole("radio").check();
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByRole("heading", { name: "基层一人多岗成了常态" })).toBeVisible();
  await expect(page.getByRole("link", { name: "走访的2个镇街园区中2个" })).toBeVisible();
  await expect(page.getByText("佐证已更新")).toBeHidden();

  await db.entry.update({ where: { projectId_id: { projectId, id: said } }, data: { text: "我一个人管八条线。" } });
  await hear("丙港镇", "招不到人。");
  await page.goto(`/projects/${projectId}/findings/claims`);
  await page.getByRole("link", { name: /基层一人多岗成了常态”：走访的3个镇街园区中3个/ }).click();
  await expect(page.getByText("佐证已更新")).toBeVisible();
  await expect(page.getByText("新反映：丙港镇")).toBeVisible();
  await expect(page.getByRole("list", { name: "佐证的变化" }).getByText("我一个人管八条线。")).toBeVisible();
  await page.getByRole("link", { name: "丙港镇", exact: true }).click();
  await expect(page.getByRole("heading", { name: "计入的条目：丙港镇（1条）" })).toBeVisible();
  await page.getByRole("button", { name: "已阅" }).click();
  await expect(page.getByText("佐证已更新")).toBeHidden();
});
