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

test("two people who code see each other's themes, and a lost connection is said and caught up", async ({
  db,
  pageOf,
}) => {
  const [lead, second] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id });
  await addMember(db, { projectId, userId: second.id, role: "member" });
  const siteId = await addSite(db, { projectId });
  await addTheme(db, { projectId, dimension: "problem", name: "路灯" });
  const entries = ["东头路灯不亮", "西头路灯不亮"].map((text) => entryContent({ text, dimension: "problem" }));
  await addVisit(db, { projectId, content: visitContent({ siteId, recorderId: lead.id, entries }) });

  const pages = [await pageOf(lead), await pageOf(second)];
  const [mine, theirs] = pages;
  if (!mine || !theirs) throw new Error("no pages");
  const chips = (page: typeof mine, entry: string) =>
    page
      .getByRole("list", { name: "条目" })
      .getByRole("listitem")
      .filter({ hasText: entry })
      .getByRole("button", { name: "去掉主题“路灯”" });
  const code = async (page: typeof mine, entry: string) => {
    await page.getByRole("checkbox", { name: `选中：${entry}` }).check();
    await page.keyboard.press("1");
    await expect(chips(page, entry)).toBeVisible();
  };
  for (const page of pages) {
    const heard = page.waitForResponse((answer) => answer.url().includes(`/api/coding/${projectId}`));
    await page.goto(`/projects/${projectId}/codebook`);
    await heard;
  }
  await code(mine, "东头路灯不亮");
  await expect(chips(theirs, "东头路灯不亮")).toBeVisible();
  await code(theirs, "西头路灯不亮");
  await expect(chips(mine, "西头路灯不亮")).toBeVisible();

  await theirs.context().setOffline(true);
  await expect(theirs.getByText("与其他人的同步断开了")).toBeVisible();
  await chips(mine, "东头路灯不亮").click();
  await expect(chips(mine, "东头路灯不亮")).toHaveCount(0);
  await expect(chips(theirs, "东头路灯不亮")).toBeVisible();
  await theirs.context().setOffline(false);
  await expect(theirs.getByText("与其他人的同步断开了")).toHaveCount(0);
  await expect(chips(theirs, "东头路灯不亮")).toHaveCount(0);
});
