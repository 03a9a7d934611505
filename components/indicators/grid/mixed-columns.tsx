import Link from "next/link";
import { addressUnder } from "@/lib/findings/address";
import { translator } from "@/lib/i18n/server";
import { definitionWords, missingWords, mixOf, timeWords } from "@/lib/indicators/grid/said-words";
import type { FigureGrid } from "@/lib/indicators/grid/types";

type MixedColumnsProps = { projectId: string; query: string; grid: FigureGrid };

/** How many indicators, and how many sites of a group, are named here; the indicator's own list names all. */
const mostColumns = 40;
const mostSites = 6;

/** Which site says what as of when, where the figures of an indicator do not go together. */
export async function MixedColumns({ projectId, query, grid }: MixedColumnsProps) {
  const t = await translator();
  const names = new Map(grid.sites.map(({ id, name }) => [id, name]));
  const said = { t, nameOf: (id: string) => names.get(id) ?? "", most: mostSites };
  const mixed = grid.columns.flatMap((column) => {
    const lines = [
      ...timeWords(column, said),
      ...definitionWords(column, said),
      ...(grid.base ? missingWords(column, grid.base.name, said) : []),
    ];
    return lines.length > 0 ? [{ column, lines }] : [];
  });
  if (mixed.length === 0) return null;
  return (
    <section aria-labelledby="mixed" className="mt-8">
      <h2 id="mixed" className="text-lg font-semibold">
        {t("indicators.grid.mixedTitle", { count: mixed.length })}
      </h2>
      <ul className="mt-2 grid gap-x-8 gap-y-4 lg:grid-cols-2">
        {mixed.slice(0, mostColumns).map(({ column, lines }) => (
          <li key={column.id}>
            <p>
              <Link
                href={addressUnder(`/projects/${projectId}/indicators`, query, { indicator: column.id })}
                prefetch={false}
                className="font-medium touch-link"
              >
                {column.unit ? t("indicators.table.unit", { name: column.name, unit: column.unit }) : column.name}
              </Link>
              <span className="ms-3 text-sm text-amber">
                {[column.times.length > 1 ? t("indicators.table.mixed") : "", words(mixOf(column))]
                  .filter(Boolean)
                  .join(t("findings.said.separator"))}
              </span>
            </p>
            <ul className="max-w-measure text-sm text-muted">
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {mixed.length > mostColumns && (
        <p className="mt-3 text-sm text-muted">
          {t("indicators.grid.mixedMore", { count: mixed.length - mostColumns })}
        </p>
      )}
    </section>
  );

  function words(mix: ReturnType<typeof mixOf>) {
    return mix && t(`indicators.grid.${mix}`);
  }
}
