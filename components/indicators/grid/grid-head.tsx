"use client";

import { useTranslations } from "use-intl";
import { mixedDefinitions } from "@/lib/findings/mixed-definitions";
import type { PackedHead } from "@/lib/indicators/grid/packed";

/** An indicator above its column: its total, and in words what the total mixes. Its link opens its figures. */
export function GridHeadWords({ head, href }: { head: PackedHead; href: string }) {
  const t = useTranslations("indicators.grid");
  const { name, unit, total, inexact, least, most, figures, sites, times, definitions, unsaid, per } = head;
  const about = (value: string, isInexact: boolean) => (isInexact ? t("about", { value }) : value);
  const mixed = mixedDefinitions({ definitions: definitions - (unsaid ? 1 : 0), undefinedSites: unsaid ? 1 : 0 });
  return (
    <>
      <b title={name}>{unit ? t("unit", { name, unit }) : name}</b>
      <small>
        {total === null ? t("range", { least, most }) : t("total", { total: about(total, inexact), sites })}
      </small>
      {per && (
        <small>
          {per.total === null
            ? t("perNone")
            : t("perTotal", { value: about(per.total, per.inexact), unit: per.unit, sites: per.sites })}
        </small>
      )}
      {(times > 1 || mixed) && (
        <em>{[times > 1 && t("times", { count: times }), mixed && t(mixed)].filter(Boolean).join(" ")}</em>
      )}
      <a href={href} tabIndex={-1}>
        {t("figures", { count: figures })}
      </a>
    </>
  );
}
