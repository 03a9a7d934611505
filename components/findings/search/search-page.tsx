import Link from "next/link";
import { ChosenFilters } from "@/components/findings/chosen-filters";
import { FilterBar } from "@/components/findings/filter-bar";
import { HitGroup } from "@/components/findings/search/hit-group";
import { WorkOff } from "@/components/form/work-off";
import { KeptParameters } from "@/components/form/filter-fields";
import { SubmitButton } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { filterHref, without, type ReadFilter } from "@/lib/findings/filter-address";
import { conditions } from "@/lib/findings/filter-words";
import { searchKinds, type SearchKind } from "@/lib/findings/search/kinds";
import type { LoadedSearch } from "@/lib/findings/search/load-search";
import { translator } from "@/lib/i18n/server";

type SearchPageProps = ReadFilter & {
  projectId: string;
  kind: SearchKind | null;
  page: number;
  loaded: LoadedSearch;
};

/** One box over entries, findings, comments, visits and Word files; the filter of the findings stays. */
export async function SearchPage({ projectId, filter, ignored, kind, page, loaded }: SearchPageProps) {
  const t = await translator();
  const { answer, unread, sites, names, maySeeUnapproved } = loaded;
  const base = `/projects/${projectId}/search`;
  const { q, ...others } = filter;
  const extra = { in: kind ?? undefined };
  const own = conditions(t, without(filter, "q", "kind", "county", "site", "from", "to", "unapproved"), names);
  const found = answer ? searchKinds.filter((each) => answer[each].total > 0) : [];
  const shown = kind ? [kind] : found;
  return (
    <>
      <PageHeader title={t("findings.search.title")} />
      {ignored.length > 0 && (
        <Notice kind="warning" className="mb-4">
          {t("findings.ignored", { names: ignored.map((key) => t(`findings.names.${key}`)).join("、") })}
        </Notice>
      )}
      <search className="mb-4 print:hidden">
        <form key={q ?? ""} action={base} aria-label={t("findings.search.title")} className="flex items-end gap-2">
          <KeptParameters values={{ ...others, ...extra }} />
          <Field label={t("findings.search.label")} hint={t("findings.search.hint")} className="max-w-128 min-w-0 grow">
            {(field) => <Input {...field} type="search" name="q" maxLength={100} defaultValue={q} />}
          </Field>
          <SubmitButton className="mb-7 shrink-0">{t("findings.entries.go")}</SubmitButton>
        </form>
      </search>
      <FilterBar
        {...{ projectId, base, filter, sites, maySeeUnapproved }}
        extra={{ ...extra, q, theme: filter.theme }}
      />
      <ChosenFilters {...{ base, filter, extra }} chosen={own} className="mb-3 print:hidden" />
      {answer && (filter.dimension ?? filter.theme ?? filter.kind ?? filter.county ?? filter.from ?? filter.to) && (
        <p className="mb-3 text-sm text-muted">{t("findings.search.narrowed")}</p>
      )}
      {unread && (
        <WorkOff
          address={`/api/passages/${projectId}?files=1`}
          words={{
            working: t("findings.search.reading"),
            failed: t("findings.passages.failed"),
            retry: t("findings.passages.retry"),
          }}
        />
      )}
      {answer && (
        <nav
          aria-label={t("findings.search.kinds")}
          className="mb-5 flex flex-wrap gap-x-5 gap-y-1 border-b border-line"
        >
          {[null, ...searchKinds].map((each) => (
            <Link
              key={each ?? "all"}
              href={filterHref(base, filter, {}, { in: each ?? undefined })}
              prefetch={false}
              {...(each === kind && { "aria-current": "page" as const })}
              className={classNames(
                "-mb-px border-b-2 py-2 no-underline pointer-coarse:min-h-11",
                each === kind ? "border-action font-medium text-ink" : "border-transparent text-muted hover:text-ink",
              )}
            >
              {each === null
                ? t("findings.search.all")
                : t(answer[each].more ? "findings.search.countMore" : "findings.search.count", {
                    name: t(`findings.search.kind.${each}`),
                    count: answer[each].total,
                  })}
            </Link>
          ))}
        </nav>
      )}
      {answer && (kind ? answer[kind].hits.length : found.length) === 0 && (
        <EmptyState title={t("findings.search.noneTitle")} icon="search">
          {t("findings.search.none")}
        </EmptyState>
      )}
      {answer &&
        q !== undefined &&
        shown.map(
          (each) =>
            answer[each].hits.length > 0 && (
              <HitGroup key={each} {...{ projectId, filter, q, answer, page }} kind={each} alone={kind !== null} />
            ),
        )}
    </>
  );
}
