import { describe, expect, it } from "vitest";
import { exportMatrix } from "@/lib/findings/matrix/export-matrix";
import { plainChoices } from "@/lib/findings/matrix/choices";
import { readHeads } from "@/lib/findings/matrix/read-matrix";
import { entryList } from "@/lib/findings/queries/entry-list";
import { filterHref } from "@/lib/findings/filter-address";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translatorOf } from "@/lib/i18n/server";
import { readXlsx } from "@/lib/office/xlsx";
import { Archive } from "@/lib/office/zip";
import { testDatabase } from "@/lib/testing/database";
import { addSite, addTheme, addVisit, entryContent, visitContent } from "@/lib/testing/factories";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(20_261_217));
const scope = trustedScope({ projectId, userId: leadId, role: "lead" });
const viewer = trustedScope({ projectId, userId: leadId, role: "viewer" });
const t = translatorOf("zh-CN");

const limits = { sheets: 9, rows: 1000, columns: 100, cellCharacters: 40_000, characters: 10_000_000 };
const addressOf = (filter: FindingsFilter) => new URLSearchParams(filterHref("", filter).slice(1));
async function archiveOf(who: typeof scope, filter: FindingsFilter) {
  return Archive.open((await exportMatrix(who, addressOf(filter), t, new Date("2026-11-30T02:00:00Z"))).bytes);
}
async function bookOf(who: typeof scope, filter: FindingsFilter) {
  const { sheets } = readXlsx(await archiveOf(who, filter), limits);
  const [main, notes] = sheets.map(({ rows }) => rows.map((row) => row.map(({ text }) => text)));
  const [head = [], ...rows] = main ?? [];
  return { head, rows, notes: notes?.map(([note]) => note) ?? [] };
}

const filters: FindingsFilter[] = [
  {},
  { dimension: "problem" },
  { dimension: "problem", unapproved: "1", kind: "town" },
];

describe("the matrix to take away", () => {
  it.each(filters)("has every entry of every cell in full (%j)", async (filter) => {
    const { head, rows } = await bookOf(scope, filter);
    const heads = await readHeads(scope, filter, plainChoices);
    expect(rows.map(([name]) => name)).toEqual(heads.rows.map(({ name }) => name));
    expect(head.slice(5)).toEqual(
      heads.columns.map(({ name, dimension }) => name ?? t(`vocabulary.dimension.${dimension}`)),
    );
    for (const [place, site] of heads.rows.entries())
      for (const [column, { id, dimension }] of heads.columns.entries()) {
        const own = { ...filter, site: site.id, dimension, ...(filter.dimension && { theme: id }) };
        const { entries } = await entryList(scope, own, { pageSize: 200 });
        const lines = entries.map(({ form, text }) => (form === "verbatim" ? `“${text}”` : text).trim());
        const cell = (rows[place]?.[5 + column] ?? "").split("\n").filter((line) => line !== "");
        expect(cell.map((line) => line.trim()).sort()).toEqual(lines.sort());
      }
  });

  it("says its conditions, what was counted and what was left out", async () => {
    const { notes } = await bookOf(scope, { dimension: "problem", kind: "town" });
    expect(notes[0]).toContain("2026-11-30");
    expect(notes.join("\n")).toMatch(/条件：维度：.+；类型：/);
    expect(notes.join("\n")).toMatch(/只计已审核的走访：\d+次/);
    expect(notes.join("\n")).toMatch(/另有待审核的\d+条没有列入/);
  });

  it("holds nothing that is not approved for a reader who may not see it", async () => {
    const siteId = await addSite(prisma, { projectId, name: "待审镇", kind: "town" });
    const entries = [entryContent({ text: "还没有审核的话", dimension: "problem" })];
    await addVisit(prisma, {
      projectId,
      content: visitContent({ siteId, recorderId: leadId, entries }),
      state: "submitted",
    });
    expect(JSON.stringify(await bookOf(viewer, { unapproved: "1" }))).not.toContain("还没有审核的话");
    expect(JSON.stringify(await bookOf(scope, { unapproved: "1" }))).toContain("还没有审核的话");
  });

  it("has heads that stay and no cell that a spreadsheet would run", async () => {
    await addTheme(prisma, { projectId, dimension: "problem", name: "=HYPERLINK(1)" });
    const sheet = (await archiveOf(scope, { dimension: "problem" })).read("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet).toMatch(/<pane [^>]*xSplit="1"[^>]*ySplit="1"|<pane [^>]*ySplit="1"[^>]*xSplit="1"/);
    expect(sheet).not.toContain("<f>");
    expect((await bookOf(scope, { dimension: "problem" })).head).toContain("=HYPERLINK(1)");
  });

  it("is refused where a parameter is not understood", async () => {
    await expect(exportMatrix(scope, new URLSearchParams({ kind: "village" }), t, new Date())).rejects.toMatchObject({
      values: { names: "类型" },
    });
  });
});
