import type { Metadata } from "next";
import { SampleList } from "@/components/coding/review/sample-list";
import { StartSample } from "@/components/coding/review/start-sample";
import { ClientMessages } from "@/components/messages/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { loadSamples } from "@/lib/coding/review/loaders";
import { translator } from "@/lib/i18n/server";

type ReviewPageProps = { params: Promise<{ projectId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("codebook.review.title") };
}

/** 复核抽样: the samples, and a new one. */
export default async function ReviewPage({ params }: ReviewPageProps) {
  const { projectId } = await params;
  const { samples, reviewers, mayStart } = await loadSamples(projectId);
  const t = await translator();
  return (
    <ClientMessages nouns={["codebook.review", "vocabulary", "errors"]}>
      <PageHeader
        title={t("codebook.review.title")}
        context={t("codebook.review.context")}
        back={{ href: `/projects/${projectId}/codebook`, label: t("codebook.title") }}
      />
      {mayStart && <StartSample {...{ projectId, reviewers }} />}
      <SampleList {...{ projectId, samples, mayStart }} />
    </ClientMessages>
  );
}
