"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { PlaceShares } from "@/components/findings/behind/place-shares";
import { SilenceGroups } from "@/components/findings/silence-groups";
import { addressUnder } from "@/lib/findings/address";
import type { CellAddress } from "@/lib/findings/cell-address";
import type { PairedTheme, ThemeSheet } from "@/lib/findings/theme-sheet";

type ThemeSheetPartProps = Pick<CellAddress, "projectId" | "query" | "days"> & { sheet: ThemeSheet };

const plain = "text-action underline underline-offset-4";
const link = `${plain} pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center`;

/** What is behind a theme's number: who says it, in which words, what answers it, and why the others are silent. */
export function ThemeSheetPart({ projectId, query, days, sheet }: ThemeSheetPartProps) {
  const t = useTranslations("findings.themes");
  const words = useTranslations("vocabulary");
  const { dimension, sites, visited, entries, definition, weight } = sheet;
  const entriesHref = (within: Partial<Record<"site" | "kind" | "county", string>> = {}) =>
    addressUnder(`/projects/${projectId}/findings/entries`, query, { dimension, theme: sheet.id, ...within });
  return (
    <>
      {definition && <p className="mb-2 max-w-measure text-sm text-muted">{definition}</p>}
      <p className="flex flex-wrap gap-x-3">
        <Link href={entriesHref()} prefetch={false} className={`font-medium ${plain}`}>
          {t("support", { visited, sites: sites.length })}
        </Link>
        {sites.length > 0 && (
          <span className="text-sm text-muted">{t(`weight.${weight ?? "some"}`, { from: sheet.commonFrom })}</span>
        )}
      </p>
      <PlaceShares
        label={t("kinds")}
        shares={sheet.kinds}
        nameOf={(kind) => words(`siteKind.${kind}`)}
        hrefOf={(kind) => entriesHref({ kind })}
      />
      <PlaceShares
        label={t("counties")}
        shares={sheet.counties}
        nameOf={(county) => county || t("noCounty")}
        hrefOf={(county) => (county ? entriesHref({ county }) : null)}
      />
      <ul aria-label={t("sites")} className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {sites.map((site) => (
          <li key={site.id}>
            <Link href={entriesHref({ site: site.id })} prefetch={false} className={link}>
              {t("siteEntries", { name: site.name, entries: site.entries })}
            </Link>
          </li>
        ))}
      </ul>
      <Quotes {...{ projectId, sheet }} />
      <p className="mt-3">
        <Link href={entriesHref()} prefetch={false} className={plain}>
          {t("all", { entries })}
        </Link>
      </p>
      {sheet.paired && <Paired {...{ projectId, query, dimension }} paired={sheet.paired} />}
      {sheet.claims.length > 0 && (
        <div className="mt-4">
          <p id={`claims-${sheet.id}`} className="font-medium">
            {t("claims")}
          </p>
          <ul aria-labelledby={`claims-${sheet.id}`} className="max-w-measure text-sm">
            {sheet.claims.map(({ id, text, sites: behind }) => (
              <li key={id} className="mt-1">
                <Link href={`/projects/${projectId}/findings/claims/${id}`} prefetch={false} className={link}>
                  {text}
                </Link>{" "}
                <span className="text-muted">{t("pairedSupport", { sites: behind })}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {sheet.silence.groups.length > 0 && (
        <div className="mt-4 max-w-measure">
          <p className="font-medium">{t("silent")}</p>
          <SilenceGroups {...{ projectId, query, days }} silence={sheet.silence} mayWrite={sheet.mayVisit} />
        </div>
      )}
    </>
  );
}

function Quotes({ projectId, sheet }: Pick<ThemeSheetPartProps, "projectId" | "sheet">) {
  const t = useTranslations("findings.themes");
  const words = useTranslations("vocabulary.entryForm");
  if (sheet.quotes.length === 0) return null;
  return (
    <>
      <ul aria-label={t("sample")} className="mt-3 space-y-2">
        {sheet.quotes.map((quote) => (
          <li key={quote.id} className="border-s-2 border-s-line ps-3">
            <p className="max-w-measure">{quote.text}</p>
            <p className="text-sm text-muted">
              {words(quote.form)}{" "}
              <Link
                href={`/projects/${projectId}/visits/${quote.visitId}#entry-${quote.id}`}
                prefetch={false}
                className={plain}
              >
                {t("quoteFrom", { site: quote.siteName, day: quote.visitedOn })}
              </Link>
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-1 text-sm text-muted">
        {t(sheet.lookedAt < sheet.entries ? "lookedAtSome" : "lookedAt", { count: sheet.lookedAt })}
      </p>
    </>
  );
}

type PairedProps = Pick<ThemeSheetPartProps, "projectId" | "query"> & {
  dimension: ThemeSheet["dimension"];
  paired: readonly PairedTheme[];
};

/** The suggestions that answer a problem, or the problems that a suggestion answers. */
function Paired({ projectId, query, dimension, paired }: PairedProps) {
  const t = useTranslations("findings.themes");
  const side = dimension === "problem" ? "answers" : "answered";
  return (
    <div className="mt-4">
      <p className="font-medium">{t(side)}</p>
      <ul className="text-sm">
        {paired.map((theme) => (
          <li key={theme.id}>
            <Link
              href={addressUnder(`/projects/${projectId}/findings/themes/${theme.id}`, query)}
              prefetch={false}
              className={link}
            >
              {theme.name}
            </Link>{" "}
            {theme.support === 0 ? (
              <span className="ms-2 text-muted">{t("pairedSupport", { sites: 0 })}</span>
            ) : (
              <Link
                href={addressUnder(`/projects/${projectId}/findings/entries`, query, {
                  dimension: theme.dimension,
                  theme: theme.id,
                })}
                prefetch={false}
                aria-label={t("pairedSites", { name: theme.name, sites: theme.support })}
                className={`${link} ms-2`}
              >
                {t("pairedSupport", { sites: theme.support })}
              </Link>
            )}
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted">
        {paired.length === 0 && t(`${side}None`)}{" "}
        <Link href={addressUnder(`/projects/${projectId}/findings/pairs`, query)} prefetch={false} className={link}>
          {t("pairs")}
        </Link>
      </p>
    </div>
  );
}
