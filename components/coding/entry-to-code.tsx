"use client";

import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { EntryWords } from "@/components/coding/entry-words";
import { SuggestionChips } from "@/components/coding/suggestion-chips";
import type { Desk } from "@/components/coding/use-desk";
import type { ThemeName } from "@/components/coding/use-assignments";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { Badge } from "@/components/ui/badge";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { CodingEntry } from "@/lib/coding/loaders";

type CodingEntryRowProps = {
  projectId: string;
  entry: CodingEntry;
  mayCode: boolean;
  desk: Desk;
  /** Keys work on this one. */
  current: boolean;
  selected: boolean;
  onToggle: (range: boolean) => void;
  onTake: (theme: ThemeName) => void;
};

export const rowId = (entryId: string) => `to-code-${entryId}`;

export function EntryToCode(row: CodingEntryRowProps) {
  const { projectId, entry, mayCode, desk, current, selected, onToggle, onTake } = row;
  const t = useTranslations("codebook.list");
  const words = useTranslations("vocabulary");
  const [pointed, setPointed] = useState<string | null>(null);
  const offered = mayCode ? desk.offered(entry) : [];
  const marked = pointed ?? (current ? offered[0]?.id : undefined);
  const why = offered.length > 0 ? entry.suggested?.themes.find(({ themeId }) => themeId === marked) : undefined;
  return (
    <li
      id={rowId(entry.id)}
      tabIndex={-1}
      aria-current={mayCode && current ? "true" : undefined}
      className={classNames(
        "flex scroll-mt-32 scroll-mb-24 gap-2 border-b border-line py-2.5 outline-none",
        selected && "bg-action-soft",
        mayCode && current && "shadow-[inset_3px_0_0_var(--color-action)]",
      )}
    >
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
        <p className="max-w-measure whitespace-pre-wrap">
          <EntryWords text={entry.text} words={why?.words ?? []} />
        </p>
        <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <DimensionLabel dimension={entry.dimension} label={words(`dimensionShort.${entry.dimension}`)} size="sm" />
          <Link
            href={`/projects/${projectId}/visits/${entry.visitId}#entry-${entry.id}`}
            prefetch={false}
            className="text-action underline underline-offset-4"
          >
            {t("visit", { site: entry.site.name, date: entry.visitedOn })}
          </Link>
          {mayCode && current && (
            <Link
              href={`/projects/${projectId}/codebook?like=${entry.id}`}
              prefetch={false}
              aria-keyshortcuts="s"
              className="text-action underline underline-offset-4"
            >
              {t("similar")}
            </Link>
          )}
          {entry.visitState === "submitted" && (
            <Badge tone="action" glyph="◐">
              {t("waiting")}
            </Badge>
          )}
          {entry.themes.map((theme) => (
            <span key={theme.id} className="inline-flex items-center gap-0.5">
              <Badge glyph="#">{desk.isArchived(theme.id) ? t("archived", { name: theme.name }) : theme.name}</Badge>
              {mayCode && (
                <button
                  type="button"
                  aria-label={t("remove", { name: theme.name })}
                  onClick={() => void desk.remove(entry.id, theme)}
                  className="grid size-6 place-items-center rounded-sm text-muted hover:bg-sunken hover:text-ink pointer-coarse:size-11"
                >
                  <Icon name="close" className="size-3.5" />
                </button>
              )}
            </span>
          ))}
        </div>
        {offered.length > 0 && (
          <SuggestionChips
            offered={offered}
            sure={entry.suggested?.sure === true && offered.length === 1}
            told={current}
            keyed={current}
            onTake={onTake}
            onRefuse={(theme) => void desk.refuse(entry.id, theme)}
            onPoint={setPointed}
          />
        )}
      </div>
    </li>
  );
}
