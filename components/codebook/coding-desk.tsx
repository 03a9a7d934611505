import Link from "next/link";
import { CodingFilter } from "@/components/codebook/coding-filter";
import { CodingList } from "@/components/codebook/coding-list";
import { ThemeTree } from "@/components/codebook/theme-tree";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { translator } from "@/lib/i18n/server";
import { filterHref } from "@/lib/findings/filter-address";
import { entryPageSize, type CodingDesk as Desk } from "@/lib/findings/loaders";
import type { FindingsFilter } from "@/lib/findings/schema";

type CodingDeskProps = { projectId: string; filter: FindingsFilter; page: number; desk: Desk };

export async function CodingDesk({ projectId, filter, page, desk }: CodingDeskProps) {
  const t = await translator();
  const base = `/projects/${projectId}/codebook`;
  const pages = Math.ceil(desk.total / entryPageSize);
  const at = (number: number) =>
    number >= 1 && number <= pages
      ? filterHref(base, filter, {}, { page: number > 1 ? String(number) : undefined })
      : undefined;
  const themes = desk.themes.map(({ id, name, dimension, depth }) => ({ id, name, dimension, depth }));
  const tree = <ThemeTree projectId={projectId} filter={filter} themes={desk.themes} mayEdit={desk.mayEditThemes} />;
  return (
    <div className="grid gap-6 lg:grid-cols-[15rem_1fr]">
      <div className="min-w-0">
        <details className="lg:hidden">
          <summary className="min-h-11 py-2 font-medium">{t("codebook.tree.open")}</summary>
          {tree}
        </details>
        <div className="hidden lg:sticky lg:top-20 lg:block lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto">
          {tree}
        </div>
      </div>
      <div className="min-w-0">
        <CodingFilter {...{ projectId, filter }} sites={desk.sites} maySeeUnapproved={desk.maySeeUnapproved} />
        {desk.entries.length === 0 ? (
          <EmptyState
            title={t(desk.coded.total === 0 ? "codebook.list.noneTitle" : "codebook.list.emptyTitle")}
            icon="tag"
            action={
              desk.coded.total === 0 && (
                <Link href={`/projects/${projectId}/visits`} className={buttonClass({ variant: "primary" })}>
                  {t("codebook.list.toVisits")}
                </Link>
              )
            }
          >
            {t(desk.coded.total === 0 ? "codebook.list.none" : "codebook.list.empty")}
          </EmptyState>
        ) : (
          <CodingList
            projectId={projectId}
            entries={desk.entries}
            themes={themes}
            mayCode={desk.mayCode}
            mayCreate={desk.mayEditThemes}
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
