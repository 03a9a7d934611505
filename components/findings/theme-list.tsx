"use client";

import { useTranslations } from "use-intl";
import { BehindRow } from "@/components/findings/behind/behind-row";
import { ThemeSheetPart } from "@/components/findings/behind/theme-sheet";
import { dimensionTextClass, dimensionTones } from "@/components/projects/dimension-label";
import { Badge } from "@/components/ui/badge";
import { Bar } from "@/components/ui/bar";
import { addressUnder } from "@/lib/findings/address";
import type { CellAddress } from "@/lib/findings/cell-address";
import type { FoundTheme } from "@/lib/findings/loaders";
import { silenceBeside, type CellStates } from "@/lib/findings/silence";
import type { ThemeSheet } from "@/lib/findings/theme-sheet";
import { dimensionGlyphs, siteKinds, type DimensionKey } from "@/lib/vocabulary";

type ThemeListProps = {
  projectId: string;
  /** The filter as the query of an address, without the dimension. */
  query: string;
  dimension: DimensionKey;
  visited: number;
  /** The days of the filter. */
  days: CellAddress["days"];
  /** How many sites are in each state of the dimension. */
  states: CellStates;
  /** What a bar counts. */
  sitesUnit: string;
  themes: FoundTheme[];
};

/**
 * The themes of a dimension: how many sites speak of each, by kind. What is behind a number comes when it is opened.
 */
export function ThemeList({ dimension, themes, ...shared }: ThemeListProps) {
  const t = useTranslations("findings.themes");
  const words = useTranslations("vocabulary.dimension");
  return (
    <ul aria-label={t("list", { dimension: words(dimension) })} className="mt-2 border-t border-edge">
      {themes.map((theme) => (
        <ThemeRow key={theme.id} {...shared} dimension={dimension} theme={theme} />
      ))}
    </ul>
  );
}

function ThemeRow({
  projectId,
  query,
  days,
  dimension,
  visited,
  states,
  sitesUnit,
  theme,
}: Omit<ThemeListProps, "themes"> & { theme: FoundTheme }) {
  const t = useTranslations("findings.themes");
  const words = useTranslations("vocabulary.siteKind");
  const { id, support, byKind, sample } = theme;
  const said = t("support", { visited, sites: support });
  const silence = useTranslations("findings.silence");
  const others = silenceBeside(support, states);
  return (
    <li>
      <BehindRow<ThemeSheet>
        address={addressUnder(`/api/findings/${projectId}/themes/${id}`, query)}
        page={addressUnder(`/projects/${projectId}/findings/themes/${id}`, query)}
        summary={
          <span className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
            <span className="font-medium">
              <span aria-hidden className={`me-1.5 ${dimensionTextClass(dimension)}`}>
                {dimensionGlyphs[dimension]}
              </span>
              {theme.name}
              {theme.parentName !== null && (
                <span className="ms-2 text-sm font-normal text-muted">{t("under", { name: theme.parentName })}</span>
              )}
            </span>
            {theme.commonness === "common" && (
              <Badge tone="vermilion" glyph="●">
                {t("common")}
              </Badge>
            )}
            {theme.archived && <Badge glyph="▫">{t("archived")}</Badge>}
            {theme.commonness === "individual" && <Badge glyph="○">{t("individual")}</Badge>}
            {sample && (
              <span className="basis-full truncate text-sm text-muted group-open/disclosure:hidden">
                {t(sample.form === "verbatim" ? "quote" : "summaryQuote", { text: sample.text, site: sample.siteName })}
              </span>
            )}
            {others.length > 0 && (
              <span className="basis-full text-sm text-muted group-open/disclosure:hidden">
                {t("beside", {
                  states: others
                    .map(({ state, sites }) => silence("beside", { state: silence(`short.${state}`), count: sites }))
                    .join(" · "),
                })}
              </span>
            )}
          </span>
        }
        aside={
          <>
            <span className="w-44 text-sm text-muted max-sm:order-last max-sm:w-full">
              {siteKinds
                .filter((kind) => byKind[kind] > 0)
                .map((kind) => t("byKind", { kind: words(kind), count: byKind[kind] }))
                .join(" ")}
            </span>
            <Bar value={support} total={visited} tone={dimensionTones[dimension]} unit={sitesUnit} label={said} />
          </>
        }
      >
        {(sheet) => <ThemeSheetPart {...{ projectId, query, days, sheet }} />}
      </BehindRow>
    </li>
  );
}
