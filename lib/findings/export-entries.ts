import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { readFilter } from "@/lib/findings/filter-address";
import { csvLines, csvMark } from "@/lib/findings/formats/entries-csv";
import { entryRows, type EntryTableRow } from "@/lib/findings/queries/entry-rows";
import type { FindingsFilter } from "@/lib/findings/schema";
import type { Translator } from "@/lib/i18n/server";

const columns = [
  "number",
  "site",
  "kind",
  "day",
  "state",
  "dimension",
  "themes",
  "form",
  "speaker",
  "text",
  "link",
] as const;

interface ExportedEntries {
  filter: FindingsFilter;
  /** The lines of the file, made as they are read. */
  lines: AsyncGenerator<string>;
}

/**
 * The entries of an address as a table to download: all entries of the page with the same parameters.
 * @throws AppError invalid if a parameter is not understood. Otherwise the person would get other rows than expected
 * and not notice.
 */
export function exportEntries(scope: ProjectScope, query: URLSearchParams, t: Translator): ExportedEntries {
  const { filter, ignored } = readFilter(Object.fromEntries(query));
  if (ignored.length > 0)
    throw new AppError("invalid", "findings.export.unread", [], {
      names: ignored.map((key) => t(`findings.names.${key}`)).join("、"),
    });
  if (filter.mark) throw new AppError("invalid", "findings.export.mark");
  return { filter, lines: linesOf(scope, filter, t) };
}

async function* linesOf(scope: ProjectScope, filter: FindingsFilter, t: Translator): AsyncGenerator<string> {
  yield csvMark + csvLines([columns.map((column) => t(`findings.export.columns.${column}`))]);
  let number = 0;
  for await (const rows of entryRows(scope, filter))
    yield csvLines(rows.map((row) => cellsOf(scope, row, t, (number += 1))));
}

function cellsOf(scope: ProjectScope, row: EntryTableRow, t: Translator, number: number): string[] {
  const path = `/projects/${scope.projectId}/visits/${row.visitId}#entry-${row.id}`;
  return [
    String(number),
    row.siteName,
    t(`vocabulary.siteKind.${row.siteKind}`),
    row.visitedOn,
    t(`vocabulary.visitState.${row.visitState}`),
    t(`vocabulary.dimension.${row.dimension}`),
    row.themes.join("；"),
    t(`vocabulary.entryForm.${row.form}`),
    row.speakerCategory,
    row.text,
    `${env().NEXTAUTH_URL ?? ""}${path}`,
  ];
}
