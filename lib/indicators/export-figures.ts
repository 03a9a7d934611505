import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { csvLines, csvMark } from "@/lib/findings/formats/entries-csv";
import { addedUpAmong } from "@/lib/findings/queries/indicator-figures";
import type { Translator } from "@/lib/i18n/server";
import { listFigures } from "@/lib/indicators/data";
import { countedPart, readLedgerAddress } from "@/lib/indicators/ledger-address";
import type { LedgerFilter } from "@/lib/indicators/schema";
import type { LedgerFigure } from "@/lib/indicators/types";

const columns = [
  "indicator",
  "unit",
  "site",
  "kind",
  "value",
  "asOf",
  "definition",
  "source",
  "used",
  "check",
  "note",
  "day",
  "link",
] as const;

/** More than a study has: a hundred indicators at a thousand sites. */
const mostRows = 100_000;

/**
 * The figures of an address as a table to download: all rows of the ledger's page with the same parameters.
 * @throws AppError invalid if a parameter is not understood. Otherwise the person would get other rows than expected
 * and not notice.
 */
export async function exportFigures(
  scope: ProjectScope,
  query: URLSearchParams,
  t: Translator,
): Promise<{ filter: LedgerFilter; csv: string }> {
  const { filter, ignored } = readLedgerAddress(Object.fromEntries(query));
  if (ignored.length > 0)
    throw new AppError("invalid", "indicators.export.unread", [], {
      names: ignored.map((key) => t(`indicators.names.${key}`)).join("、"),
    });
  const { figures } = await listFigures(scope, filter, { offset: 0, size: mostRows });
  const used = await addedUpAmong(
    scope,
    countedPart(filter),
    figures.map(({ id }) => id),
  );
  const rows = figures.map((figure) => cellsOf(scope, figure, used.has(figure.id), t));
  return {
    filter,
    csv: csvMark + csvLines([columns.map((column) => t(`indicators.export.columns.${column}`)), ...rows]),
  };
}

function cellsOf(scope: ProjectScope, figure: LedgerFigure, used: boolean, t: Translator): string[] {
  const { indicator, site, visit } = figure;
  const path = `/projects/${scope.projectId}/visits/${visit.id}#figure-${figure.id}`;
  return [
    indicator.name,
    indicator.unit,
    site.name,
    t(`vocabulary.siteKind.${site.kind}`),
    figure.value,
    figure.asOf,
    figure.definition,
    figure.source,
    t(used ? "indicators.export.yes" : "indicators.export.no"),
    t(`vocabulary.verification.${figure.verification}`),
    figure.check?.note ?? "",
    visit.visitedOn,
    `${env().NEXTAUTH_URL ?? ""}${path}`,
  ];
}
