import Papa from "papaparse";
import { expect, it } from "vitest";
import { translatorOf } from "@/lib/i18n/server";
import { listFigures } from "@/lib/indicators/data";
import { exportFigures } from "@/lib/indicators/export-figures";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const world = await buildWorld(prisma, seeded(20_261_129));
const scope = trustedScope({ projectId: world.projectId, userId: world.leadId, role: "lead" });
const t = translatorOf("zh-CN");

it.each([{}, { unapproved: "1" as const }])(
  "takes away exactly the figures of the ledger, in its order (%j)",
  async (filter) => {
    const { csv } = await exportFigures(scope, new URLSearchParams(filter), t);
    expect(csv.startsWith("\uFEFF")).toBe(true);
    const [, ...rows] = Papa.parse<string[]>(csv.slice(1), { skipEmptyLines: true }).data;
    const { total, figures } = await listFigures(scope, filter, { offset: 0, size: 10_000 });
    expect(total).toBeGreaterThan(3);
    expect(rows.map((row) => [row[0], row[2], row[4]])).toEqual(
      figures.map(({ indicator, site, value }) => [indicator.name, site.name, value]),
    );
  },
);

it("refuses an address that it does not understand, by the names of its parameters", async () => {
  await expect(exportFigures(scope, new URLSearchParams({ kind: "village" }), t)).rejects.toMatchObject({
    code: "invalid",
    values: { names: "类型" },
  });
});
