import { addSite, addVisit, createProject, entryContent, visitContent } from "@/lib/testing/factories";
import { expect, newAccount, test } from "./fixtures";
import { fitsItsWidth, noViolations } from "./ui";

/** A project of more sites than one list of choices, or one page of a list, holds. */
test("a project of many sites has its lists in pages, and a site is found by its name", async ({ db, pageOf }) => {
  test.slow();
  const lead = await newAccount(db);
  const projectId = await createProject(db, { leadId: lead.id });
  const ids: string[] = [];
  for (let place = 1; place <= 130; place += 1)
    ids.push(await addSite(db, { projectId, name: `第${place}镇`, position: place }));
  const visit = (siteId: string, text: string) =>
    addVisit(db, {
      projectId,
      state: "approved",
      content: visitContent({ siteId, recorderId: lead.id, entries: [entryContent({ text, dimension: "problem" })] }),
    });
  await visit(ids[124] ?? "", "取水要走两里路");
  await visit(ids[3] ?? "", "村路还没有硬化");

  const page = await pageOf(lead);
  const base = `/projects/${projectId}`;
  const cells = page.getByRole("list", { name: "各调研点的进度" }).getByRole("listitem");

  // The overview: the numbers are those of all sites, the cells of one page.
  await page.goto(base);
  await expect(page.getByText("130个镇街园区中2个已走访")).toBeVisible();
  await expect(cells).toHaveCount(120);
  await noViolations(page);
  await page.getByRole("link", { name: "下一页" }).click();
  await expect(cells).toHaveCount(10);
  await expect(page.getByRole("link", { name: "第125镇：已审核，1次走访" })).toBeVisible();
  await page.getByRole("link", { name: "全部在一页" }).click();
  await expect(cells).toHaveCount(130);

  // The sites: paged, found by name, and merged into one that is on another page.
  await page.goto(`${base}/sites`);
  await expect(page.getByRole("rowheader")).toHaveCount(120);
  await page.getByLabel("按名称查找").fill("第125");
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page.getByRole("rowheader")).toHaveCount(1);
  await page.getByRole("button", { name: "“第125镇”的操作" }).click();
  await page.getByRole("menuitem", { name: "编辑" }).click();
  await expect(page.getByLabel("现已并入").getByRole("option")).toHaveCount(130);
  await page.keyboard.press("Escape");
  await page.getByLabel("按名称查找").fill("没有这里");
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page.getByText("没有名称含“没有这里”的调研点")).toBeVisible();

  // A filter by site is a box to type in, which suggests the sites once it is opened.
  await page.goto(`${base}/visits`);
  const box = page.getByLabel("调研点", { exact: true });
  // A press waits until the page shows the box. Focus would reach it while it is still hidden, and be lost.
  await box.click();
  await expect(page.locator("datalist option")).toHaveCount(130);
  await noViolations(page);
  await box.fill("第125镇");
  await box.press("Enter");
  await expect(page).toHaveURL(/site=/);
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(box).toHaveValue("第125镇");
  await fitsItsWidth(page);

  // The same names work in the findings, the coding desk and the ledger. One that no site has is named.
  await page.goto(`${base}/findings?site=${encodeURIComponent("第4镇")}`);
  await expect(page.getByText("第4镇").filter({ visible: true }).first()).toBeVisible();
  await page.goto(`${base}/codebook?site=${encodeURIComponent("第4镇")}`);
  await expect(page.getByText("村路还没有硬化", { exact: true })).toBeVisible();
  await expect(page.getByText("取水要走两里路", { exact: true })).toBeHidden();
  await page.goto(`${base}/findings?site=${encodeURIComponent("没有这里")}`);
  await expect(page.getByText("地址里的调研点看不懂")).toBeVisible();

  // The coverage: paged, and whole on one page to print.
  await page.goto(`${base}/findings?view=coverage`);
  await expect(page.getByRole("rowheader")).toHaveCount(61);
  await page.getByRole("link", { name: "全部在一页" }).click();
  await expect(page.getByRole("rowheader")).toHaveCount(131);
  await expect(page.getByText("全部130个调研点在一页")).toBeVisible();
});
