import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { PersonalText } from "@/components/visits/detail/personal-text";
import { translator } from "@/lib/i18n/server";
import type { DetailEntry } from "@/lib/visits/types";

type VisitEntryProps = {
  projectId: string;
  entry: DetailEntry;
  /** From 1, within the dimension. */
  number: number;
  /** Marks what looks like personal data. For the team only. */
  marked: boolean;
  /** Shown at the end of the line below the text. */
  tools?: ReactNode;
  /** The review's comments on this entry. */
  children?: ReactNode;
};

/** One entry. Every number and every sentence of a report links to its anchor. */
export async function VisitEntry({ projectId, entry, number, marked, tools, children }: VisitEntryProps) {
  const t = await translator();
  return (
    <li
      id={`entry-${entry.id}`}
      aria-label={t("visits.detail.entry", { number })}
      className="scroll-mt-24 border-b border-line py-3 data-target:-mx-3 data-target:border-s-3 data-target:border-s-action data-target:bg-action-soft data-target:px-3"
    >
      <div className="flex gap-3">
        <span aria-hidden className="w-6 shrink-0 text-end text-muted">
          {number}
        </span>
        <div className="min-w-0 grow">
          <p className="max-w-measure whitespace-pre-wrap">
            <PersonalText text={entry.text} marked={marked} />
          </p>
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
            <span>{t(`vocabulary.entryForm.${entry.form}`)}</span>
            {entry.speakerCategory && (
              <span>
                <PersonalText text={entry.speakerCategory} marked={marked} />
              </span>
            )}
            {entry.themes.map((theme) => (
              <Link
                key={theme.id}
                href={`/projects/${projectId}/findings/entries?theme=${theme.id}`}
                className="no-underline hover:underline"
              >
                <Badge glyph="#">{theme.name}</Badge>
              </Link>
            ))}
            {tools}
          </div>
          {children}
        </div>
      </div>
    </li>
  );
}
