import { describe, expect, it } from "vitest";
import { exportCoverage, exportThemes } from "@/lib/findings/export-tables";
import { filterHref } from "@/lib/findings/filter-address";
import { coverage } from "@/lib/findings/queries/coverage";
import { themeSites } from "@/lib/findings/queries/theme-sites";
import { themeSupport } from "@/lib/findings/queries/theme-support";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translatorOf } from "@/lib/i18n/server";
import { readTable } from "@/lib/testing/taken-tables";
import { officeFaults } from "@/lib/testing/office-validator";
import { testDatabase } from "@/lib/testing/database";
import { addTheme } from "@/lib/testing/factories";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { dimensionKeys } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const world = await buildWorld(prisma, seeded(20_261_129));
await buildWorld(prisma, seeded(20_261_129));
const scope = trustedScope({ projectId: world.projectId, userId: world.leadId, role: "lead" });
const t = translatorOf("zh-CN");

const addressOf = (filter: FindingsFilter) => new URLSearchParams(filterHref("", filter).slice(1));
const asked = { t, now: new Date("2026-11-30T02:00:00Z") };

const filters: FindingsFilter[] = [
  {},
  { unapproved: "1" },
  { dimension: "problem" },
  { kind: "town", from: "2026-03-01" },
];

describe("the tables to take away", () => {
  it.each(filters)("theme × site: every theme, and exactly the sites behind it (%j)", async (filter) => {
    const { head, rows } = await readTable((await exportThemes(scope, addressOf(filter), asked)).table, "csv");
    const { themes } = await themeSupport(scope, filter);
    const sitesOf = await themeSites(scope, filter);
    expect(rows).toHaveLength(themes.length);
    for (const { name, dimension, id, support, entries } of themes) {
      const row = rows.find((cells) => cells[1] === name && cells[0] === t(`vocabulary.dimension.${dimension}`)) ?? [];
      expect(row.slice(3, 5)).toEqual([String(support), String(entries)]);
      const heard = row.slice(6).flatMap((cell, place) => (cell === "0" ? [] : [[head[6 + place], Number(cell)]]));
      expect(heard).toEqual((sitesOf.get(id) ?? []).map((site) => [site.name, site.entries]));
      expect(row[5]).toBe(heard.map(([name]) => name).join("、"));
    }
  });

  it.each(filters)("site × dimension: every planned site with its cells (%j)", async (filter) => {
    const { head, rows } = await readTable((await exportCoverage(scope, addressOf(filter), asked)).table, "csv");
    const sites = await coverage(scope, filter);
    expect(rows.map(([name]) => name)).toEqual(sites.map(({ name }) => name));
    for (const [place, site] of sites.entries())
      for (const key of dimensionKeys) {
        const at = head.indexOf(`${t(`vocabulary.dimension.${key}`)}：情况`);
        const { entries, figures, waitingEntries } = site.cells[key];
        expect(rows[place]?.slice(at + 1, at + 4)).toEqual([entries, figures, waitingEntries].map(String));
      }
  });

  it("refuse an address that they do not understand, by the names of its parameters", async () => {
    const unread = new URLSearchParams({ kind: "village" });
    for (const work of [exportThemes(scope, unread, asked), exportCoverage(scope, unread, asked)])
      await expect(work).rejects.toMatchObject({ code: "invalid", values: { names: "类型" } });
  });

  it("write nothing that a spreadsheet would run", async () => {
    await addTheme(prisma, { projectId: world.projectId, dimension: "problem", name: "=HYPERLINK(1)" });
    const { table } = await exportThemes(scope, new URLSearchParams(), asked);
    expect((await readTable(table, "csv")).rows.map(([, name]) => name)).toContain("'=HYPERLINK(1)");
    const again = await exportThemes(scope, new URLSearchParams(), asked);
    const book = await readTable(again.table, "xlsx");
    expect(book.rows.map(([, name]) => name)).toContain("=HYPERLINK(1)");
    expect(await officeFaults(book.bytes, ".xlsx")).toEqual([]);
  });
});
