import Link from "next/link";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { MarkedText } from "@/components/findings/marked-text";
import { Badge } from "@/components/ui/badge";
import { translator } from "@/lib/i18n/server";
import { filterHref } from "@/lib/findings/filter-address";
import type { FoundEntry } from "@/lib/findings/queries/entry-list";

type FoundEntryItemProps = { projectId: string; entry: FoundEntry; q: string | undefined };

export async function FoundEntryItem({ projectId, entry, q }: FoundEntryItemProps) {
  const t = await translator();
  const { site, dimension } = entry;
  return (
    <li className="border-b border-line py-3">
      <p className="max-w-measure whitespace-pre-wrap">
        <MarkedText text={entry.text} q={q} />
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <DimensionLabel dimension={dimension} label={t(`vocabulary.dimensionShort.${dimension}`)} size="sm" />
        <span>{t(`vocabulary.entryForm.${entry.form}`)}</span>
        {entry.speakerCategory && <span>{entry.speakerCategory}</span>}
        <Link
          href={`/projects/${projectId}/visits/${entry.visitId}#entry-${entry.id}`}
          className="text-action underline underline-offset-4 pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
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
            href={filterHref(`/projects/${projectId}/findings/entries`, { theme: theme.id })}
            className="no-underline hover:underline"
          >
            <Badge glyph="#">{theme.name}</Badge>
          </Link>
        ))}
      </p>
    </li>
  );
}
