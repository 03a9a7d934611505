import type { Metadata } from "next";
import { MatrixView } from "@/components/findings/matrix/matrix-view";
import { PrintedMatrix } from "@/components/findings/matrix/printed-matrix";
import { readFilter, type SearchParams } from "@/lib/findings/filter-address";
import { loadMatrix } from "@/lib/findings/loaders";
import { readChoices } from "@/lib/findings/matrix/choices";
import { loadWholeMatrix } from "@/lib/findings/matrix/load-whole";
import { translator } from "@/lib/i18n/server";
import { loadSiteParameter } from "@/lib/sites/loaders";

type MatrixPageProps = { params: Promise<{ projectId: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("matrix.title") };
}

export default async function MatrixPage({ params, searchParams }: MatrixPageProps) {
  const { projectId } = await params;
  const asked = await loadSiteParameter(projectId, await searchParams);
  const read = readFilter(asked);
  const choices = readChoices(asked);
  if (asked["print"] === "1") {
    const whole = await loadWholeMatrix(projectId, { filter: read.filter, choices });
    return <PrintedMatrix {...{ projectId, choices, whole }} {...read} />;
  }
  const matrix = await loadMatrix(projectId, { filter: read.filter, choices });
  return <MatrixView {...{ projectId, choices, matrix }} {...read} />;
}
