import { Pagination } from "@/components/ui/pagination";
import { followUpPageSize } from "@/lib/followups/loaders";
import { translator } from "@/lib/i18n/server";

type FollowUpPagesProps = { page: number; total: number; href: (page: number) => string };

/** The pages of the list, where there are more than one. */
export async function FollowUpPages({ page, total, href }: FollowUpPagesProps) {
  const pages = Math.ceil(total / followUpPageSize);
  if (pages < 2) return null;
  const t = await translator();
  const at = (number: number) => (number >= 1 && number <= pages ? href(number) : undefined);
  return (
    <Pagination
      label={t("followups.pages.label")}
      position={t("followups.pages.position", { page, pages, total })}
      previous={{ label: t("followups.pages.previous"), href: at(page - 1) }}
      next={{ label: t("followups.pages.next"), href: at(page + 1) }}
    />
  );
}
