import type { Metadata } from "next";
import { CellPage } from "@/components/findings/matrix/cell-page";
import { readFilter, readPage, type SearchParams } from "@/lib/findings/filter-address";
import { readChoices } from "@/lib/findings/matrix/choices";
import { loadCell } from "@/lib/findings/matrix/load-cell";
import { loadFollowUpsOf } from "@/lib/followups/loaders";
import { translator } from "@/lib/i18n/server";

type MatrixCellPageProps = {
  params: Promise<{ projectId: string; siteId: string; columnId: string }>;
  searchParams: Promise<SearchParams>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("matrix.title") };
}

/** A cell of the matrix, on a page of its own: all its entries, and its summary. */
export default async function MatrixCellPage({ params, searchParams }: MatrixCellPageProps) {
  const { projectId, ...place } = await params;
  const asked = await searchParams;
  const { filter, ignored } = readFilter(asked);
  const page = readPage(asked);
  const cell = await loadCell(projectId, { ...place, filter, page });
  const { site, column } = cell;
  const followUps = await loadFollowUpsOf(projectId, {
    siteId: site.id,
    dimension: column.dimension,
    origin: { kind: "cell", id: column.theme?.id ?? null },
  });
  return <CellPage {...{ projectId, filter, ignored, page, cell, followUps }} choices={readChoices(asked)} />;
}
