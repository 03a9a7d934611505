"use client";

import { memo } from "react";
import { useTranslations } from "use-intl";
import { DestinationLabel, softOf, toneOf } from "@/components/imports/destination-label";
import { classNames } from "@/components/ui/class-names";
import { toneText } from "@/components/ui/tone";
import type { Piece } from "@/lib/imports/types";

type SourceViewProps = { document: string; text: string; pieces: readonly Piece[]; onFind: (start: number) => void };

/** The complete source text. Each piece is marked with its destination. */
export function SourceView({ document, text, pieces, onFind }: SourceViewProps) {
  const t = useTranslations("imports.desk");
  return (
    <>
      <p className="mb-3 text-sm text-muted">{t("sourceHint")}</p>
      <ol className="flex flex-col">
        {pieces.map((piece) => (
          <SourcePiece
            key={piece.start}
            id={`${document}-source-${piece.start}`}
            piece={piece}
            words={text.slice(piece.start, piece.end)}
            goTo={t("goTo")}
            onFind={onFind}
          />
        ))}
      </ol>
    </>
  );
}

type SourcePieceProps = { id: string; piece: Piece; words: string; goTo: string; onFind: (start: number) => void };

const SourcePiece = memo(function SourcePiece({ id, piece, words, goTo, onFind }: SourcePieceProps) {
  return (
    <li
      id={id}
      tabIndex={-1}
      className={classNames(
        "mb-0.5 grid grid-cols-[4.75rem_minmax(0,1fr)] gap-x-2 border-s-3 border-current py-1 ps-2 pe-1 [contain-intrinsic-size:auto_4rem] [content-visibility:auto]",
        toneText[toneOf(piece.destination)],
        softOf(piece.destination),
      )}
    >
      <button
        type="button"
        onClick={() => onFind(piece.start)}
        className="flex min-h-8 cursor-pointer items-start rounded-sm text-start hover:underline pointer-coarse:min-h-11"
      >
        <DestinationLabel place={piece.destination} />
        <span className="sr-only">{goTo}</span>
      </button>
      <p
        className={classNames(
          "min-w-0 break-words whitespace-pre-wrap text-ink",
          piece.destination === "heading" && "font-semibold",
          piece.destination === "left_out" && "text-muted line-through decoration-1",
        )}
      >
        {words.replace(/\n+$/u, "")}
      </p>
    </li>
  );
});
