"use client";

import { useMemo, type Dispatch } from "react";
import { useTranslations } from "use-intl";
import { BasicsPart } from "@/components/imports/basics-part";
import type { ImportChange, ImportedDocument } from "@/components/imports/import-state";
import { FiguresPart } from "@/components/imports/figures-part";
import { PieceCard, type PieceTools } from "@/components/imports/piece-card";
import { WaitingPart } from "@/components/imports/waiting-part";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { Disclosure } from "@/components/ui/disclosure";
import { joinable } from "@/lib/imports/edit";
import type { ImportPageData } from "@/lib/imports/loaders";
import { isDimension, waitingIn } from "@/lib/imports/to-visit";
import type { Found, FoundFigure, Piece } from "@/lib/imports/types";

type DraftViewProps = {
  data: ImportPageData;
  document: ImportedDocument;
  figures: readonly Found<FoundFigure>[];
  /** YYYY-MM-DD at the place of the survey. */
  today: string;
  change: Dispatch<ImportChange>;
  onFind: (start: number) => void;
  /** True if the person asked for the draft while pieces were still unsorted. */
  stopped: boolean;
};

/** The visit as it will be: first the unsorted pieces, then the dimensions, then the pieces that are no entry. */
export function DraftView({ data, document, figures, today, change, onFind, stopped }: DraftViewProps) {
  const t = useTranslations("imports");
  const { id, text, pieces, redacted } = document;
  const tools = useMemo<PieceTools>(
    () => ({
      move: (start, place) => change({ kind: "move", id, starts: new Set([start]), place }),
      join: (start) => change({ kind: "join", id, start }),
      part: (start, at) => change({ kind: "part", id, start, at }),
      find: onFind,
    }),
    [change, id, onFind],
  );
  const written = pieces
    .map((piece, index) => ({ piece, number: index + 1 }))
    .filter(({ piece }) => text.slice(piece.start, piece.end).trim() !== "");
  const cards = (wanted: (piece: Piece) => boolean) =>
    written
      .filter(({ piece }) => wanted(piece))
      .map(({ piece, number }) => (
        <PieceCard
          key={piece.start}
          id={`${id}-draft-${piece.start}`}
          number={number}
          text={text}
          piece={piece}
          joins={joinable(pieces, piece.start)}
          redacted={redacted}
          tools={tools}
        />
      ));
  const kept = cards(({ destination }) => !isDimension(destination) && destination !== "waiting");
  const waiting = waitingIn(text, pieces);
  return (
    <div className="flex flex-col gap-6">
      <BasicsPart
        data={data}
        facts={document.facts}
        basics={document.basics}
        today={today}
        onChange={(part) => change({ kind: "basics", id, change: part })}
      />
      <WaitingPart
        document={id}
        waiting={waiting}
        text={text}
        stopped={stopped}
        onMoveAll={(place) => change({ kind: "move", id, starts: new Set(waiting.map(({ start }) => start)), place })}
      >
        {cards(({ destination }) => destination === "waiting")}
      </WaitingPart>
      {data.dimensions.map(({ key, label }) => {
        const own = cards(({ destination }) => destination === key);
        return (
          <section key={key} aria-label={label} className="flex flex-col gap-2">
            <h3 className="flex items-baseline gap-3 text-lg">
              <DimensionLabel dimension={key} label={label} />
              <span className="text-sm font-normal text-muted">
                {own.length === 0 ? t("dimension.empty") : t("dimension.count", { count: own.length })}
              </span>
            </h3>
            {own.length > 0 && <ul className="flex flex-col gap-2">{own}</ul>}
          </section>
        );
      })}
      <FiguresPart
        figures={figures}
        dropped={document.dropped}
        onDrop={(start, dropped) => change({ kind: "figure", id, start, dropped })}
      />
      {kept.length > 0 && (
        <Disclosure id={`${id}-kept`} summary={t("kept.title", { count: kept.length })}>
          <ul className="flex flex-col gap-2">{kept}</ul>
        </Disclosure>
      )}
    </div>
  );
}
