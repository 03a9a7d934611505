"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { MarkedText } from "@/components/findings/marked-text";
import { Badge } from "@/components/ui/badge";
import type { FoundEntry } from "@/lib/findings/queries/entry-list";

type FoundEntriesProps = {
  projectId: string;
  entries: readonly FoundEntry[];
  q: string | undefined;
  /** What is marked instead of the words of a search, by entry. */
  places?: Readonly<Record<string, readonly (readonly [number, number])[]>>;
};

/** The entries of a page, each with where it was heard. */
export function FoundEntries({ projectId, entries, q, places }: FoundEntriesProps) {
  const t = useTranslations("findings.entries");
  return (
    <ol aria-label={t("list")} className="border-t border-edge">
      {entries.map((entry) => (
        <FoundEntryItem key={entry.id} {...{ projectId, entry, q }} places={places?.[entry.id]} />
      ))}
    </ol>
  );
}

type FoundEntryItemProps = Pick<FoundEntriesProps, "projectId" | "q"> & {
  entry: FoundEntry;
  places: readonly (readonly [number, number])[] | undefined;
};

function FoundEntryItem({ projectId, entry, q, places }: FoundEntryItemProps) {
  const t = useTranslations();
  const { site, dimension } = entry;
  return (
    <li className="border-b border-line py-3">
      <p className="max-w-measure whitespace-pre-wrap">
        <MarkedText text={entry.text} q={q} places={places} />
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <DimensionLabel dimension={dimension} label={t(`vocabulary.dimensionShort.${dimension}`)} size="sm" />
        <span>{t(`vocabulary.entryForm.${entry.form}`)}</span>
        {entry.speakerCategory && <span>{entry.speakerCategory}</span>}
        <Link
          href={`/projects/${projectId}/visits/${entry.visitId}#entry-${entry.id}`}
          prefetch={false}
          className="touch-link"
        >
          {t("findings.entries.visit", { site: site.name, date: entry.visitedOn })}
        </Link>
        {entry.visitedAs && <span>{t("findings.entries.visitedAs", { name: entry.visitedAs })}</span>}
        {entry.visitState === "submitted" && (
          <Badge tone="action" glyph="◐">
            {t("findings.entries.waiting")}
          </Badge>
        )}
        {entry.themes.map((theme) => (
          <Link
            key={theme.id}
            href={`/projects/${projectId}/findings/entries?theme=${theme.id}`}
            prefetch={false}
            className="no-underline hover:underline"
          >
            <Badge glyph="#">{theme.name}</Badge>
          </Link>
        ))}
      </p>
    </li>
  );
}
