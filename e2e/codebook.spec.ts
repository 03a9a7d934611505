import type { Page } from "@playwright/test";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import {
  addMember,
  addSite,
  addTheme,
  addVisit,
  createProject,
  entryContent,
  serial,
  visitContent,
} from "@/lib/testing/factories";
import { expect, newAccount, test } from "./fixtures";
import { fitsItsWidth, noViolations } from "./ui";

/** Three sites, one of them merged into another since then, with six problems and one suggestion without themes. */
async function prepare(db: PrismaClient) {
  const [lead, viewer] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id, name: `编码课题${serial()}` });
  await addMember(db, { projectId, userId: viewer.id, role: "viewer" });
  const [bridge, river] = [
    await addSite(db, { projectId, name: "桥头镇" }),
    await addSite(db, { projectId, name: "临河街道", kind: "subdistrict" }),
  ];
  const former = await addSite(db, { projectId, name: "沙洲乡", kind: "township", mergedIntoId: bridge });
  const staff = await addTheme(db, { projectId, dimension: "problem", name: "队伍建设" });
  const themeId = await addTheme(db, {
    projectId,
    dimension: "problem",
    name: "专职人员不足",
    parentId: staff,
    position: 1,
  });
  const visits = [
    { siteId: bridge, visitedOn: "2026-09-01", problems: ["一个人管七条线", "网格员流动快"] },
    { siteId: former, visitedOn: "2026-09-02", problems: ["年轻干部留不住", "编制空着没人来"] },
    { siteId: river, visitedOn: "2026-09-03", problems: ["社区只有五个人", "考核事项太多"] },
  ];
  for (const { siteId, visitedOn, problems } of visits) {
    const entries = problems.map((text) => entryContent({ text, dimension: "problem" }));
    if (siteId === river) entries.push(entryContent({ text: "给基层减表", dimension: "suggestion" }));
    await addVisit(db, { projectId, content: visitContent({ siteId, visitedOn, recorderId: lead.id, entries }) });
  }
  await addVisit(db, {
    projectId,
    state: "submitted",
    content: visitContent({
      siteId: river,
      visitedOn: "2026-09-04",
      recorderId: lead.id,
      entries: [entryContent({ text: "还没有审核的一条", dimension: "problem" })],
    }),
  });
  return { lead, viewer, projectId, themeId };
}

/** Counts the number beside a theme independently: present-day sites, approved visits, the theme and those below it. */
async function recount(db: PrismaClient, projectId: string, themeName: string) {
  const [row] = await db.$queryRaw<{ sites: number; entries: number }[]>`
    SELECT count(DISTINCT coalesce(site.merged_into_id, site.id))::int AS sites, count(DISTINCT entry.id)::int AS entries
    FROM themes theme
    LEFT JOIN themes below ON below.project_id = theme.project_id AND below.parent_id = theme.id
    JOIN entry_themes put ON put.project_id = theme.project_id AND put.theme_id IN (theme.id, below.id)
    JOIN entries entry ON entry.project_id = put.project_id AND entry.id = put.entry_id
    JOIN visits visit ON visit.project_id = entry.project_id AND visit.id = entry.visit_id AND visit.state = 'approved'
    JOIN sites site ON site.project_id = visit.project_id AND site.id = visit.site_id
    WHERE theme.project_id = ${projectId}::uuid AND theme.name = ${themeName}`;
  if (!row) throw new Error("no row");
  return row;
}

/** Keys are heard once the scripts run: the help, which a key opens, says when. */
async function hearsKeys(page: Page) {
  const help = page.getByRole("dialog", { name: "按键与图例" });
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(help).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(help).toHaveCount(0);
}

const themeLink = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "主题" }).getByRole("link", { name: new RegExp(name) });
const shows = (page: Page, theme: string, { sites, entries }: { sites: number; entries: number }) =>
  expect(themeLink(page, theme).getByText(`${sites}个点 ${entries}条`, { exact: true })).toBeVisible();

test("several entries get a theme with the keyboard alone, its number of sites grows by exactly theirs, and this can be undone", async ({
  db,
  pageOf,
}) => {
  const { lead, projectId } = await prepare(db);
  const page = await pageOf(lead);
  await page.goto(`/projects/${projectId}/codebook?dimension=problem`);
  await expect(page.getByText("已归类0/7条")).toBeVisible();
  await shows(page, "专职人员不足", { sites: 0, entries: 0 });

  await hearsKeys(page);
  // From the first entry, with Shift, to the fourth.
  const box = (text: string) => page.getByRole("checkbox", { name: `选中：${text}` });
  const press = async (keys: string) => {
    for (const key of keys.split(" ")) await page.keyboard.press(key);
  };
  await press("x j j j");
  await expect(page.getByRole("listitem").filter({ hasText: "编制空着没人来" })).toBeFocused();
  await press("Shift+X");
  await expect(page.getByText("已选4条")).toBeVisible();
  await noViolations(page);

  // Chooses the second theme of the list by its digit.
  await page.keyboard.press("2");
  await expect(page.getByRole("status").filter({ hasText: "4条归入“专职人员不足”" })).toBeVisible();
  // Four entries of two visits. One of the two sites has been merged into the other since then.
  const counted = await recount(db, projectId, "专职人员不足");
  expect(counted).toEqual({ sites: 1, entries: 4 });
  await shows(page, "专职人员不足", counted);
  await shows(page, "队伍建设", await recount(db, projectId, "队伍建设"));
  await expect(page.getByText("已归类4/7条")).toBeVisible();

  // Adds a fifth from another site, by typing.
  await box("社区只有五个人").focus();
  await page.keyboard.press("Space");
  await page.getByLabel("查找或新建主题").fill("专职");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "1条归入“专职人员不足”" })).toBeVisible();
  expect(await recount(db, projectId, "专职人员不足")).toEqual({ sites: 2, entries: 5 });
  await shows(page, "专职人员不足", { sites: 2, entries: 5 });

  await page.getByRole("button", { name: "撤销" }).press("Enter");
  await shows(page, "专职人员不足", { sites: 1, entries: 4 });
  expect(await recount(db, projectId, "专职人员不足")).toEqual({ sites: 1, entries: 4 });
  // Without the pointer: undone once more, done again, and any theme found by the initials of its pinyin.
  await press("u");
  await expect(page.getByText("已归类0/7条")).toBeVisible();
  await press("Control+y");
  await expect(page.getByText("已归类4/7条")).toBeVisible();
  await press("n /");
  await expect(page.getByRole("dialog").getByLabel("主题", { exact: true })).toBeFocused();
  await page.keyboard.type("dwjs");
  await press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "1条归入“队伍建设”" })).toBeVisible();
  await expect(page.getByText("已归类5/7条")).toBeVisible();
});

test("a suggestion is taken with a digit or a thumb, its refusal is remembered, and a phone shows one entry at a time", async ({
  db,
  pageOf,
}) => {
  const { lead, projectId, themeId } = await prepare(db);
  await db.theme.update({
    where: { projectId_id: { projectId, id: themeId } },
    data: { definition: "一个人管几条线、编制空着" },
  });
  const taken = () => db.entryTheme.count({ where: { projectId, themeId } });
  const said = () =>
    db.suggestionVerdict.findMany({
      where: { projectId, themeId },
      select: { verdict: true },
      orderBy: { verdict: "asc" },
    });
  const page = await pageOf(lead);
  await page.goto(`/projects/${projectId}/codebook?dimension=problem`);
  const first = page.getByRole("list", { name: "条目" }).getByRole("listitem").filter({ hasText: "一个人管七条线" });
  await expect(first.getByRole("button", { name: /^归入\s*专职人员不足/ })).toBeVisible();
  await expect(first.locator("mark").first()).toBeVisible();
  await hearsKeys(page);
  await page.keyboard.press("1");
  await expect(page.getByText("已归类1/7条")).toBeVisible();
  expect([await taken(), await said()]).toEqual([1, [{ verdict: "accepted" }]]);

  const phone = await pageOf(lead, { width: 360 });
  await phone.goto(`/projects/${projectId}/codebook?dimension=problem&q=${encodeURIComponent("编制空着")}`);
  const chip = phone.getByRole("button", { name: /^归入\s*专职人员不足/ });
  await chip.click();
  await expect(phone.getByRole("status").filter({ hasText: "1条归入“专职人员不足”" })).toBeVisible();
  await phone.getByRole("button", { name: "撤销" }).click();
  await expect(chip).toBeVisible();
  expect(await taken()).toBe(1);
  await phone.getByRole("button", { name: "不是“专职人员不足”，不再建议" }).click();
  await expect(phone.getByRole("status").filter({ hasText: "不再建议“专职人员不足”" })).toBeVisible();
  expect(await said()).toEqual([{ verdict: "accepted" }, { verdict: "refused" }]);
  await phone.reload();
  await expect(phone.getByRole("button", { name: "选主题" })).toBeVisible();
  await expect(chip).toHaveCount(0);
  await fitsItsWidth(phone);
  await noViolations(phone);
});

test("a theme's number links to exactly its entries, and one removed from an entry is gone from it", async ({
  db,
  pageOf,
}) => {
  const { lead, projectId, themeId } = await prepare(db);
  const entries = await db.entry.findMany({
    where: { projectId, dimension: "problem", visit: { state: "approved" } },
    select: { id: true },
    take: 3,
    orderBy: { text: "asc" },
  });
  await db.entryTheme.createMany({
    data: entries.map(({ id }) => ({ projectId, entryId: id, themeId, assignedBy: lead.id })),
  });
  const page = await pageOf(lead);
  await page.goto(`/projects/${projectId}/codebook`);
  await themeLink(page, "队伍建设").click();
  const rows = page.getByRole("list", { name: "条目" }).getByRole("listitem");
  await expect(rows).toHaveCount(3);
  await rows.first().getByRole("button", { name: "去掉主题“专职人员不足”" }).click();
  // It stays in sight, so that it can be put back, until the list is renewed.
  await expect(rows.first().getByRole("button", { name: "去掉主题“专职人员不足”" })).toHaveCount(0);
  await expect(rows).toHaveCount(3);
  await page.getByRole("button", { name: "更新清单" }).click();
  await expect(rows).toHaveCount(2);
  expect((await recount(db, projectId, "专职人员不足")).entries).toBe(2);
});

test("entries of two dimensions cannot get a theme together, and typing elsewhere assigns nothing", async ({
  db,
  pageOf,
}) => {
  const { lead, projectId } = await prepare(db);
  const page = await pageOf(lead);
  await page.goto(`/projects/${projectId}/codebook`);
  await page.getByRole("checkbox", { name: "选中：考核事项太多" }).check();
  await page.getByRole("checkbox", { name: "选中：给基层减表" }).check();
  await expect(page.getByText("选中的条目分属不同维度")).toBeVisible();
  const sent: string[] = [];
  page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
  await page.keyboard.press("1");
  await page.getByRole("checkbox", { name: "选中：给基层减表" }).uncheck();
  await page.getByLabel("查找或新建主题").fill("12");
  await page.getByRole("searchbox", { name: "在条目里查找" }).fill("1");
  expect(sent).toEqual([]);
  expect(await db.entryTheme.count({ where: { projectId } })).toBe(0);
});

test("a viewer reads the codebook and has nothing to change it with; a phone shows the entries first", async ({
  db,
  pageOf,
}) => {
  const { viewer, projectId } = await prepare(db);
  const page = await pageOf(viewer, { width: 360 });
  await page.goto(`/projects/${projectId}/codebook`);
  await expect(page.getByText("一个人管七条线")).toBeInViewport();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /管理|新建主题|去掉主题/ })).toHaveCount(0);
  // Not approved yet, so only the team sees it.
  await expect(page.getByText("还没有审核的一条")).toHaveCount(0);
  await fitsItsWidth(page);
  await noViolations(page);
});

test("a theme's name typed and closed by accident is there again, and Enter saves it", async ({ db, pageOf }) => {
  const { lead, projectId } = await prepare(db);
  const page = await pageOf(lead);
  await page.goto(`/projects/${projectId}/codebook`);
  const open = () =>
    page
      .getByRole("button", { name: /新建主题|添加主题/ })
      .last()
      .click();
  await open();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("名称").fill("报表太多");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await open();
  await expect(dialog.getByLabel("名称")).toHaveValue("报表太多");
  await expect(dialog.getByText("这里是上次写下、还没有保存的内容。")).toBeVisible();
  await dialog.getByLabel("名称").press("Enter");
  await expect(themeLink(page, "报表太多")).toBeVisible();
  await open();
  await expect(dialog.getByLabel("名称")).toHaveValue("");
});
