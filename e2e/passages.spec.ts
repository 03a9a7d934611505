import { addSite, addVisit, createProject, entryContent, serial, visitContent } from "@/lib/testing/factories";
import { expect, newAccount, test } from "./fixtures";
import { fitsItsWidth, noViolations } from "./ui";

const shared = "村级议事会每月开一次，群众有事当场说、当场办，办完再回头看";

test("what two places say in the same words is found when the page is opened, and each pair opens to both texts", async ({
  db,
  pageOf,
}) => {
  const lead = await newAccount(db);
  const projectId = await createProject(db, { leadId: lead.id, name: `雷同课题${serial()}` });
  const visits: string[] = [];
  for (const [position, text] of [
    `我们这里：${shared}。`,
    `经验是${shared}，效果好。`,
    "说的是路灯和垃圾清运。",
  ].entries()) {
    const siteId = await addSite(db, { projectId, name: ["桥头镇", "林湖乡", "城东街道"][position] ?? "", position });
    const content = visitContent({ siteId, recorderId: lead.id, entries: [entryContent({ text })] });
    visits.push(await addVisit(db, { projectId, content, state: "approved" }));
  }
  const page = await pageOf(lead);
  await page.goto(`/projects/${projectId}/findings`);
  await page.getByRole("link", { name: "雷同" }).click();
  const pairs = page.getByRole("list", { name: "雷同的文字" });
  await expect(pairs.getByRole("listitem")).toHaveCount(1);
  await pairs.getByText("桥头镇与林湖乡").click();
  await expect(pairs.locator("mark")).toHaveText([shared, shared]);
  const opened = await pairs
    .getByRole("link", { name: "看这条记录" })
    .evaluateAll((links) =>
      links.map((link) => /visits\/([0-9a-f-]+)#entry-/.exec(link.getAttribute("href") ?? "")?.[1]),
    );
  expect(opened.sort()).toEqual(visits.slice(0, 2).sort());
  await noViolations(page);
  await fitsItsWidth(page);
});
