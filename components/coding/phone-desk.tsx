"use client";

import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { chipStyles, tallChips } from "@/components/coding/chip-styles";
import { DoneBar } from "@/components/coding/done-bar";
import { EntryWords } from "@/components/coding/entry-words";
import { SuggestionChips } from "@/components/coding/suggestion-chips";
import { ThemePalette } from "@/components/coding/theme-palette";
import type { ThemeName } from "@/components/coding/use-assignments";
import type { Desk, DeskProps } from "@/components/coding/use-desk";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** One entry at a time, with its themes where the thumb is. */
export function PhoneDesk({ desk, projectId, mayCreate }: DeskProps & { desk: Desk }) {
  const t = useTranslations("codebook");
  const words = useTranslations("vocabulary");
  const [choosing, setChoosing] = useState(false);
  const { work, entries, themes, place, current } = desk;
  if (!current) return null;
  const offered = desk.offered(current);
  const why = offered.length > 0 ? current.suggested?.themes.find(({ themeId }) => themeId === offered[0]?.id) : null;
  const put = (theme: ThemeName, suggested: boolean) => {
    const next = desk.untouchedAfter(place);
    if (next >= 0) desk.goTo(next);
    void desk.put([current.id], theme, suggested);
  };
  const own = themes.filter((theme) => theme.dimension === current.dimension);
  return (
    <section aria-label={t("list.title")} className="flex min-h-[calc(100dvh-17rem)] flex-col">
      <p className="flex items-center justify-between gap-2 text-sm text-muted">
        <DimensionLabel dimension={current.dimension} label={words(`dimensionShort.${current.dimension}`)} size="sm" />
        {desk.renew && (
          <Button variant="quiet" size="sm" onClick={desk.renew}>
            {t("list.renew")}
          </Button>
        )}
        <span>{t("phone.place", { place: place + 1, count: entries.length })}</span>
      </p>
      <article aria-live="polite" className="grow py-2">
        <p className="text-lg leading-relaxed whitespace-pre-wrap">
          <EntryWords text={current.text} words={why?.words ?? []} />
        </p>
        <p className="mt-2 flex flex-wrap items-center gap-2 text-sm text-muted">
          <Link
            href={`/projects/${projectId}/visits/${current.visitId}#entry-${current.id}`}
            prefetch={false}
            className="inline-flex min-h-11 items-center text-action underline underline-offset-4"
          >
            {t("list.visit", { site: current.site.name, date: current.visitedOn })}
          </Link>
          <Link
            href={`/projects/${projectId}/codebook?like=${current.id}`}
            prefetch={false}
            className="inline-flex min-h-11 items-center text-action underline underline-offset-4"
          >
            {t("list.similar")}
          </Link>
          {current.visitState === "submitted" && (
            <Badge tone="action" glyph="◐">
              {t("list.waiting")}
            </Badge>
          )}
        </p>
        {current.themes.map((theme) => (
          <p key={theme.id} className="flex items-center gap-1">
            <Badge glyph="#">{desk.isArchived(theme.id) ? t("list.archived", { name: theme.name }) : theme.name}</Badge>
            <button
              type="button"
              aria-label={t("list.remove", { name: theme.name })}
              onClick={() => void desk.remove(current.id, theme)}
              className="grid size-11 place-items-center rounded-sm text-muted"
            >
              <Icon name="close" className="size-4" />
            </button>
          </p>
        ))}
      </article>
      <div
        data-bottom-bar
        className={`sticky bottom-0 z-20 -mx-4 flex flex-col gap-2 border-t border-line bg-ground px-4 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] print:hidden ${chipStyles} ${tallChips}`}
      >
        <RefusalNotice refusal={work.refusal} />
        <DoneBar work={{ ...work, undo: desk.undo, redo: desk.redo }} textOf={desk.textOf} />
        {offered.length > 0 && (
          <SuggestionChips
            offered={offered}
            sure={current.suggested?.sure === true && offered.length === 1}
            told
            keyed={false}
            onTake={(theme) => put(theme, true)}
            onRefuse={(theme) => void desk.refuse(current.id, theme)}
          />
        )}
        <div className="grid grid-cols-3 gap-2">
          <Button off={place === 0 && "end"} onClick={() => desk.goTo(place - 1)}>
            {t("phone.previous")}
          </Button>
          <Button onClick={() => setChoosing(true)}>{t("phone.themes")}</Button>
          <Button off={place === entries.length - 1 && "end"} onClick={() => desk.goTo(place + 1)}>
            {t("phone.next")}
          </Button>
        </div>
      </div>
      <ThemePalette
        open={choosing}
        onOpenChange={setChoosing}
        themes={own}
        count={1}
        mayCreate={mayCreate}
        onPut={(theme) => put(theme, false)}
        onCreate={(name) => void work.putOnNew([current.id], current.dimension, name)}
      />
    </section>
  );
}
