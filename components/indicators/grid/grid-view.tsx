import { GridTable } from "@/components/indicators/grid/grid-table";
import { MixedColumns } from "@/components/indicators/grid/mixed-columns";
import { ClientMessages } from "@/components/messages/client-messages";
import { Notice } from "@/components/ui/notice";
import { translator } from "@/lib/i18n/server";
import { gridLimits } from "@/lib/indicators/grid/limits";
import { packCells, packHeads } from "@/lib/indicators/grid/packed";
import type { FigureGrid } from "@/lib/indicators/grid/types";
import { countedPart, ledgerHref } from "@/lib/indicators/ledger-address";
import type { LedgerFilter } from "@/lib/indicators/schema";

type GridViewProps = { projectId: string; filter: LedgerFilter; grid: FigureGrid };

/** Indicators × sites, and below it, in words, what the totals mix and which sites could not be divided. */
export async function GridView({ projectId, filter, grid }: GridViewProps) {
  const t = await translator();
  const { sites, columns, base } = grid;
  const whole = sites.length * columns.length <= gridLimits.wholeCells;
  const carried = whole ? columns : columns.slice(0, gridLimits.firstColumns);
  const counted = { ...countedPart(filter), ...(base && { base: base.id }) };
  const query = ledgerHref(projectId, counted).split("?")[1] ?? "";
  return (
    <ClientMessages nouns={["indicators.grid", "vocabulary.siteKind", "vocabulary.verification"]}>
      {filter.base && !base && (
        <Notice kind="warning" className="mb-4">
          {t("indicators.grid.noSuchBase")}
        </Notice>
      )}
      <p className="mb-2 max-w-measure text-sm text-muted">
        {t("indicators.grid.rule")}
        {base && t("indicators.grid.perRule", { base: base.name })}
      </p>
      <GridTable
        key={query}
        {...{ projectId, query, whole }}
        sites={sites.map(({ id, name, kind, county }) => ({ id, name, kind, county }))}
        heads={packHeads(columns)}
        first={{
          ...packCells(grid, carried),
          columnIds: carried.map(({ id }) => id),
          siteIds: sites.map(({ id }) => id),
        }}
      />
      <MixedColumns {...{ projectId, query, grid }} />
    </ClientMessages>
  );
}
