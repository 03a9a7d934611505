import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Pagination } from "@/components/ui/pagination";
import { translator } from "@/lib/i18n/server";
import type { ListPage, PageNumber } from "@/lib/paging";

type SitePagesProps = {
  shown: ListPage<unknown>;
  /** The address of a page of the same list. */
  href: (page: PageNumber) => string;
};

/** The other pages of a list by site, and all of it on one page. Nothing where there is only one. */
export async function SitePages({ shown: { page, pages, total }, href }: SitePagesProps) {
  if (pages === 1) return null;
  const t = await translator();
  const link = (to: PageNumber, words: string) => (
    <Link href={href(to)} prefetch={false} className={buttonClass({ variant: "quiet", size: "sm" })}>
      {words}
    </Link>
  );
  if (page === "all") {
    return (
      <p className="flex flex-wrap items-center gap-3 py-4 text-sm text-muted print:hidden">
        {t("sites.pages.whole", { total })} {link(1, t("sites.pages.paged"))}
      </p>
    );
  }
  const at = (number: number) => (number >= 1 && number <= pages ? href(number) : undefined);
  return (
    <Pagination
      className="print:hidden"
      label={t("sites.pages.label")}
      position={
        <>
          {t("sites.pages.position", { page, pages, total })} {link("all", t("sites.pages.all"))}
        </>
      }
      previous={{ label: t("sites.pages.previous"), href: at(page - 1) }}
      next={{ label: t("sites.pages.next"), href: at(page + 1) }}
    />
  );
}
