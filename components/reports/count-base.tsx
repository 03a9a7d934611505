import { useTranslations } from "use-intl";
import type { SitesBase } from "@/lib/reports/types";

/** What the numbers of a report are a part of: the sites that were visited, and those whose visits count. */
export function CountBase({ base, className }: { base: SitesBase; className?: string }) {
  const t = useTranslations("reports.base");
  const { visited, approved, includeUnapproved } = base;
  const words = visited === approved ? "all" : includeUnapproved ? "withUnapproved" : "approvedOnly";
  return <p className={className}>{t(words, { visited, approved })}</p>;
}
