import type { Metadata } from "next";
import Link from "next/link";
import { CodingView } from "@/components/coding/coding-view";
import { ClientMessages } from "@/components/messages/client-messages";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { filterHref, readFilter, readPage, type SearchParams } from "@/lib/findings/filter-address";
import { likeParameter, loadCoding, readLikeness } from "@/lib/coding/loaders";
import { loadSiteParameter } from "@/lib/sites/loaders";
import { translator } from "@/lib/i18n/server";

type CodebookPageProps = { params: Promise<{ projectId: string }>; searchParams: Promise<SearchParams> };

/** Everything but what other pages of the codebook say. */
const deskParts = [
  ...(["codebook.tree", "codebook.list", "codebook.assign", "codebook.theme", "codebook.remove"] as const),
  ...(["codebook.merge", "codebook.filter", "codebook.refusal", "codebook.suggest", "codebook.palette"] as const),
  ...(["codebook.help", "codebook.phone", "codebook.example", "codebook.live"] as const),
];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("codebook.title") };
}

function contextOf(like: ReturnType<typeof readLikeness>) {
  if (like && "entryId" in like) return "codebook.contextLike";
  return like && "mergeId" in like ? "codebook.contextMerged" : "codebook.contextFits";
}

export default async function CodebookPage({ params, searchParams }: CodebookPageProps) {
  const { projectId } = await params;
  const asked = await loadSiteParameter(projectId, await searchParams);
  const { filter, ignored } = readFilter(asked);
  const page = readPage(asked);
  const like = readLikeness(asked);
  const coding = await loadCoding(projectId, { filter, page, like });
  const t = await translator();
  const numbers = { coded: coding.coded.done, total: coding.coded.total };
  const filtered = Object.keys(filter).length > 0;
  return (
    <ClientMessages nouns={[...deskParts, "vocabulary", "errors"]}>
      <PageHeader
        title={t("codebook.title")}
        actions={
          <>
            {coding.mayReview && (
              <Link href={`/projects/${projectId}/codebook/review`} prefetch={false} className={buttonClass()}>
                {t("codebook.review.title")}
              </Link>
            )}
            <Link href={`/projects/${projectId}/codebook/exchange`} prefetch={false} className={buttonClass()}>
              {t("codebook.exchange.link")}
            </Link>
          </>
        }
        context={
          coding.like !== null
            ? t(contextOf(like), {
                of: coding.like,
                count: coding.total,
              })
            : filtered
              ? t("codebook.contextFiltered", { ...numbers, shown: coding.total, more: String(coding.more) })
              : t("codebook.context", numbers)
        }
      />
      {ignored.length > 0 && (
        <Notice kind="warning" className="mb-4">
          {t("findings.ignored", { names: ignored.map((key) => t(`findings.names.${key}`)).join("、") })}
        </Notice>
      )}
      {coding.like !== null && (
        <p className="-mt-3 mb-4">
          <Link href={filterHref(`/projects/${projectId}/codebook`, filter)}>{t("codebook.backToAll")}</Link>
        </p>
      )}
      <CodingView {...{ projectId, filter, page, coding }} like={likeParameter(like)} />
    </ClientMessages>
  );
}
