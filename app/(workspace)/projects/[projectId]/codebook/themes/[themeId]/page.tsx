import type { Metadata } from "next";
import { ThemeUses } from "@/components/reports/theme-uses";
import { translator } from "@/lib/i18n/server";
import { loadThemeUses } from "@/lib/reports/loaders";

type ThemeUsesPageProps = { params: Promise<{ projectId: string; themeId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("codebook.uses.title") };
}

/** A theme of the codebook, and where it is used. */
export default async function ThemeUsesPage({ params }: ThemeUsesPageProps) {
  const { projectId, themeId } = await params;
  return <ThemeUses {...{ projectId }} {...await loadThemeUses(projectId, themeId)} />;
}
