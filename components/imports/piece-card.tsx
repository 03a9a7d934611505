"use client";

import { memo, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { everyDestination, glyphOf, useDestinationNames } from "@/components/imports/destination-label";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Select } from "@/components/ui/select";
import { sentencesIn } from "@/lib/imports/edit";
import { wordsOf } from "@/lib/imports/split/split";
import type { Piece, Destination } from "@/lib/imports/types";
import { redact } from "@/lib/privacy/personal-data";

export interface PieceTools {
  move: (start: number, place: Destination) => void;
  join: (start: number) => void;
  part: (start: number, at: number) => void;
  find: (start: number) => void;
}

type PieceCardProps = {
  id: string;
  number: number;
  text: string;
  piece: Piece;
  joins: boolean;
  redacted: boolean;
  tools: PieceTools;
};

/** One piece in the draft: its text, why it is here, and what can be done with it. */
export const PieceCard = memo(function PieceCard({ id, number, text, piece, joins, redacted, tools }: PieceCardProps) {
  const t = useTranslations("imports");
  const nameOf = useDestinationNames();
  const [parting, setParting] = useState(false);
  const partsId = useId();
  const words = wordsOf(text, piece);
  const shown = words || text.slice(piece.start, piece.end).trim();
  const sentences = sentencesIn(text, piece);
  const { reason } = piece;
  const why =
    reason.by === "heading"
      ? t("reason.heading", { heading: reason.heading, word: reason.word })
      : reason.by === "ambiguous"
        ? t("reason.ambiguous", { heading: reason.heading })
        : reason.by === "doubtful"
          ? t("reason.doubtful", { heading: reason.heading, word: reason.word })
          : reason.by === "label"
            ? t("reason.label", { word: reason.word })
            : t(`reason.${reason.by}`);
  return (
    <li
      id={id}
      tabIndex={-1}
      aria-label={t("piece.name", { number, words: words.slice(0, 24) })}
      className="flex flex-col gap-2 rounded-md border border-line bg-surface px-3 py-2.5 [contain-intrinsic-size:auto_8rem] [content-visibility:auto]"
    >
      <p className="max-w-measure break-words whitespace-pre-wrap">{redacted ? redact(shown).text : shown}</p>
      <p className="text-sm text-muted">{why}</p>
      <div className="flex flex-wrap items-center gap-2">
        <Select
          aria-label={t("piece.move")}
          value={piece.destination}
          onChange={(event) => {
            const place = everyDestination.find((each) => each === event.target.value);
            if (place) tools.move(piece.start, place);
          }}
          options={everyDestination
            .filter((place) => place !== "fact" || piece.destination === "fact")
            .map((place) => ({ value: place, label: `${glyphOf(place)} ${nameOf(place)}` }))}
          className="w-36"
        />
        {joins && (
          <Button size="sm" variant="quiet" onClick={() => tools.join(piece.start)}>
            {t("piece.join")}
          </Button>
        )}
        {sentences.length > 1 && (
          <Button
            size="sm"
            variant="quiet"
            aria-expanded={parting}
            aria-controls={partsId}
            onClick={() => setParting(!parting)}
          >
            {t(parting ? "piece.shut" : "piece.part")}
          </Button>
        )}
        <Button size="sm" variant="quiet" onClick={() => tools.find(piece.start)}>
          {t("piece.find")}
        </Button>
      </div>
      {parting && (
        <div
          id={partsId}
          role="group"
          aria-label={t("piece.partTitle")}
          className="flex flex-col gap-1 border-t border-line pt-2"
        >
          {sentences.map((sentence, index) => (
            <div key={sentence.start} className="flex flex-col items-start gap-1">
              {index > 0 && (
                <Button
                  size="sm"
                  variant="secondary"
                  aria-label={`${t("piece.partHere")}：${sentence.words.slice(0, 20)}`}
                  onClick={() => {
                    setParting(false);
                    tools.part(piece.start, sentence.start);
                  }}
                >
                  <Icon name="split" />
                  {t("piece.partHere")}
                </Button>
              )}
              <p className="text-sm">{sentence.words}</p>
            </div>
          ))}
        </div>
      )}
    </li>
  );
});
