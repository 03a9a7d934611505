import type { Translator } from "@/lib/i18n/server";
import type { FilterKey, FindingsFilter } from "@/lib/findings/schema";

export interface FilterNames {
  site: string | null;
  theme: string | null;
}

/** Each condition of the filter, in words. */
export function conditions(t: Translator, filter: FindingsFilter, names: FilterNames): [FilterKey, string][] {
  const gone = t("findings.filter.gone");
  const list: [FilterKey, string][] = [];
  if (filter.dimension)
    list.push(["dimension", t("findings.filter.dimension", { name: t(`vocabulary.dimension.${filter.dimension}`) })]);
  if (filter.theme === "none") list.push(["theme", t("findings.filter.noTheme")]);
  else if (filter.theme) list.push(["theme", t("findings.filter.themeOf", { name: names.theme ?? gone })]);
  if (filter.site) list.push(["site", t("findings.filter.siteOf", { name: names.site ?? gone })]);
  if (filter.kind) list.push(["kind", t("findings.filter.kindOf", { name: t(`vocabulary.siteKind.${filter.kind}`) })]);
  if (filter.county) list.push(["county", t("findings.filter.siteOf", { name: filter.county })]);
  if (filter.from) list.push(["from", t("findings.filter.fromOf", { day: filter.from })]);
  if (filter.to) list.push(["to", t("findings.filter.toOf", { day: filter.to })]);
  if (filter.mark)
    list.push(["mark", t("findings.filter.markOf", { name: t(`vocabulary.dimensionMark.${filter.mark}`) })]);
  if (filter.unapproved)
    list.push(["unapproved", t(filter.unapproved === "only" ? "findings.filter.only" : "findings.filter.unapproved")]);
  if (filter.q) list.push(["q", t("findings.filter.q", { q: filter.q })]);
  return list;
}
