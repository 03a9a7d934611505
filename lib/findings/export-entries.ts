import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { readFilter } from "@/lib/findings/filter-address";
import { csvLines, csvMark } from "@/lib/write-csv";
import { entryLines } from "@/lib/findings/queries/entry-lines";
import type { FindingsFilter } from "@/lib/findings/schema";
import type { Translator } from "@/lib/i18n/server";
import { dimensionKeys, entryForms, siteKinds, visitStates } from "@/lib/vocabulary";

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
  lines: AsyncGenerator<string | Uint8Array>;
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

async function* linesOf(
  scope: ProjectScope,
  filter: FindingsFilter,
  t: Translator,
): AsyncGenerator<string | Uint8Array> {
  yield csvMark + csvLines([columns.map((column) => t(`findings.export.columns.${column}`))], "\n");
  const labels = {
    kinds: Object.fromEntries(siteKinds.map((key) => [key, t(`vocabulary.siteKind.${key}`)])),
    states: Object.fromEntries(visitStates.map((key) => [key, t(`vocabulary.visitState.${key}`)])),
    dimensions: Object.fromEntries(dimensionKeys.map((key) => [key, t(`vocabulary.dimension.${key}`)])),
    forms: Object.fromEntries(entryForms.map((key) => [key, t(`vocabulary.entryForm.${key}`)])),
    link: [`${env().NEXTAUTH_URL ?? ""}/projects/${scope.projectId}/visits/`, "#entry-"],
  } as const;
  yield* entryLines(scope, filter, labels);
}
