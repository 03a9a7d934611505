import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { statementOf } from "@/lib/findings/export-statement";
import { readFilter } from "@/lib/findings/filter-address";
import { entryLines, entryRows } from "@/lib/findings/queries/entry-lines";
import type { FindingsFilter } from "@/lib/findings/schema";
import type { Translator } from "@/lib/i18n/server";
import { tableName } from "@/lib/projects/table-name";
import type { TakenTable } from "@/lib/taken-table";
import { dimensionKeys, entryForms, siteKinds, visitStates } from "@/lib/vocabulary";

/** The columns with their widths. */
const columns = {
  number: 7,
  site: 18,
  kind: 7,
  day: 12,
  state: 9,
  dimension: 10,
  themes: 22,
  form: 9,
  speaker: 14,
  text: 70,
  link: 30,
} as const;
type Column = keyof typeof columns;

/** A table of the findings, with the filter that it was made by. */
export interface ExportedFindings {
  filter: FindingsFilter;
  table: TakenTable;
}

/**
 * The entries of an address as a table to download: all entries of the page with the same parameters.
 * @throws AppError invalid if a parameter is not understood. Otherwise the person would get other rows than expected
 * and not notice.
 */
export async function exportEntries(
  scope: ProjectScope,
  query: URLSearchParams,
  { t, now }: { t: Translator; now: Date },
): Promise<ExportedFindings> {
  const { filter, ignored } = readFilter(Object.fromEntries(query));
  if (ignored.length > 0)
    throw new AppError("invalid", "findings.export.unread", [], {
      names: ignored.map((key) => t(`findings.names.${key}`)).join("、"),
    });
  if (filter.mark) throw new AppError("invalid", "findings.export.mark");
  const name = await tableName(scope, t("findings.export.file"), now);
  const { notes, counts } = await statementOf(scope, { filter, name, t });
  const labels = {
    kinds: Object.fromEntries(siteKinds.map((key) => [key, t(`vocabulary.siteKind.${key}`)])),
    states: Object.fromEntries(visitStates.map((key) => [key, t(`vocabulary.visitState.${key}`)])),
    dimensions: Object.fromEntries(dimensionKeys.map((key) => [key, t(`vocabulary.dimension.${key}`)])),
    forms: Object.fromEntries(entryForms.map((key) => [key, t(`vocabulary.entryForm.${key}`)])),
    link: [`${env().NEXTAUTH_URL ?? ""}/projects/${scope.projectId}/visits/`, "#entry-"],
  } as const;
  const keys = Object.keys(columns) as Column[]; // the keys of a closed literal
  return {
    filter,
    table: {
      name,
      columns: keys.map((key) => ({ title: t(`findings.export.columns.${key}`), width: columns[key] })),
      rows: numbered(entryRows(scope, filter, labels)),
      lines: entryLines(scope, filter, labels),
      notes: [...notes, t("findings.said.entries", { entries: counts.entries })],
      notesName: t("findings.said.sheet"),
      cut: t("findings.said.cut"),
    },
  };
}

async function* numbered(rows: AsyncIterable<readonly string[]>) {
  for await (const [number, ...cells] of rows) yield [Number(number), ...cells];
}
