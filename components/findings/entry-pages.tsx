import { Pagination } from "@/components/ui/pagination";
import { translator } from "@/lib/i18n/server";

type EntryPagesProps = {
  page: number;
  pages: number;
  /** The address of a page; undefined where there is no such page. */
  at: (page: number) => string | undefined;
};

/** Leads through the pages of a list of entries. Nothing where one page has them all. */
export async function EntryPages({ page, pages, at }: EntryPagesProps) {
  if (pages <= 1) return null;
  const t = await translator();
  return (
    <Pagination
      label={t("findings.entries.pages")}
      position={t("findings.entries.position", { page, pages })}
      previous={{ label: t("findings.entries.previous"), href: at(page - 1) }}
      next={{ label: t("findings.entries.next"), href: at(page + 1) }}
    />
  );
}
