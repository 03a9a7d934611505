"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import type { CodingEntry } from "@/lib/coding/loaders";

type CodingEntryRowProps = {
  projectId: string;
  entry: CodingEntry;
  mayCode: boolean;
  selected: boolean;
  onToggle: (range: boolean) => void;
  onRemove: (theme: { id: string; name: string }) => void;
};

export function EntryToCode({ projectId, entry, mayCode, selected, onToggle, onRemove }: CodingEntryRowProps) {
  const t = useTranslations("codebook.list");
  const words = useTranslations("vocabulary");
  return (
    <li className={`flex gap-2 border-b border-line py-2.5 ${selected ? "bg-action-soft" : ""}`}>
      {mayCode && (
        <label className="grid size-9 shrink-0 place-items-center pointer-coarse:size-11">
          <span className="sr-only">{t("select", { text: entry.text })}</span>
          <input
            type="checkbox"
            checked={selected}
            // The click event reports the Shift key; the change event does not.
            onClick={(event) => onToggle(event.shiftKey)}
            onChange={() => undefined}
            className="size-[1.125rem] accent-action"
          />
        </label>
      )}
      <div className="min-w-0 grow">
        <p className="max-w-measure whitespace-pre-wrap">{entry.text}</p>
        <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <DimensionLabel dimension={entry.dimension} label={words(`dimensionShort.${entry.dimension}`)} size="sm" />
          <Link
            href={`/projects/${projectId}/visits/${entry.visitId}#entry-${entry.id}`}
            className="text-action underline underline-offset-4"
          >
            {t("visit", { site: entry.site.name, date: entry.visitedOn })}
          </Link>
          {entry.visitState === "submitted" && (
            <Badge tone="action" glyph="◐">
              {t("waiting")}
            </Badge>
          )}
          {entry.themes.map((theme) => (
            <span key={theme.id} className="inline-flex items-center gap-0.5">
              <Badge glyph="#">{theme.name}</Badge>
              {mayCode && (
                <button
                  type="button"
                  aria-label={t("remove", { name: theme.name })}
                  onClick={() => onRemove(theme)}
                  className="grid size-6 place-items-center rounded-sm text-muted hover:bg-sunken hover:text-ink pointer-coarse:size-11"
                >
                  <Icon name="close" className="size-3.5" />
                </button>
              )}
            </span>
          ))}
        </div>
      </div>
    </li>
  );
}
