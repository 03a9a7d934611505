import { addSite, addTheme, addVisit, createProject, entryContent, visitContent } from "@/lib/testing/factories";
import { expect, newAccount, test } from "./fixtures";
import { noViolations } from "./ui";

test("a theme is merged into another with all its entries, and the merge is undone", async ({ db, pageOf }) => {
  const lead = await newAccount(db);
  const projectId = await createProject(db, { leadId: lead.id });
  const siteId = await addSite(db, { projectId, name: "桥头镇" });
  const [short, few] = [
    await addTheme(db, { projectId, dimension: "problem", name: "人手紧" }),
    await addTheme(db, { projectId, dimension: "problem", name: "专职人员不足" }),
  ];
  const entries = ["一个人管七条线", "网格员流动快", "编制空着"].map((text) =>
    entryContent({ text, dimension: "problem" }),
  );
  await addVisit(db, { projectId, content: visitContent({ siteId, recorderId: lead.id, entries }) });
  const put = (entryId: string, themeId: string) => ({ projectId, entryId, themeId, assignedBy: lead.id });
  const [a = "", b = "", c = ""] = entries.map(({ id }) => id);
  await db.entryTheme.createMany({ data: [put(a, short), put(b, short), put(b, few), put(c, few)] });
  const of = async (themeId: string) => db.entryTheme.count({ where: { projectId, themeId } });

  const page = await pageOf(lead, { dark: true });
  await page.goto(`/projects/${projectId}/codebook`);
  await page.getByRole("button", { name: "管理“人手紧”" }).click();
  await page.getByRole("menuitem", { name: "合并…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("2条条目");
  await expect(dialog.getByRole("button", { name: "合并", exact: true })).toBeDisabled();
  await dialog.getByLabel("并入").selectOption({ label: "专职人员不足" });
  await noViolations(page);
  await dialog.getByRole("button", { name: "合并", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "管理“人手紧”" })).toHaveCount(0);
  expect([await of(short), await of(few)]).toEqual([0, 3]);

  await page.getByRole("button", { name: "管理“专职人员不足”" }).click();
  await page.getByRole("menuitem", { name: "合并…" }).click();
  await expect(dialog).toContainText("“人手紧”（2条");
  await dialog.getByRole("button", { name: "撤销合并：人手紧" }).click();
  await expect(page.getByRole("button", { name: "管理“人手紧”" })).toBeVisible();
  expect([await of(short), await of(few)]).toEqual([2, 2]);
});
