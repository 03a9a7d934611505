import type { Metadata } from "next";
import { AgainstCount } from "@/components/coding/against/against-count";
import { ThemePage } from "@/components/findings/behind/theme-page";
import { readFilter, without, type SearchParams } from "@/lib/findings/filter-address";
import { loadAgainstCount, loadThemeSheet } from "@/lib/coding/loaders";
import { loadFollowUpsOf } from "@/lib/followups/loaders";
import { translator } from "@/lib/i18n/server";

type ThemePageProps = {
  params: Promise<{ projectId: string; themeId: string }>;
  searchParams: Promise<SearchParams>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("findings.title") };
}

/** What is behind a theme's number, on a page of its own. */
export default async function FoundThemePage({ params, searchParams }: ThemePageProps) {
  const { projectId, themeId } = await params;
  const read = readFilter(await searchParams);
  const filter = without(read.filter, "dimension", "theme", "q", "mark");
  const { sheet, names, mayClaim } = await loadThemeSheet(projectId, { themeId, filter });
  const followUps = await loadFollowUpsOf(projectId, { origin: { kind: "theme", id: sheet.id } });
  const against = await loadAgainstCount(projectId, { themeId: sheet.id, filter });
  return (
    <ThemePage
      {...{ projectId, sheet, names, filter, followUps, mayClaim }}
      ignored={read.ignored}
      against={<AgainstCount {...{ projectId, filter, against }} themeId={sheet.id} />}
    />
  );
}
