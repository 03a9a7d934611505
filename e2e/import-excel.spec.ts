import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { bookOf, writeBook, type Cells } from "@/lib/testing/book-world";
import { addMember, addSite, createProject, serial } from "@/lib/testing/factories";
import { expect, newAccount, test } from "./fixtures";
import { fitsItsWidth, noViolations } from "./ui";
import { syncProtocol } from "@/lib/visits/sync-limits";

/** A member of a project with two sites. */
async function prepare(db: PrismaClient) {
  const [lead, member] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id, name: `表格课题${serial()}` });
  await addMember(db, { projectId, userId: member.id, role: "member" });
  for (const name of ["桥头镇", "双溪镇"]) await addSite(db, { projectId, name });
  const visits = () =>
    db.visit.findMany({
      where: { projectId },
      orderBy: { visitedOn: "asc" },
      select: {
        id: true,
        state: true,
        version: true,
        method: true,
        createdBy: true,
        entries: { select: { text: true }, orderBy: { position: "asc" } },
        figures: { select: { value: true } },
      },
    });
  return { member, projectId, address: `/projects/${projectId}/visits/import/excel`, visits };
}

const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function putIn(page: Page, sheets: Record<string, Cells>, name = "走访.xlsx"): Promise<void> {
  await page
    .getByLabel("Excel或CSV文件")
    .setInputFiles({ name, mimeType, buffer: Buffer.from(await writeBook(sheets)) });
}

/** The first three sheets of the downloaded template, filled in below their headers. */
async function filledTemplate(page: Page, rows: Record<string, Cells>): Promise<Record<string, Cells>> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "下载Excel模板" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^走访导入模板_表格课题.*\.xlsx$/);
  const book = bookOf(new Uint8Array(readFileSync(await download.path())));
  expect(book.sheets.map(({ name }) => name)).toEqual(["走访", "条目", "数据", "填写说明"]);
  return Object.fromEntries(
    book.sheets
      .slice(0, 3)
      .map(({ name, rows: [header = []] }) => [name, [header.map(({ text }) => text), ...(rows[name] ?? [])]]),
  );
}

test("the template, filled in: an error is named by its cell and nothing is saved; corrected, everything is saved; imported again, nothing is written", async ({
  db,
  pageOf,
}) => {
  const { member, projectId, visits } = await prepare(db);
  const page = await pageOf(member, { width: 1440 });
  await page.goto(`/projects/${projectId}/visits`);
  await page.getByRole("link", { name: "导入", exact: true }).click();
  await page.getByRole("navigation", { name: "导入方式" }).getByRole("link", { name: "Excel表格" }).click();
  const rows = (day: string, site = "双溪镇"): Record<string, Cells> => ({
    走访: [
      [
        "1",
        "桥头镇",
        "2026-03-12",
        "9:00",
        "11:30",
        "座谈交流",
        "镇政府三楼",
        member.displayName,
        "",
        "村干部5人",
        "",
        "",
        "",
        "未谈及",
      ],
      ["2", site, day, "", "", "实地走访"],
    ],
    条目: [
      ["1", "存在问题", "", "专职人员不足。", "原话", "村干部"],
      ["2", "存在问题", "", "路灯不亮。"],
    ],
    数据: [["1", "工作现状", "议事会", "1,234", "个", "2026年10月"]],
  });
  const bad = await filledTemplate(page, rows("2026-02-30", "无名镇"));
  await noViolations(page);
  await putIn(page, bad);
  const problems = page.getByRole("list", { name: /有2处要改/ });
  await expect(problems.getByRole("listitem")).toHaveText([
    "走访!B3：本课题没有叫“无名镇”的调研点。",
    "走访!C3：没有这一天，请按 2026-11-23 的样子填写。",
  ]);
  await expect(page.getByRole("button", { name: /存为/ })).toHaveCount(0);
  const preview = page.getByRole("region", { name: "“走访”的前2行" });
  await expect(preview.getByRole("row").nth(1)).toContainText("09:00");
  await expect(page.getByRole("region", { name: "“数据”的前1行" })).toContainText("2026-10");
  await expect(page.getByRole("region", { name: "工作表“走访”" }).getByLabel("这张表是")).toHaveValue("visits");
  await fitsItsWidth(page);
  await noViolations(page);

  const good = {
    ...bad,
    ...Object.fromEntries(
      Object.entries(rows("2026-03-13")).map(([name, lines]) => [name, [bad[name]?.[0] ?? [], ...lines]]),
    ),
  };
  await putIn(page, good);
  await expect(page.getByText("2次走访，2条，1项数据，没有问题")).toBeVisible();
  await page.getByRole("button", { name: "存为2份草稿" }).click();
  await expect(page.getByText("新建2份草稿")).toBeVisible();
  await noViolations(page);
  const saved = await visits();
  expect(
    saved.map(({ state, version, method, createdBy, entries, figures }) => ({
      state,
      version,
      method,
      createdBy,
      entries: entries.map(({ text }) => text),
      figures: figures.map(({ value }) => String(value)),
    })),
  ).toEqual([
    {
      state: "draft",
      version: 1,
      method: "seminar",
      createdBy: member.id,
      entries: ["专职人员不足。"],
      figures: ["1234"],
    },
    { state: "draft", version: 1, method: "site_visit", createdBy: member.id, entries: ["路灯不亮。"], figures: [] },
  ]);

  await page.getByRole("button", { name: "再导入一个" }).click();
  await putIn(page, good);
  await page.getByRole("button", { name: "存为2份草稿" }).click();
  await expect(page.getByText("2份都早已导入且没有变化，什么都没有写。")).toBeVisible();
  expect(await visits()).toEqual(saved);

  // Changed by hand since then: the sheet does not overwrite it, and says which row that is.
  const [first] = saved;
  if (!first) throw new Error("no visit");
  const { content } = await db.visitRevision.findUniqueOrThrow({
    where: { projectId_visitId_version: { projectId, visitId: first.id, version: 1 } },
    select: { content: true },
  });
  const byHand = { ...(content as Record<string, unknown>), place: "村委会" }; // stored as an object
  const item = { projectId, id: first.id, baseVersion: 1, content: byHand, submit: false };
  expect(
    await (await page.request.post("/api/sync/visits", { data: { protocol: syncProtocol, items: [item] } })).json(),
  ).toMatchObject({ replies: [{ status: "saved", version: 2 }] });
  await page.getByRole("button", { name: "再导入一个" }).click();
  await putIn(page, { ...good, 条目: [...(good["条目"] ?? []), ["2", "存在问题", "", "桥面不平。"]] });
  await page.getByRole("button", { name: "存为2份草稿" }).click();
  await expect(page.getByRole("list", { name: /没有导入/ }).getByRole("listitem")).toHaveText([
    /^走访第2行：这次走访导入之后有人改过/,
  ]);
  await noViolations(page);
  expect((await visits()).map(({ version, entries }) => [version, entries.length])).toEqual([
    [2, 1],
    [1, 1],
  ]);
});

test("a foreign sheet on a phone: its columns are named by hand, ignored columns are listed, and rows of one entry each become visits", async ({
  db,
  pageOf,
}) => {
  const { member, address, visits } = await prepare(db);
  const page = await pageOf(member, { width: 360, dark: true });
  await page.goto(address);
  await fitsItsWidth(page);
  await noViolations(page);
  await putIn(
    page,
    {
      Sheet1: [
        ["甲", "乙", "丙", "丁", "戊"],
        ["桥头", "2026/3/12", "问题", "路灯不亮。", "x"],
        ["桥头镇", "2026年3月12日", "建议", "多派人手。", ""],
        ["双溪镇", new Date("2026-03-13T00:00:00Z"), "典型", "议事会每月一次，电话13812345678。", ""],
      ],
    },
    "汇总.xlsx",
  );
  const sheet = page.getByRole("region", { name: "工作表“Sheet1”" });
  await expect(sheet.getByText("没有认出表头。")).toBeVisible();
  await sheet.getByLabel("这张表是").selectOption("mixed");
  await expect(page.getByRole("listitem").filter({ hasText: "没有“调研点”这一列" })).toBeVisible();
  await noViolations(page);
  for (const [field, column] of [
    ["调研点", "A"],
    ["走访日期", "B"],
    ["维度", "C"],
    ["内容", "D"],
  ] as const) {
    await sheet
      .getByLabel(new RegExp(`^${field}`))
      .first()
      .selectOption({ label: `${column}列：${{ A: "甲", B: "乙", C: "丙", D: "丁" }[column]}` });
  }
  await sheet.getByLabel("表中没有“方式”时").selectOption({ label: "座谈交流" });
  await expect(sheet.getByText("这些列没有读取：戊（E）")).toBeVisible();
  await expect(page.getByText("2次走访，3条，没有问题")).toBeVisible();
  await fitsItsWidth(page);
  await noViolations(page);
  await page.getByRole("button", { name: "存为2份草稿" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "全部脱敏" }).click();
  await expect(page.getByText("新建2份草稿")).toBeVisible();
  await fitsItsWidth(page);
  await noViolations(page);
  const saved = await visits();
  expect(saved.map(({ entries }) => entries.map(({ text }) => text))).toEqual([
    ["路灯不亮。", "多派人手。"],
    [expect.stringContaining("手机号已隐去")],
  ]);
});

test("a file that is not a workbook is refused with the reason", async ({ db, pageOf }) => {
  const { member, address } = await prepare(db);
  const page = await pageOf(member, { width: 360 });
  await page.goto(address);
  const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)]);
  await page
    .getByLabel("Excel或CSV文件")
    .setInputFiles({ name: "旧.xls", mimeType: "application/vnd.ms-excel", buffer: old });
  await expect(page.getByRole("alert").filter({ hasText: "旧.xls" })).toContainText("另存为.xlsx");
  await noViolations(page);
  await fitsItsWidth(page);
});
