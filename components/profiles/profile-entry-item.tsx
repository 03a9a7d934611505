import Link from "next/link";
import type { ReactNode } from "react";
import { translator } from "@/lib/i18n/server";
import type { ProfileEntry } from "@/lib/profiles/types";

/** Of a list of entries. Classes at each of its many rows would be most of the page's bytes. */
export const entryListClass =
  "border-t border-edge [&>li]:break-inside-avoid [&>li]:border-b [&>li]:border-line [&>li]:py-3 " +
  "[&_p]:max-w-measure [&_p]:whitespace-pre-wrap [&_div]:mt-1 [&_div]:flex [&_div]:flex-wrap [&_div]:items-center " +
  "[&_div]:gap-x-3 [&_div]:gap-y-1 [&_div]:text-sm [&_div]:text-muted [&_a]:text-action [&_a]:underline " +
  "[&_a]:underline-offset-4 pointer-coarse:[&_a]:inline-flex pointer-coarse:[&_a]:min-h-11 " +
  "pointer-coarse:[&_a]:items-center";

type ProfileEntryItemProps = {
  projectId: string;
  entry: ProfileEntry;
  /** How it stands now, where that is known. */
  stand?: ReactNode;
};

/** One entry with the visit that it comes from. */
export async function ProfileEntryItem({ projectId, entry, stand }: ProfileEntryItemProps) {
  const t = await translator();
  const facts = [
    t(`vocabulary.entryForm.${entry.form}`),
    entry.speakerCategory,
    entry.waiting && t("profiles.visits.waiting"),
    ...entry.themes.map((theme) => `# ${theme}`),
  ];
  return (
    <li>
      <p>{entry.text}</p>
      <div>
        {stand}
        <Link href={`/projects/${projectId}/visits/${entry.visitId}#entry-${entry.id}`} prefetch={false}>
          {t("profiles.dimension.source", { date: entry.visitedOn })}
        </Link>
        {facts.filter(Boolean).join("　")}
      </div>
    </li>
  );
}
