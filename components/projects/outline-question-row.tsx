"use client";

import type { KeyboardEvent } from "react";
import { useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { TextField } from "@/components/form/text-field";
import type { OutlineControl } from "@/components/projects/outline-control";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { OutlineQuestion } from "@/lib/projects/data";

type OutlineQuestionRowProps = {
  control: OutlineControl;
  place: number;
  index: number;
  last: boolean;
  /** How many records answer it. */
  answers: number;
  /** Moves it one place up (-1) or down (1). `part` is the part of the row that has the focus. */
  onShift: (by: -1 | 1, part: string) => void;
  /** The question as it is now, or null if it was never saved. */
  onTakeOff: (question: OutlineQuestion | null) => void;
};

export function OutlineQuestionRow({
  control,
  place,
  index,
  last,
  answers,
  onShift,
  onTakeOff,
}: OutlineQuestionRowProps) {
  const t = useTranslations("projects.outline");
  const name = `dimensions.${place}.questions.${index}` as const;
  const { id, text, hint } = useWatch({ control, name });
  const number = index + 1;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!event.altKey || event.nativeEvent.isComposing || (event.key !== "ArrowUp" && event.key !== "ArrowDown"))
      return;
    event.preventDefault();
    const part = event.target instanceof HTMLElement ? (event.target.dataset["part"] ?? "text") : "text";
    onShift(event.key === "ArrowUp" ? -1 : 1, part);
  };
  return (
    <li data-place={index} onKeyDown={onKeyDown} className="flex gap-3 border-b border-line py-3 last:border-b-0">
      <span aria-hidden className="w-5 shrink-0 pt-1.5 text-end text-muted">
        {number}
      </span>
      <div className="grid min-w-0 grow gap-2">
        <TextField
          control={control}
          name={`${name}.text`}
          label={t("question", { number })}
          hideLabel
          autoComplete="off"
          data-part="text"
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        />
        <TextField
          control={control}
          name={`${name}.hint`}
          label={t("questionHint", { number })}
          hideLabel
          placeholder={t("hintPlaceholder")}
          autoComplete="off"
          data-part="hint"
        />
        <div className="flex flex-wrap items-center gap-1">
          <Button
            variant="quiet"
            size="sm"
            data-part="up"
            aria-label={t("moveUp", { number })}
            off={index === 0 && "end"}
            onClick={() => onShift(-1, "up")}
          >
            <Icon name="arrow-up" className="size-4" />
          </Button>
          <Button
            variant="quiet"
            size="sm"
            data-part="down"
            aria-label={t("moveDown", { number })}
            off={last && "end"}
            onClick={() => onShift(1, "down")}
          >
            <Icon name="arrow-down" className="size-4" />
          </Button>
          <Button
            variant="quiet"
            size="sm"
            aria-label={t("retire", { number })}
            onClick={() => onTakeOff(id ? { id, text, hint } : null)}
          >
            <Icon name="trash" className="size-4" />
            {t("retireShort")}
          </Button>
          {answers > 0 && <span className="ms-auto text-sm text-muted">{t("answers", { count: answers })}</span>}
        </div>
      </div>
    </li>
  );
}
