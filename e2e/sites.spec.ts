import type { Page } from "@playwright/test";
import writeXlsxFile from "write-excel-file/node";
import { addMember, addSite, addVisit, createProject, visitContent } from "@/lib/testing/factories";
import { expect, newAccount, test } from "./fixtures";
import { fitsItsWidth, noViolations } from "./ui";

/** 名称,类型↵桥头镇,镇↵城东街道↵, as Excel in China saves a .csv. */
const gbkList = Buffer.from("c3fbb3c62cc0e0d0cd0ac7c5cdb7d5f22cd5f20ab3c7b6abbdd6b5c00a", "hex");

const csv = (name: string, buffer: Buffer) => ({ name, mimeType: "text/csv", buffer });
const row = (page: Page, name: string) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });

test("a lead adds sites from a pasted list, all or none, sees bad rows by number, and corrects the list", async ({
  db,
  pageOf,
}) => {
  test.slow();
  const lead = await newAccount(db);
  const projectId = await createProject(db, { leadId: lead.id });
  const page = await pageOf(lead);
  await page.goto(`/projects/${projectId}/sites`);
  await expect(page.getByText("还没有调研点")).toBeVisible();
  await noViolations(page);
  await page.getByRole("link", { name: "添加调研点" }).click();

  await page.getByRole("button", { name: "核对名单" }).click();
  await expect(page.getByText("请先粘贴名单")).toBeVisible();
  await page
    .getByLabel("名单")
    .fill("1. 桥头镇\n2. 林湖乡\n\n4. 城东街道\n桥头镇\n林\uFFFD湖乡\n文化中心\n城北经济开发区");
  await page.getByRole("button", { name: "核对名单" }).click();
  const preview = page.getByRole("region", { name: "核对" });
  await expect(preview.getByText("第5行“桥头镇”：与前面的重复。")).toBeVisible();
  await expect(preview.getByText(/第6行“林\[U\+FFFD\]湖乡”：名称里有乱码/)).toBeVisible();
  await expect(preview.getByLabel("“城北经济开发区”的类型")).toHaveValue("park");
  await noViolations(page);

  // One has no kind: nothing is added until a kind is chosen or the row is excluded.
  await expect(preview.getByText("还有1个没有选类型")).toBeVisible();
  await expect(preview.getByRole("button", { name: "添加5个" })).toBeDisabled();
  await preview.getByLabel("“文化中心”的类型").selectOption({ label: "园区" });
  await expect(preview.getByRole("button", { name: "添加5个" })).toBeEnabled();
  await preview.getByRole("checkbox", { name: "添加“文化中心”" }).uncheck();

  // Meanwhile someone else adds one of them. Then none is added, and the page says which one it is.
  await addSite(db, { projectId, name: "林湖乡", kind: "township" });
  await preview.getByRole("button", { name: "添加4个" }).click();
  await expect(preview.getByText(/“林湖乡”没能添加.*课题里已有这个名称/)).toBeVisible();
  expect(await db.site.count({ where: { projectId } })).toBe(1);
  await page.getByRole("button", { name: "核对名单" }).click();
  await expect(preview.getByText("1个已有，不再添加")).toBeVisible();
  await preview.getByRole("checkbox", { name: "添加“文化中心”" }).uncheck();
  await preview.getByRole("button", { name: "添加3个" }).click();
  await expect(page).toHaveURL(`/projects/${projectId}/sites`);
  await expect(row(page, "城北经济开发区")).toContainText("园区");
  await noViolations(page);

  // Edited, merged, removed. One with a visit stays.
  await page.getByRole("button", { name: "“林湖乡”的操作" }).click();
  await page.getByRole("menuitem", { name: "编辑" }).click();
  await page.getByRole("dialog").getByLabel("名称").fill("桥头镇");
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("dialog").getByText("课题里已有这个名称的调研点")).toBeVisible();
  await page.getByRole("dialog").getByLabel("名称").fill("林湖镇");
  await page.getByRole("dialog").getByLabel("现已并入").selectOption({ label: "桥头镇" });
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("heading", { name: "已并入的原单位" })).toBeVisible();
  await expect(row(page, "桥头镇").first()).toContainText("原林湖镇，并入桥头镇");

  const used = await db.site.findFirstOrThrow({ where: { projectId, name: "城东街道" } });
  await addVisit(db, { projectId, content: visitContent({ siteId: used.id, recorderId: lead.id }) });
  await page.getByRole("button", { name: "“城东街道”的操作" }).click();
  await page.getByRole("menuitem", { name: "移除" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "移除" }).click();
  await expect(page.getByRole("dialog").getByText("已有1次走访，不能移除")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "关闭" }).first().click();
  await page.getByRole("button", { name: "“城北经济开发区”的操作" }).click();
  await page.getByRole("menuitem", { name: "移除" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "移除" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(row(page, "城北经济开发区")).toHaveCount(0);
  await page.reload();
  await expect(row(page, "城东街道")).toContainText("1次");
});

test("a lead uploads a GBK .csv and an .xlsx on a phone; a file that cannot be read says why", async ({
  db,
  pageOf,
}) => {
  const lead = await newAccount(db);
  const projectId = await createProject(db, { leadId: lead.id });
  const page = await pageOf(lead, { width: 360, dark: true });
  await page.goto(`/projects/${projectId}/sites/add`);
  await page.getByRole("link", { name: "上传表格" }).click();
  const file = page.getByLabel("表格文件");

  await file.setInputFiles(csv("照片.csv", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")));
  await expect(page.getByText(/“照片.csv”没有读取：文件里不是表格内容/)).toBeVisible();
  await file.setInputFiles(csv("十万行.csv", Buffer.from("桥头镇,镇\n".repeat(100_000))));
  await expect(page.getByText(/“十万行.csv”没有读取：超过20000行/)).toBeVisible();
  await noViolations(page);

  await file.setInputFiles(csv("名单.csv", gbkList));
  await expect(page.getByText("已读取“名单.csv”")).toBeVisible();
  await expect(page.getByLabel("“桥头镇”的类型")).toHaveValue("town");
  await noViolations(page);
  await fitsItsWidth(page);
  await page.getByRole("button", { name: "添加2个" }).click();
  await expect(page).toHaveURL(`/projects/${projectId}/sites`);
  await expect(row(page, "城东街道")).toBeVisible();
  await fitsItsWidth(page);

  const table = [
    ["区县", "名称"],
    ["海陵区", "桥头镇"],
    ["海陵区", "林湖乡"],
    ["海陵区", "=1+1"],
    ["海陵区", `${"长".repeat(41)}镇`],
  ];
  const buffer = await writeXlsxFile(table.map((cells) => cells.map((value) => ({ value })))).toBuffer();
  await page.goto(`/projects/${projectId}/sites/add?way=file`);
  await file.setInputFiles({
    name: "名单.xlsx",
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer,
  });
  await expect(page.getByText("1个已有，不再添加")).toBeVisible();
  await expect(page.getByText(/第5行“长+…”：名称超过40字/)).toBeVisible();
  await page.getByLabel("“=1+1”的类型").selectOption({ label: "园区" });
  await fitsItsWidth(page);
  await page.getByRole("button", { name: "添加2个" }).click();
  await expect(page).toHaveURL(`/projects/${projectId}/sites`);
  const stored = await db.site.findMany({
    where: { projectId },
    select: { name: true, kind: true, county: true },
    orderBy: { position: "asc" },
  });
  expect(stored).toEqual([
    { name: "桥头镇", kind: "town", county: "" },
    { name: "城东街道", kind: "subdistrict", county: "" },
    { name: "林湖乡", kind: "township", county: "海陵区" },
    { name: "=1+1", kind: "park", county: "海陵区" },
  ]);
});

test("a lead ticks the national list, by pinyin initials and by place, without a mouse", async ({ db, pageOf }) => {
  const lead = await newAccount(db);
  const projectId = await createProject(db, { leadId: lead.id });
  await addSite(db, { projectId, name: "罡杨镇", county: "海陵区" });
  const page = await pageOf(lead);
  await page.goto(`/projects/${projectId}/sites/add?way=national`);

  await page.getByRole("searchbox", { name: "查找" }).focus();
  await page.keyboard.type("泰州 jlz");
  await page.keyboard.press("Enter");
  const found = page.getByRole("checkbox", { name: /^九龙镇.*泰州市海陵区/ });
  await found.focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("已选1个")).toBeVisible();

  await page.getByLabel("省", { exact: true }).selectOption({ label: "江苏省" });
  await page.getByLabel("市", { exact: true }).selectOption({ label: "泰州市" });
  await page.getByLabel("区县", { exact: true }).selectOption({ label: "海陵区" });
  const county = page.getByRole("list", { name: "海陵区的镇街" });
  await expect(county.getByRole("checkbox", { name: /^九龙镇/ })).toBeChecked();
  await expect(county.getByRole("checkbox", { name: /^罡杨镇.*已有/ })).toBeDisabled();
  await county.getByRole("checkbox", { name: /街道/ }).first().press("Space");
  await expect(page.getByText("已选2个")).toBeVisible();
  await noViolations(page);

  await page.getByRole("searchbox", { name: "查找" }).fill("没有这个地方");
  await page.keyboard.press("Enter");
  await expect(page.getByText("名录里没有“没有这个地方”")).toBeVisible();
  await page.getByRole("button", { name: "添加2个" }).press("Enter");
  await expect(page).toHaveURL(`/projects/${projectId}/sites`);
  await expect(row(page, "九龙镇")).toContainText("海陵区");
  const code = await db.site.findFirst({ where: { projectId, name: "九龙镇" }, select: { code: true, kind: true } });
  expect(code).toEqual({ code: "321202100", kind: "town" });
});

test("a member who is not a lead reads the list, filtered by kind, and has nothing to change it with", async ({
  db,
  pageOf,
}) => {
  const [lead, viewer] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id });
  await addMember(db, { projectId, userId: viewer.id, role: "viewer" });
  const page = await pageOf(viewer, { width: 360 });
  await page.goto(`/projects/${projectId}/sites`);
  await expect(page.getByText("还没有调研点")).toBeVisible();
  await expect(page.getByRole("link", { name: "添加调研点" })).toHaveCount(0);

  await addSite(db, { projectId, name: "桥头镇", county: "海陵区" });
  await addSite(db, { projectId, name: "城东街道", kind: "subdistrict", position: 1 });
  await page.reload();
  await expect(row(page, "桥头镇")).toContainText("未走访");
  await expect(page.getByRole("link", { name: "添加调研点" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /的操作$/ })).toHaveCount(0);
  await noViolations(page);
  await fitsItsWidth(page);
  await page.getByRole("navigation", { name: "按类型筛选" }).getByRole("link", { name: /街道1/ }).click();
  await expect(row(page, "桥头镇")).toHaveCount(0);
  await expect(row(page, "城东街道")).toBeVisible();

  await page.goto(`/projects/${projectId}/sites/add`);
  await expect(page.getByRole("heading", { name: /没有权限|不能/ })).toBeVisible();
  await noViolations(page);
});
