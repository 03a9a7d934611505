import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Cell } from "@/lib/book-stream";
import { statementOf } from "@/lib/findings/export-statement";
import type { Translator } from "@/lib/i18n/server";
import { readGrid } from "@/lib/indicators/grid/read-grid";
import { definitionWords, missingWords, timeWords } from "@/lib/indicators/grid/said-words";
import type { GridColumn } from "@/lib/indicators/grid/types";
import { countedPart } from "@/lib/indicators/ledger-address";
import type { LedgerFilter } from "@/lib/indicators/schema";
import { tableName } from "@/lib/projects/table-name";
import type { TakenTable } from "@/lib/taken-table";

/** What a spreadsheet keeps exactly. */
const exactNumber = /^-?\d{1,15}$|^-?(?=[\d.]{1,16}$)\d+\.\d+$/;
const asNumber = (text: string): Cell => (exactNumber.test(text) ? Number(text) : text);

/** The columns of an indicator: its number, what the number says of itself, and the number per unit of the base. */
const parts = { value: 14, asOf: 10, definition: 20, source: 20, check: 9 } as const;
const partKeys = Object.keys(parts) as (keyof typeof parts)[]; // the keys of a closed literal

/** Indicators × sites as a table to take away, its totals in the last row, with what they mix beside them. */
export async function exportGrid(
  scope: ProjectScope,
  filter: LedgerFilter,
  { t, now }: { t: Translator; now: Date },
): Promise<TakenTable> {
  const name = await tableName(scope, t("indicators.grid.file"), now);
  const grid = await readGrid(scope, filter);
  const { sites, columns, cells, base } = grid;
  const more = base ? [t("indicators.grid.divided", { base: base.name })] : [];
  const { notes } = await statementOf(scope, { filter: countedPart(filter), name, t, more });
  const names = new Map(sites.map((site) => [site.id, site.name]));
  const said = { t, nameOf: (id: string) => names.get(id) ?? "" };
  const titled = (column: GridColumn) =>
    column.unit ? t("indicators.table.unit", { name: column.name, unit: column.unit }) : column.name;
  const about = (value: string, inexact: boolean) =>
    inexact ? t("indicators.grid.about", { value }) : asNumber(value);
  const perOf = (column: GridColumn, value: string | null | undefined, inexact = false) =>
    column.per ? [value === null || value === undefined ? "" : about(value, inexact)] : [];

  function* rows(): Generator<Cell[]> {
    for (const site of sites)
      yield [
        site.name,
        t(`vocabulary.siteKind.${site.kind}`),
        site.county,
        ...columns.flatMap((column) => {
          const figure = cells.get(site.id)?.get(column.id);
          const per = column.per?.bySite.get(site.id);
          const own = figure
            ? [
                asNumber(figure.value),
                ...[figure.asOf, figure.definition, figure.source],
                figure.conflicting
                  ? t("indicators.grid.conflicting")
                  : t(`vocabulary.verification.${figure.verification}`),
              ]
            : partKeys.map(() => "");
          return [...own, ...perOf(column, per?.value, per?.inexact)];
        }),
      ];
    yield [
      t("indicators.grid.sum"),
      ...["", ""],
      ...columns.flatMap((column) => {
        const { total, inexact, least, most, times, definitions, per } = column;
        const sum = total === null ? t("indicators.grid.range", { least, most }) : about(total, inexact);
        const of = (groups: typeof times, words: string[]) =>
          groups.length > 1 ? words.join(t("indicators.grid.semicolon")) : (groups[0]?.words ?? "");
        return [
          sum,
          of(times, timeWords(column, said)),
          of(definitions, definitionWords(column, said)),
          ...["", ""],
          ...perOf(column, per?.total, per?.inexact),
        ];
      }),
    ];
  }
  return {
    name,
    columns: [
      { title: t("indicators.grid.corner"), width: 18 },
      { title: t("indicators.export.columns.kind"), width: 7 },
      { title: t("findings.export.coverage.county"), width: 12 },
      ...columns.flatMap((column) => [
        ...partKeys.map((key) => ({
          title:
            key === "value"
              ? titled(column)
              : t("indicators.grid.part", { name: column.name, part: t(`indicators.export.columns.${key}`) }),
          width: parts[key],
        })),
        ...(column.per
          ? [{ title: t("indicators.grid.part", { name: column.name, part: column.per.unit }), width: 14 }]
          : []),
      ]),
    ],
    fixed: 1,
    rows: rows(),
    notes: [
      ...notes,
      t("indicators.grid.fileRule"),
      ...(base ? [t("indicators.grid.perRule", { base: base.name })] : []),
      ...(base
        ? columns.flatMap((column) =>
            missingWords(column, base.name, said).map((words) =>
              t("indicators.grid.part", { name: column.name, part: words }),
            ),
          )
        : []),
    ],
    notesName: t("findings.said.sheet"),
    cut: t("findings.said.cut"),
  };
}
