import type { ReactNode } from "react";
import Link from "next/link";
import { FoundEntries } from "@/components/findings/found-entry";
import { CommentHits, FileHits, TeamTextHits, VisitHits } from "@/components/findings/search/hits";
import { ClientMessages } from "@/components/messages/client-messages";
import { Pagination } from "@/components/ui/pagination";
import { filterHref } from "@/lib/findings/filter-address";
import type { FindingsFilter } from "@/lib/findings/schema";
import { searchSizes, type SearchKind } from "@/lib/findings/search/kinds";
import type { SearchAnswer } from "@/lib/findings/search/search-all";
import { translator } from "@/lib/i18n/server";

type HitGroupProps = {
  projectId: string;
  filter: FindingsFilter;
  q: string;
  kind: SearchKind;
  answer: SearchAnswer;
  page: number;
  /** It is the only kind on the page, which has pages. */
  alone: boolean;
};

/** The hits of one kind: the first ones with a link to all, or a page of them. */
export async function HitGroup({ projectId, filter, q, kind, answer, page, alone }: HitGroupProps) {
  const t = await translator();
  const base = `/projects/${projectId}/search`;
  const { total, more, hits } = answer[kind];
  const pages = Math.ceil(total / searchSizes.page);
  const at = (number: number) =>
    number >= 1 && number <= pages
      ? filterHref(base, filter, {}, { in: kind, page: number > 1 ? String(number) : undefined })
      : undefined;
  const name = t(`findings.search.kind.${kind}`);
  const shared = { projectId, q };
  const lists: Record<SearchKind, () => ReactNode> = {
    entries: () => (
      <ClientMessages nouns={["findings.entries", "vocabulary"]}>
        <FoundEntries {...shared} entries={answer.entries.hits} />
      </ClientMessages>
    ),
    findings: () => <TeamTextHits {...shared} hits={answer.findings.hits} />,
    comments: () => <CommentHits {...shared} hits={answer.comments.hits} />,
    visits: () => <VisitHits {...shared} hits={answer.visits.hits} />,
    files: () => <FileHits {...shared} hits={answer.files.hits} />,
  };
  return (
    <section aria-labelledby={`hits-${kind}`} className="mb-8">
      <h2 id={`hits-${kind}`} className="mb-2 flex flex-wrap items-baseline gap-x-4 text-lg font-semibold">
        {t(more ? "findings.search.countMore" : "findings.search.count", { name, count: total })}
        {!alone && total > hits.length && (
          <Link
            href={filterHref(base, filter, {}, { in: kind })}
            prefetch={false}
            className="text-sm font-normal touch-link"
          >
            {t("findings.search.allOf", { name })}
          </Link>
        )}
      </h2>
      {lists[kind]()}
      {alone && pages > 1 && (
        <Pagination
          label={t("findings.search.pages", { name })}
          position={t("findings.entries.position", { page, pages })}
          previous={{ label: t("findings.entries.previous"), href: at(page - 1) }}
          next={{ label: t("findings.entries.next"), href: at(page + 1) }}
        />
      )}
    </section>
  );
}
