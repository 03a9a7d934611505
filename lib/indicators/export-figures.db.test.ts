import { expect, it } from "vitest";
import { translatorOf } from "@/lib/i18n/server";
import { listFigures } from "@/lib/indicators/data/ledger";
import { exportFigures } from "@/lib/indicators/export-figures";
import { readTable } from "@/lib/testing/taken-tables";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { addedUpAmong } from "@/lib/findings/queries/indicator-figures";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const world = await buildWorld(prisma, seeded(20_261_129));
const scope = trustedScope({ projectId: world.projectId, userId: world.leadId, role: "lead" });
const t = translatorOf("zh-CN");
const now = new Date("2026-11-30T02:00:00Z");

it.each([{}, { unapproved: "1" as const }])(
  "takes away exactly the figures of the ledger, in its order (%j)",
  async (filter) => {
    const exported = () => exportFigures(scope, new URLSearchParams(filter), { t, now });
    const { bytes, rows, notes } = await readTable((await exported()).table, "csv");
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(notes[2]).toContain(filter.unapproved ? "计入：已审核和待审核的走访" : "计入：已审核的走访");
    // What a workbook holds as a number is shown as one: 1e15 and more stays text.
    const book = await readTable((await exported()).table, "xlsx");
    expect(book.rows).toEqual(rows);
    const { total, figures } = await listFigures(scope, filter, { offset: 0, size: 10_000 });
    expect(total).toBeGreaterThan(3);
    const used = await addedUpAmong(
      scope,
      filter,
      figures.map(({ id }) => id),
    );
    expect(used.size).toBeGreaterThan(0);
    expect(rows).toEqual(
      figures.map((figure) => [
        figure.indicator.name,
        figure.indicator.unit,
        figure.site.name,
        t(`vocabulary.siteKind.${figure.site.kind}`),
        figure.value,
        figure.asOf,
        figure.definition,
        figure.source,
        t(used.has(figure.id) ? "indicators.export.yes" : "indicators.export.no"),
        t(`vocabulary.verification.${figure.verification}`),
        figure.check?.note ?? "",
        figure.visit.visitedOn,
        expect.stringMatching(`/visits/${figure.visit.id}#figure-${figure.id}$`),
      ]),
    );
  },
);

it("refuses an address that it does not understand, by the names of its parameters", async () => {
  await expect(exportFigures(scope, new URLSearchParams({ kind: "village" }), { t, now })).rejects.toMatchObject({
    code: "invalid",
    values: { names: "类型" },
  });
});
