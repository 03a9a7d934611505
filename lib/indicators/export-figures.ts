import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { statementOf } from "@/lib/findings/export-statement";
import { figureLines, figureRows } from "@/lib/indicators/data/figure-lines";
import { exportGrid } from "@/lib/indicators/grid/export-grid";
import { readIndicatorName } from "@/lib/indicators/data/indicator-name";
import type { Translator } from "@/lib/i18n/server";
import { countedPart, readLedgerAddress } from "@/lib/indicators/ledger-address";
import type { LedgerFilter } from "@/lib/indicators/schema";
import { tableName } from "@/lib/projects/table-name";
import type { TakenTable } from "@/lib/taken-table";
import { siteKinds, verificationStates } from "@/lib/vocabulary";

/** The columns with their widths. */
const columns = {
  indicator: 22,
  unit: 8,
  site: 18,
  kind: 7,
  value: 14,
  asOf: 12,
  definition: 30,
  source: 24,
  used: 10,
  check: 10,
  note: 24,
  day: 12,
  link: 30,
} as const;
type Column = keyof typeof columns;
const keys = Object.keys(columns) as Column[]; // the keys of a closed literal

/**
 * The figures of an address as a table to download: all rows of the ledger's page with the same parameters, written as
 * they are read; or its grid.
 * @throws AppError invalid if a parameter is not understood. Otherwise the person would get other rows than expected
 * and not notice.
 */
export async function exportFigures(
  scope: ProjectScope,
  query: URLSearchParams,
  { t, now }: { t: Translator; now: Date },
): Promise<{ filter: LedgerFilter; table: TakenTable }> {
  const { filter, ignored, view } = readLedgerAddress(Object.fromEntries(query));
  if (ignored.length > 0)
    throw new AppError("invalid", "indicators.export.unread", [], {
      names: ignored.map((key) => t(`indicators.names.${key}`)).join("、"),
    });
  if (view === "grid") return { filter, table: await exportGrid(scope, filter, { t, now }) };
  const name = await tableName(scope, t("indicators.export.file"), now);
  const more = await ownConditions(scope, filter, t);
  const { notes } = await statementOf(scope, { filter: countedPart(filter), name, t, more });
  const labels = {
    kinds: Object.fromEntries(siteKinds.map((key) => [key, t(`vocabulary.siteKind.${key}`)])),
    used: [t("indicators.export.yes"), t("indicators.export.no")],
    checks: Object.fromEntries(verificationStates.map((key) => [key, t(`vocabulary.verification.${key}`)])),
    link: [`${env().NEXTAUTH_URL ?? ""}/projects/${scope.projectId}/visits/`, "#figure-"],
  } as const;
  return {
    filter,
    table: {
      name,
      columns: keys.map((key) => ({ title: t(`indicators.export.columns.${key}`), width: columns[key] })),
      rows: withNumbers(figureRows(scope, filter, labels)),
      lines: figureLines(scope, filter, labels),
      notes: [...notes, t("indicators.export.rule")],
      notesName: t("findings.said.sheet"),
      cut: t("findings.said.cut"),
    },
  };
}

/** What narrows the ledger only, in words. */
async function ownConditions(scope: ProjectScope, filter: LedgerFilter, t: Translator): Promise<string[]> {
  const named = (key: "indicator" | "verification" | "base", words: string) =>
    `${t(`indicators.names.${key}`)}：${words}`;
  const indicator = filter.indicator && (await readIndicatorName(scope, filter.indicator));
  const base = filter.indicator && filter.base && (await readIndicatorName(scope, filter.base));
  return [
    ...(indicator ? [named("indicator", indicator)] : []),
    ...(base ? [named("base", base)] : []),
    ...(filter.verification ? [named("verification", t(`vocabulary.verification.${filter.verification}`))] : []),
    ...(filter.conflict ? [t("indicators.names.conflict")] : []),
  ];
}

const valueAt = keys.indexOf("value");
/** What a spreadsheet keeps exactly. */
const exactNumber = /^-?\d{1,15}$|^-?(?=[\d.]{1,16}$)\d+\.\d+$/;

/** The values as numbers, except where the text says more: 约200. */
async function* withNumbers(rows: AsyncIterable<readonly string[]>) {
  for await (const row of rows)
    yield row.map((cell, at) => (at === valueAt && exactNumber.test(cell) ? Number(cell) : cell));
}
