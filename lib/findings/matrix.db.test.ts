import { beforeAll, describe, expect, it } from "vitest";
import type { ProjectScope } from "@/lib/auth/scope";
import { plainChoices } from "@/lib/findings/matrix/choices";
import { matrixFilter, readHeads } from "@/lib/findings/matrix/read-matrix";
import { entryCount, entryList } from "@/lib/findings/queries/entry-list";
import { matrixCells } from "@/lib/findings/queries/matrix-cells";
import { matrixCounts } from "@/lib/findings/queries/matrix-counts";
import { testDatabase } from "@/lib/testing/database";
import { readRawWorld, Recount, type RawWorld } from "@/lib/testing/findings-recount";
import { buildWorld, randomFilter, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

/** The matrix beside an independent recount (lib/testing/findings-recount.ts), under random filters and readers. */
const { prisma } = await testDatabase();
const random = seeded(20_261_216);
const worlds: { scope: ProjectScope; raw: RawWorld }[] = [];

beforeAll(async () => {
  for (let index = 0; index < 2; index += 1) {
    const { projectId, leadId } = await buildWorld(prisma, random);
    const scope = trustedScope({ projectId, userId: leadId, role: index === 0 ? "lead" : "viewer" });
    worlds.push({ scope, raw: await readRawWorld(prisma, projectId) });
  }
});

const cases = Array.from({ length: 24 }, (_, index) => index);

describe("the matrix", () => {
  it.each(cases)(
    "has the numbers of a recount, and each opens to its entries, under random filter %i",
    async (index) => {
      const world = worlds[index % 2];
      if (!world) throw new Error("no world");
      const { scope, raw } = world;
      const filter = matrixFilter(randomFilter(random, raw));
      const say = JSON.stringify(filter);
      const seesSubmitted = scope.role !== "viewer";
      const recountOf = (more: object) => new Recount(raw, { ...filter, ...more }, seesSubmitted).entryIds();
      const { rows, columns, emptyRows, emptyColumns } = await readHeads(scope, filter, plainChoices);
      expect(rows.map(({ id }) => id).sort(), say).toEqual(new Recount(raw, filter, seesSubmitted).visitedSites());

      const byTheme = filter.dimension !== undefined;
      const within = (columnId: string) => (byTheme ? { theme: columnId } : { dimension: columnId as "problem" }); // its key
      for (const { id, entries, uncoded } of rows) {
        expect(entries, say).toBe(recountOf({ site: id }).length);
        expect(uncoded, say).toBe(recountOf({ site: id, theme: "none" }).length);
      }
      for (const { id, sites, entries } of columns) {
        expect(entries, say).toBe(recountOf(within(id)).length);
        expect(sites, say).toBe(rows.filter((row) => recountOf({ site: row.id, ...within(id) }).length > 0).length);
      }
      const hidden = await readHeads(scope, filter, { ...plainChoices, hideEmpty: true });
      expect([hidden.rows.length, hidden.columns.length]).toEqual([
        rows.length - emptyRows,
        columns.length - emptyColumns,
      ]);

      const cells = await matrixCells(scope, filter, {
        siteIds: rows.map(({ id }) => id),
        columnIds: columns.map(({ id }) => id),
        lines: 3,
        characters: 5,
      });
      const shown = cells.map(({ siteId, columnId, entries }) => `${siteId} ${columnId} ${entries}`).sort();
      const whole = (await matrixCounts(scope, filter)).map(
        (cell) => `${cell.siteId} ${cell.columnId} ${cell.entries}`,
      );
      expect(whole.sort(), say).toEqual(shown);
      const recounted = rows.flatMap((row) =>
        columns.flatMap((column) => {
          const { length } = recountOf({ site: row.id, ...within(column.id) });
          return length > 0 ? [`${row.id} ${column.id} ${length}`] : [];
        }),
      );
      expect(shown, say).toEqual(recounted.sort());
      for (const { siteId, columnId, entries, lines } of cells.slice(0, 12)) {
        const own = { ...filter, site: siteId, ...within(columnId) };
        expect(await entryCount(scope, own), say).toBe(entries);
        const listed = (await entryList(scope, own, { pageSize: 100 })).entries;
        expect(listed.map(({ id }) => id).sort(), say).toEqual(recountOf({ site: siteId, ...within(columnId) }));
        expect(lines).toHaveLength(Math.min(3, entries));
        for (const line of lines)
          expect(listed.map(({ form, text }) => [form, Array.from(text).slice(0, 5).join("")])).toContainEqual([
            line.form,
            line.text,
          ]);
      }
    },
  );

  it("asks for nothing of a foreign project", async () => {
    const [one, two] = worlds;
    if (!one || !two) throw new Error("no worlds");
    const { rows, columns } = await readHeads(two.scope, { dimension: "problem" }, plainChoices);
    const ids = { siteIds: rows.map(({ id }) => id), columnIds: columns.map(({ id }) => id) };
    expect(await matrixCells(one.scope, { dimension: "problem" }, { ...ids, lines: 3, characters: 9 })).toEqual([]);
  });
});
