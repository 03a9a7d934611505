import { Pagination } from "@/components/ui/pagination";
import { filterHref } from "@/lib/findings/filter-address";
import { themePageSize } from "@/lib/findings/loaders";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translator } from "@/lib/i18n/server";

type ThemePagesProps = { projectId: string; filter: FindingsFilter; page: number; total: number };

/** The pages of one dimension's themes, where there are more than one. */
export async function ThemePages({ projectId, filter, page, total }: ThemePagesProps) {
  const t = await translator();
  const pages = Math.ceil(total / themePageSize);
  if (pages < 2) return null;
  const at = (number: number) =>
    number >= 1 && number <= pages
      ? filterHref(`/projects/${projectId}/findings`, filter, {}, { page: number > 1 ? String(number) : undefined })
      : undefined;
  return (
    <Pagination
      label={t("findings.themes.pages")}
      position={t("findings.themes.position", { page, pages, total })}
      previous={{ label: t("findings.entries.previous"), href: at(page - 1) }}
      next={{ label: t("findings.entries.next"), href: at(page + 1) }}
    />
  );
}
