import {
  addMember,
  addSite,
  addTheme,
  addVisit,
  createProject,
  entryContent,
  visitContent,
} from "@/lib/testing/factories";
import { expect, newAccount, test } from "./fixtures";
import { noViolations } from "./ui";

test("a cell of the matrix opens to its entries and back under the same filter; two people who summarise it both see both texts", async ({
  db,
  pageOf,
}) => {
  const [lead, member] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id });
  await addMember(db, { projectId, userId: member.id, role: "member" });
  const themeId = await addTheme(db, { projectId, dimension: "problem", name: "缺人" });
  const hear = async (name: string, kind: "town" | "park", texts: string[]) => {
    const siteId = await addSite(db, { projectId, name, kind });
    const entries = texts.map((text) => entryContent({ text, dimension: "problem" }));
    await addVisit(db, {
      projectId,
      content: visitContent({ siteId, recorderId: lead.id, entries }),
      themes: Object.fromEntries(entries.map(({ id }) => [id, [themeId]])),
    });
  };
  await hear("桥头镇", "town", ["没有人手", "一个人管七条线"]);
  await hear("新区", "park", ["招不到人"]);

  const page = await pageOf(lead);
  await page.goto(`/projects/${projectId}/findings/matrix?dimension=problem&kind=town`);
  const grid = page.getByRole("grid", { name: "矩阵" });
  await expect(grid.getByRole("row")).toHaveCount(2);
  await expect(grid.getByRole("columnheader", { name: /缺人/ })).toContainText("1个点 2条");
  await noViolations(page);
  await page.getByLabel("跳到调研点或主题").fill("桥头");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  await expect(grid.getByRole("gridcell", { name: /2条/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "条目列表" }).getByRole("listitem")).toHaveCount(2);
  await noViolations(page);

  const other = await pageOf(member);
  await other.goto(page.url());
  const write = async (on: typeof page, text: string) => {
    await on.getByRole("button", { name: "写小结" }).click();
    await on.getByRole("textbox", { name: "小结" }).fill(text);
    await on.getByRole("button", { name: "保存" }).click();
  };
  await write(page, "人手普遍不够");
  const summary = page.getByRole("region", { name: "小结" });
  await expect(summary).toContainText(lead.displayName);
  await write(other, "主要是留不住人");
  await expect(other.getByRole("status").filter({ hasText: "刚刚也写了" })).toContainText("人手普遍不够");
  await other.getByRole("button", { name: "仍保存我写的" }).click();
  await expect(other.getByText("以前的1版")).toBeVisible();

  await page.getByRole("link", { name: "矩阵" }).first().click();
  await expect(page).toHaveURL(/dimension=problem&kind=town/);
  await expect(grid.getByRole("gridcell", { name: /2条/ })).toContainText("小结：主要是留不住人");
});
