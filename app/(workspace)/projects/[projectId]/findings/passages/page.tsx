import type { Metadata } from "next";
import { PassagePage } from "@/components/findings/passages/passage-page";
import { readPage, type SearchParams } from "@/lib/findings/filter-address";
import { loadPassages } from "@/lib/findings/passages/load-passages";
import { translator } from "@/lib/i18n/server";

type PassagesPageProps = { params: Promise<{ projectId: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("findings.passages.title") };
}

export default async function PassagesPage({ params, searchParams }: PassagesPageProps) {
  const { projectId } = await params;
  const asked = await searchParams;
  const loaded = await loadPassages(projectId, { unapproved: asked.unapproved === "1", page: readPage(asked) });
  return <PassagePage {...{ projectId }} {...loaded} />;
}
