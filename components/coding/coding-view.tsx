import Link from "next/link";
import { ThemeMeaning } from "@/components/codebook/theme-meaning";
import { CodingFilter } from "@/components/coding/coding-filter";
import { CodingDesk } from "@/components/coding/coding-desk";
import { FilterFold } from "@/components/coding/filter-fold";
import { TreePanel } from "@/components/coding/tree-panel";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { translator } from "@/lib/i18n/server";
import { filterHref } from "@/lib/findings/filter-address";
import { entryPageSize } from "@/lib/findings/loaders";
import type { Coding } from "@/lib/coding/loaders";
import type { FindingsFilter } from "@/lib/findings/schema";

type CodingViewProps = {
  projectId: string;
  filter: FindingsFilter;
  page: number;
  /** The parameter of the address for what the list is like. */
  like: Record<string, string>;
  coding: Coding;
};

export async function CodingView({ projectId, filter, page, like, coding }: CodingViewProps) {
  const t = await translator();
  const base = `/projects/${projectId}/codebook`;
  const pages = Math.ceil(coding.total / entryPageSize);
  const at = (number: number) =>
    number >= 1 && number <= pages
      ? filterHref(base, filter, {}, { ...like, page: number > 1 ? String(number) : undefined })
      : undefined;
  const chosen = coding.themes.find(({ id }) => id === filter.theme);
  return (
    <div className="grid gap-6 max-sm:gap-0 lg:grid-cols-[15rem_1fr]">
      <TreePanel
        projectId={projectId}
        themes={coding.themes}
        chosen={{ dimension: filter.dimension, theme: filter.theme }}
        query={filterHref("", filter).slice(1)}
        mayEdit={coding.mayEditThemes}
      />
      <div className="min-w-0">
        <FilterFold set={filter.q !== undefined || filter.site !== undefined || !coding.mayCode}>
          <CodingFilter {...{ projectId, filter }} sites={coding.sites} maySeeUnapproved={coding.maySeeUnapproved} />
        </FilterFold>
        {chosen && <ThemeMeaning theme={chosen} />}
        {coding.like === null && filter.theme && filter.theme !== "none" && (
          <p className="mb-3 flex flex-wrap gap-x-4 text-sm">
            {coding.mayCode && (
              <Link href={`${base}?fits=${filter.theme}`} prefetch={false}>
                {t("codebook.list.fits")}
              </Link>
            )}
            <Link href={`${base}/themes/${filter.theme}`} prefetch={false}>
              {t("codebook.tree.uses")}
            </Link>
          </p>
        )}
        {coding.entries.length === 0 ? (
          <EmptyState
            title={t(coding.coded.total === 0 ? "codebook.list.noneTitle" : "codebook.list.emptyTitle")}
            icon="tag"
            action={
              coding.coded.total === 0 && (
                <Link href={`/projects/${projectId}/visits`} className={buttonClass({ variant: "primary" })}>
                  {t("codebook.list.toVisits")}
                </Link>
              )
            }
          >
            {t(coding.coded.total === 0 ? "codebook.list.none" : "codebook.list.empty")}
          </EmptyState>
        ) : (
          <CodingDesk
            projectId={projectId}
            entries={coding.entries}
            themes={coding.themes}
            mayCode={coding.mayCode}
            unapproved={filter.unapproved}
            address={at(page) ?? base}
            mayCreate={coding.mayEditThemes}
          />
        )}
        {pages > 1 && (
          <Pagination
            label={t("codebook.list.pages")}
            position={t("codebook.list.position", { page, pages })}
            previous={{ label: t("codebook.list.previous"), href: at(page - 1) }}
            next={{ label: t("codebook.list.next"), href: at(page + 1) }}
          />
        )}
      </div>
    </div>
  );
}
