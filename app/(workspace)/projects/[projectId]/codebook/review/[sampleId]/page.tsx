import type { Metadata } from "next";
import { SampleView } from "@/components/coding/review/sample-view";
import { ClientMessages } from "@/components/messages/client-messages";
import { loadSample } from "@/lib/coding/review/loaders";
import { translator } from "@/lib/i18n/server";

type SamplePageProps = { params: Promise<{ projectId: string; sampleId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("codebook.review.title") };
}

/** A sample: its desk, or the two codings side by side. */
export default async function SamplePage({ params }: SamplePageProps) {
  const { projectId, sampleId } = await params;
  return (
    <ClientMessages
      nouns={["codebook.review", "codebook.palette", "codebook.example", "codebook.refusal", "vocabulary", "errors"]}
    >
      <SampleView {...{ projectId }} {...await loadSample(projectId, sampleId)} />
    </ClientMessages>
  );
}
