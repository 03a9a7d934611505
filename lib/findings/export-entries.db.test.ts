import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { exportEntries } from "@/lib/findings/export-entries";
import { filterHref } from "@/lib/findings/filter-address";
import { entryList, type FoundEntry } from "@/lib/findings/queries/entry-list";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translatorOf } from "@/lib/i18n/server";
import { streamedBody } from "@/lib/row-stream";
import { tableFileName, tablePieces } from "@/lib/taken-table";
import {
  addSite,
  addTheme,
  addVisit,
  createAccount,
  createProject,
  entryContent,
  visitContent,
} from "@/lib/testing/factories";
import { buildWorld, randomFilter, seeded } from "@/lib/testing/findings-world";
import { readRawWorld } from "@/lib/testing/findings-recount";
import { readTable } from "@/lib/testing/taken-tables";
import { officeFaults } from "@/lib/testing/office-validator";
import { testDatabase } from "@/lib/testing/database";
import { trustedScope } from "@/lib/testing/trusted-scope";
import type { DimensionKey } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const random = seeded(20_261_126);
const world = await buildWorld(prisma, random);
const raw = await readRawWorld(prisma, world.projectId);
const scope = trustedScope({ projectId: world.projectId, userId: world.leadId, role: "lead" });
const t = translatorOf("zh-CN");

const now = new Date("2026-11-29T18:00:00Z");
const exported = (of: ProjectScope, query: string) => exportEntries(of, new URLSearchParams(query), { t, now });
/** Downloads the file of an address and reads it as Excel would. */
const table = async (of: ProjectScope, query: string, format: "csv" | "xlsx" = "csv") =>
  readTable((await exported(of, query)).table, format);

const queryOf = (filter: FindingsFilter) => filterHref("", filter).slice(1);
const shown = ({ site, visitedOn, text, themes }: FoundEntry) => [
  site.name,
  visitedOn,
  themes
    .map(({ name }) => name)
    .sort()
    .join("；"),
  text,
];

it.each([
  {},
  { unapproved: "1" } as const,
  ...Array.from({ length: 8 }, () => ({ ...randomFilter(random, raw), mark: undefined })),
])("takes away exactly the entries that the page of the same address lists, in its order: %j", async (asked) => {
  const { mark: _none, ...filter } = asked as FindingsFilter;
  const { total, entries } = await entryList(scope, filter, { pageSize: 10_000 });
  const { rows } = await table(scope, queryOf(filter));
  expect(rows).toHaveLength(total);
  expect(rows.map((row) => [row[1], row[3], (row[6] ?? "").split("；").sort().join("；"), row[9]])).toEqual(
    entries.map(shown),
  );
  expect(rows.map(([number]) => Number(number))).toEqual(rows.map((_, index) => index + 1));
  const book = await table(scope, queryOf(filter), "xlsx");
  expect(book.rows.map((row) => row.slice(0, 9))).toEqual(rows.map((row) => row.slice(0, 9)));
  expect(book.rows.map((row) => row[10])).toEqual(rows.map((row) => row[10]));
});

async function projectWith(texts: string[]) {
  const leadId = await createAccount(prisma);
  const projectId = await createProject(prisma, { leadId });
  const siteId = await addSite(prisma, { projectId });
  for (let from = 0; from < texts.length; from += 400) {
    const entries = texts.slice(from, from + 400).map((text) => entryContent({ text }));
    await addVisit(prisma, { projectId, content: visitContent({ siteId, recorderId: leadId, entries }) });
  }
  return trustedScope({ projectId, userId: leadId, role: "lead" });
}

it("has every row once where there are more than one batch of them, and says where each comes from", async () => {
  const texts = Array.from({ length: 1_300 }, (_, index) => `第${index}条`);
  const many = await projectWith(texts);
  const { head, rows } = await table(many, "");
  expect(head).toEqual([
    "序号",
    "调研点",
    "类型",
    "走访日期",
    "走访状态",
    "维度",
    "主题",
    "原话/归纳",
    "谁说的",
    "内容",
    "出处",
  ]);
  expect(rows.map((row) => row[9]).sort()).toEqual([...texts].sort());
  const first = await entryList(many, {}, { pageSize: 1 });
  expect(rows[0]?.[10]).toContain(
    `/projects/${many.projectId}/visits/${first.entries[0]?.visitId}#entry-${first.entries[0]?.id}`,
  );
});

it("names the themes of an entry in the order of the tree, whatever the order they were assigned in", async () => {
  const two = await projectWith(["第一条", "第二条"]);
  const { projectId, userId } = two;
  const entries = await prisma.entry.findMany({ where: { projectId }, select: { id: true, dimension: true } });
  for (const [name, position] of [
    ["甲", 2],
    ["丙", 0],
    ["乙", 1],
  ] as const) {
    const dimension = entries[0]?.dimension as DimensionKey;
    const themeId = await addTheme(prisma, { projectId, dimension, name, position });
    for (const { id: entryId } of entries)
      await prisma.entryTheme.create({ data: { projectId, entryId, themeId, assignedBy: userId } });
  }
  const { rows } = await table(two, "");
  expect(rows.map((row) => row[6])).toEqual(["丙；乙；甲", "丙；乙；甲"]);
});

const nasty = ["=1+1", "+86", "-3个点", "@人", "＝HYPERLINK(1)", '他说“好”，\n再说"好"', "𠀀坊社区", "普通的话"];

it("opens in a spreadsheet as it was written: marked as UTF-8, and nothing runs as a formula", async () => {
  const { bytes, rows } = await table(await projectWith(nasty), "");
  const cells = rows.map((row) => row[9] ?? "");
  expect(cells.filter((cell) => /^[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
  expect(cells.map((cell) => cell.replace(/^'/, "")).sort()).toEqual([...nasty].sort());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

it("has every text unchanged in the workbook, and none of them as a formula", async () => {
  const { bytes, rows } = await table(await projectWith(nasty), "", "xlsx");
  expect(rows.map((row) => row[9]).sort()).toEqual([...nasty].sort());
  expect(strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array())).not.toMatch(/<f[ >]/);
  expect(await officeFaults(bytes, ".xlsx")).toEqual([]);
});

it("says what it is, by which filter, what was counted and what was left out", async () => {
  const { projectId } = scope;
  for (const format of ["csv", "xlsx"] as const) {
    const { notes, rows } = await table(scope, "dimension=problem&kind=town", format);
    expect(notes[0]).toBe("同名课题：条目，2026-11-30导出。");
    expect(notes[1]).toBe("筛选：维度：存在问题；类型：镇。");
    expect(notes[2]).toMatch(/^计入：已审核的走访\d+次，覆盖\d+个镇街园区中的\d+个。$/);
    expect(notes[3]).toMatch(/^没有计入：草稿\d+次、已提交\d+次/);
    expect(notes[4]).toBe(`列出的条目：${rows.length}条。`);
  }
  const viewer = trustedScope({ projectId, userId: world.leadId, role: "viewer" });
  const { notes } = await table(viewer, "unapproved=1");
  expect(notes.slice(1, 4)).toEqual([
    "筛选：没有，是全部内容。",
    expect.stringMatching(/^计入：已审核的走访/),
    "没有计入：没有审核通过的走访。",
  ]);
});

it("is called after the study, the table and the day where the team is", async () => {
  const { table: made } = await exported(scope, "");
  expect(tableFileName(made.name, ".xlsx")).toBe("同名课题_条目_2026-11-30.xlsx");
  const long = { ...made.name, project: "长".repeat(200) };
  expect(tableFileName(long, ".xlsx")).toBe(`${"长".repeat(40)}_条目_2026-11-30.xlsx`);
});

it("takes words with quotes, backslashes and placeholders as they are written", async () => {
  const texts = ["他说'好'", "C:\\路", "$1 和 ${2}", "另一条"];
  const quoted = await projectWith(texts);
  for (const [q, found] of [
    ["'", "他说'好'"],
    ["说'好", "他说'好'"],
    [":\\路", "C:\\路"],
    ["$1", "$1 和 ${2}"],
    ["' OR true --", null],
    ["\\'", null],
  ] as const)
    expect((await table(quoted, queryOf({ q }))).rows.map((row) => row[9])).toEqual(found ? [found] : []);
});

it("refuses an address that it does not fully understand, rather than export other rows", async () => {
  for (const query of ["dimension=mood", "site=nonsense", "from=2026-02-30", "mark=none"]) {
    await expect(exported(scope, query), query).rejects.toThrow(AppError);
  }
});

it("closes its cursor when the reader leaves, so that later exports still get a connection", async () => {
  const many = await projectWith(Array.from({ length: 1_200 }, (_, index) => `第${index}条`));
  for (let times = 0; times < 12; times += 1) {
    const reader = streamedBody(tablePieces((await exported(many, "")).table, times % 2 ? "csv" : "xlsx")).getReader();
    await reader.read();
    await reader.read();
    await reader.cancel();
  }
  expect((await table(many, "")).rows).toHaveLength(1_200);
});
