import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { csvLines, csvMark } from "@/lib/write-csv";
import { figureLines } from "@/lib/indicators/data/figure-lines";
import type { Translator } from "@/lib/i18n/server";
import { readLedgerAddress } from "@/lib/indicators/ledger-address";
import type { LedgerFilter } from "@/lib/indicators/schema";
import { siteKinds, verificationStates } from "@/lib/vocabulary";

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

/**
 * The figures of an address as a table to download: all rows of the ledger's page with the same parameters, written as
 * they are read.
 * @throws AppError invalid if a parameter is not understood. Otherwise the person would get other rows than expected
 * and not notice.
 */
export function exportFigures(
  scope: ProjectScope,
  query: URLSearchParams,
  t: Translator,
): { filter: LedgerFilter; lines: AsyncGenerator<string | Uint8Array> } {
  const { filter, ignored } = readLedgerAddress(Object.fromEntries(query));
  if (ignored.length > 0)
    throw new AppError("invalid", "indicators.export.unread", [], {
      names: ignored.map((key) => t(`indicators.names.${key}`)).join("、"),
    });
  return { filter, lines: linesOf(scope, filter, t) };
}

async function* linesOf(scope: ProjectScope, filter: LedgerFilter, t: Translator): AsyncGenerator<string | Uint8Array> {
  yield csvMark + csvLines([columns.map((column) => t(`indicators.export.columns.${column}`))], "\n");
  yield* figureLines(scope, filter, {
    kinds: Object.fromEntries(siteKinds.map((key) => [key, t(`vocabulary.siteKind.${key}`)])),
    used: [t("indicators.export.yes"), t("indicators.export.no")],
    checks: Object.fromEntries(verificationStates.map((key) => [key, t(`vocabulary.verification.${key}`)])),
    link: [`${env().NEXTAUTH_URL ?? ""}/projects/${scope.projectId}/visits/`, "#figure-"],
  });
}
