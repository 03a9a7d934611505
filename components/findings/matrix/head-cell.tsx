"use client";

import { useTranslations } from "use-intl";
import { dimensionTextClass } from "@/components/projects/dimension-label";
import type { GridHead } from "@/components/findings/matrix/grid-head";
import { dimensionGlyphs } from "@/lib/vocabulary";

/** The name of a head and what it counts. Its link opens exactly the entries of the number. */
export function HeadWords({ head, href }: { head: GridHead; href: string }) {
  const t = useTranslations("matrix");
  const words = useTranslations("vocabulary");
  if (head.kind === "site") {
    const { name, kind, county, entries, uncoded } = head.site;
    return (
      <>
        <b>{name}</b>
        <small>{[county, words(`siteKind.${kind}`)].filter(Boolean).join(" · ")}</small>
        {entries > 0 && (
          <a href={href} tabIndex={-1}>
            {t("entries", { count: entries })}
          </a>
        )}
        {uncoded > 0 && <small>{t("uncoded", { count: uncoded })}</small>}
      </>
    );
  }
  const { dimension, name, above, sites, entries } = head.column;
  return (
    <>
      <b title={name ?? undefined}>
        <span aria-hidden className={dimensionTextClass(dimension)}>
          {dimensionGlyphs[dimension]}{" "}
        </span>
        {name ?? words(`dimension.${dimension}`)}
      </b>
      {above !== null && <small title={above}>{t("under", { name: above })}</small>}
      {entries > 0 ? (
        <a href={href} tabIndex={-1}>
          {t("columnCount", { sites, entries })}
        </a>
      ) : (
        <small>{t("nobody")}</small>
      )}
    </>
  );
}
