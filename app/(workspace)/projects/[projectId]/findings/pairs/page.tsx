import type { Metadata } from "next";
import { PairBoardView } from "@/components/coding/pairs/pair-board-view";
import { BehindHeader } from "@/components/findings/behind/behind-header";
import { ClientMessages } from "@/components/messages/client-messages";
import { loadPairs } from "@/lib/coding/loaders";
import { filterHref, readFilter, without, type SearchParams } from "@/lib/findings/filter-address";
import { translator } from "@/lib/i18n/server";

type PairsPageProps = { params: Promise<{ projectId: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("codebook.pairs.title") };
}

/** 问题—建议: which suggestion answers which problem, and what neither side has. */
export default async function PairsPage({ params, searchParams }: PairsPageProps) {
  const { projectId } = await params;
  const read = readFilter(await searchParams);
  const filter = without(read.filter, "dimension", "theme", "q", "mark");
  const { board, visited, names, mayPair } = await loadPairs(projectId, filter);
  const t = await translator();
  return (
    <>
      <BehindHeader
        {...{ filter, names }}
        ignored={read.ignored}
        title={t("codebook.pairs.title")}
        back={filterHref(`/projects/${projectId}/findings`, filter)}
      />
      <p className="mb-6 max-w-measure text-sm text-muted">{t("codebook.pairs.lead")}</p>
      <ClientMessages nouns={["codebook.pairs", "errors"]}>
        <PairBoardView {...{ projectId, board, visited, mayPair }} query={filterHref("", filter).slice(1)} />
      </ClientMessages>
    </>
  );
}
