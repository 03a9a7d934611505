"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { glyphOf, DestinationLabel, useDestinationNames } from "@/components/imports/destination-label";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Piece, Destination } from "@/lib/imports/types";
import { dimensionKeys } from "@/lib/vocabulary";

type WaitingPartProps = {
  document: string;
  waiting: readonly Piece[];
  text: string;
  stopped: boolean;
  onMoveAll: (place: Destination) => void;
  children: ReactNode;
};

export function charactersOf(text: string, pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { start, end }) => sum + text.slice(start, end).replace(/\s+/gu, "").length, 0);
}

/** 待归类: pieces that matched no rule. Only a person can move a piece out of it. */
export function WaitingPart({ document, waiting, text, stopped, onMoveAll, children }: WaitingPartProps) {
  const t = useTranslations("imports.waiting");
  const nameOf = useDestinationNames();
  const titleId = `${document}-waiting`;
  if (waiting.length === 0) return <p className="text-sm text-muted">{t("none")}</p>;
  return (
    <section aria-labelledby={titleId} className="flex flex-col gap-2">
      <h3 id={titleId} tabIndex={-1} className="flex items-baseline gap-3 text-lg">
        <DestinationLabel place="waiting" className="text-lg font-semibold" />
      </h3>
      {stopped && (
        <FieldError id={`${titleId}-stop`}>
          {t("stop", { count: waiting.length, characters: charactersOf(text, waiting) })}
        </FieldError>
      )}
      <p className="max-w-measure text-sm text-muted">{t("context", { count: waiting.length })}</p>
      <div className="flex flex-wrap items-center gap-2">
        <Select
          aria-label={t("moveAll")}
          value=""
          placeholder={t("moveAll")}
          onChange={(event) => {
            const place = dimensionKeys.find((key) => key === event.target.value);
            if (place) onMoveAll(place);
          }}
          options={dimensionKeys.map((key) => ({ value: key, label: `${glyphOf(key)} ${nameOf(key)}` }))}
          className="w-36"
        />
        <Button onClick={() => onMoveAll("left_out")}>{t("leaveAll")}</Button>
      </div>
      <ul className="flex flex-col gap-2">{children}</ul>
    </section>
  );
}
