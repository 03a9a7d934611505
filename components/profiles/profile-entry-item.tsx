import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { translator } from "@/lib/i18n/server";
import type { ProfileEntry } from "@/lib/profiles/types";

type ProfileEntryItemProps = {
  projectId: string;
  entry: ProfileEntry;
  /** How it stands now, where that is known. */
  stand?: ReactNode;
};

/** One entry with the visit that it comes from. */
export async function ProfileEntryItem({ projectId, entry, stand }: ProfileEntryItemProps) {
  const t = await translator();
  return (
    <li className="break-inside-avoid border-b border-line py-3">
      <p className="max-w-measure whitespace-pre-wrap">{entry.text}</p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        {stand}
        <span>{t(`vocabulary.entryForm.${entry.form}`)}</span>
        {entry.speakerCategory && <span>{entry.speakerCategory}</span>}
        <Link
          href={`/projects/${projectId}/visits/${entry.visitId}#entry-${entry.id}`}
          prefetch={false}
          className="text-action underline underline-offset-4 pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
        >
          {t("profiles.dimension.source", { date: entry.visitedOn })}
        </Link>
        {entry.waiting && (
          <Badge tone="action" glyph="◐">
            {t("profiles.visits.waiting")}
          </Badge>
        )}
        {entry.themes.map((theme) => (
          <Badge key={theme} glyph="#">
            {theme}
          </Badge>
        ))}
      </p>
    </li>
  );
}
