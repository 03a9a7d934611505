import Papa from "papaparse";
import { expect, it } from "vitest";
import { translatorOf } from "@/lib/i18n/server";
import { listFigures } from "@/lib/indicators/data/ledger";
import { exportFigures } from "@/lib/indicators/export-figures";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { streamedBody } from "@/lib/row-stream";
import { addedUpAmong } from "@/lib/findings/queries/indicator-figures";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const world = await buildWorld(prisma, seeded(20_261_129));
const scope = trustedScope({ projectId: world.projectId, userId: world.leadId, role: "lead" });
const t = translatorOf("zh-CN");

it.each([{}, { unapproved: "1" as const }])(
  "takes away exactly the figures of the ledger, in its order (%j)",
  async (filter) => {
    const { lines } = exportFigures(scope, new URLSearchParams(filter), t);
    const csv = new TextDecoder("utf-8", { ignoreBOM: true }).decode(
      await new Response(streamedBody(lines)).arrayBuffer(),
    );
    expect(csv.startsWith("\uFEFF")).toBe(true);
    const [, ...rows] = Papa.parse<string[]>(csv.slice(1), { skipEmptyLines: true }).data;
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
  expect(() => exportFigures(scope, new URLSearchParams({ kind: "village" }), t)).toThrow(
    expect.objectContaining({ code: "invalid", values: { names: "类型" } }),
  );
});
