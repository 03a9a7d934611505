"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ThemePalette } from "@/components/coding/theme-palette";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { codeSampled, finishSample } from "@/lib/coding/actions";
import type { DeskEntry, ReviewDesk } from "@/lib/coding/data/review-desk";

type SampleDeskProps = { projectId: string; sampleId: string; desk: ReviewDesk };

/**
 * The desk of the second person: texts and the codebook, and nothing of the first coding. Each change is saved at once.
 */
export function SampleDesk({ projectId, sampleId, desk }: SampleDeskProps) {
  const t = useTranslations("codebook.review");
  const router = useRouter();
  const coding = useAction(codeSampled);
  const finishing = useAction(finishSample);
  // What was chosen here, until the server has it.
  const [chosen, setChosen] = useState<ReadonlyMap<string, string[] | null>>(new Map());
  const [picking, setPicking] = useState<DeskEntry | null>(null);
  const of = (entry: DeskEntry) => (chosen.has(entry.entryId) ? (chosen.get(entry.entryId) ?? null) : entry.themeIds);
  const names = new Map(desk.themes.map(({ id, name }) => [id, name]));
  const put = async (entry: DeskEntry, themeIds: string[]) => {
    const before = of(entry);
    setChosen((all) => new Map(all).set(entry.entryId, themeIds));
    const answer = await coding.send({ projectId, sampleId, entryId: entry.entryId, themeIds });
    if (!answer.ok) setChosen((all) => new Map(all).set(entry.entryId, before));
  };
  const finish = async () => {
    await finishing.send({ projectId, sampleId });
    router.refresh();
  };
  const done = desk.entries.filter((entry) => of(entry) !== null).length;
  const left = desk.entries.length - done;
  return (
    <>
      <p className="max-w-measure">{t("desk")}</p>
      {desk.left > 0 && <p className="text-sm text-muted">{t("leftDesk", { count: desk.left })}</p>}
      <div className="sticky top-16 z-10 bg-ground py-2">
        <p role="status" className="text-sm text-muted">
          {coding.pending ? t("saving") : t("deskDone", { done, count: desk.entries.length })}
        </p>
        <RefusalNotice refusal={coding.refusal ?? finishing.refusal} />
      </div>
      <ol aria-label={t("entries")}>
        {desk.entries.map((entry, place) => (
          <DeskRow
            key={entry.entryId}
            {...{ entry, names }}
            themeIds={of(entry)}
            place={place + 1}
            onPick={() => setPicking(entry)}
            onPut={(themeIds) => void put(entry, themeIds)}
          />
        ))}
      </ol>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button
          variant="primary"
          pending={finishing.pending || coding.pending}
          off={left > 0 && { why: t("leftToSee", { count: left }) }}
          onClick={() => void finish()}
        >
          {t("finish")}
        </Button>
      </div>
      <ThemePalette
        open={picking !== null}
        onOpenChange={(open) => !open && setPicking(null)}
        themes={desk.themes.filter(({ dimension }) => dimension === picking?.dimension)}
        count={1}
        mayCreate={false}
        onPut={({ id }) => picking && void put(picking, [...new Set([...(of(picking) ?? []), id])])}
        onCreate={() => undefined}
      />
    </>
  );
}

type DeskRowProps = {
  entry: DeskEntry;
  names: ReadonlyMap<string, string>;
  themeIds: string[] | null;
  /** From 1. */
  place: number;
  onPick: () => void;
  onPut: (themeIds: string[]) => void;
};

function DeskRow({ entry, names, themeIds, place, onPick, onPut }: DeskRowProps) {
  const t = useTranslations("codebook.review");
  const words = useTranslations("vocabulary.dimensionShort");
  return (
    <li className="border-b border-line py-3">
      <p className="max-w-measure whitespace-pre-wrap">{entry.text}</p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 text-sm text-muted">
        <DimensionLabel dimension={entry.dimension} label={words(entry.dimension)} size="sm" />
        {t("place", { site: entry.site, date: entry.visitedOn })}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        {(themeIds ?? []).map((id) => (
          <span key={id} className="inline-flex items-center">
            <Badge glyph="#">{names.get(id) ?? ""}</Badge>
            <button
              type="button"
              aria-label={t("remove", { name: names.get(id) ?? "" })}
              onClick={() => onPut((themeIds ?? []).filter((other) => other !== id))}
              className="grid size-8 place-items-center rounded-sm text-muted hover:bg-sunken hover:text-ink pointer-coarse:size-11"
            >
              <Icon name="close" className="size-4" />
            </button>
          </span>
        ))}
        <Button size="sm" aria-label={t("pickFor", { place })} onClick={onPick}>
          {t("pick")}
        </Button>
        {themeIds?.length === 0 ? (
          <span className="text-sm">{t("noFitChosen")}</span>
        ) : (
          <Button size="sm" variant="quiet" onClick={() => onPut([])}>
            {t("noFit")}
          </Button>
        )}
      </div>
    </li>
  );
}
