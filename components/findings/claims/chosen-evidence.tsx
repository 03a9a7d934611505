"use client";

import { useTranslations } from "use-intl";
import type { ChosenEntry } from "@/components/findings/claims/chosen";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { mostEvidence } from "@/lib/findings/claims/schema";

type ChosenEvidenceProps = {
  chosen: readonly ChosenEntry[];
  bestId: string | null;
  onChange: (entries: ChosenEntry[]) => void;
  onBest: (entryId: string) => void;
};

/** The entries of a claim in the order in which they are quoted, one of them the best. */
export function ChosenEvidence({ chosen, bestId, onChange, onBest }: ChosenEvidenceProps) {
  const t = useTranslations("claims.form");
  const words = useTranslations("vocabulary.entryForm");
  const place = useTranslations("claims.sheet");
  const move = (from: number, to: number) => {
    const [moved, ...none] = chosen.slice(from, from + 1);
    if (!moved || none.length > 0) return;
    onChange(chosen.toSpliced(from, 1).toSpliced(to, 0, moved));
  };
  return (
    <fieldset className="min-w-0">
      <legend className="text-sm font-medium">{t("evidence")}</legend>
      <p className="text-sm text-muted">{t("evidenceHint", { most: mostEvidence })}</p>
      {chosen.length === 0 && <p className="mt-2 text-sm text-muted">{t("evidenceNone")}</p>}
      <ol aria-label={t("evidence")} className="mt-2 border-t border-line">
        {chosen.map(({ id, text, form, siteName, visitedOn }, at) => (
          <li key={id} className="border-b border-line py-2">
            <p className="max-w-measure whitespace-pre-wrap">
              {text ?? <span className="text-muted">{t("uncounted")}</span>}
            </p>
            {form && siteName && visitedOn && (
              <p className="text-sm text-muted">
                {words(form)} {place("visit", { site: siteName, day: visitedOn })}
              </p>
            )}
            <div className="mt-1 flex flex-wrap items-center gap-1">
              <label className="me-2 inline-flex min-h-8 items-center gap-1.5 text-sm pointer-coarse:min-h-11">
                <input
                  type="radio"
                  name="best"
                  aria-label={t("bestOf", { place: at + 1 })}
                  checked={id === bestId}
                  onChange={() => onBest(id)}
                  className="size-4 accent-action"
                />
                {t("best")}
              </label>
              <Button
                size="sm"
                variant="quiet"
                aria-label={t("up", { place: at + 1 })}
                off={at === 0 && "end"}
                onClick={() => move(at, at - 1)}
              >
                <Icon name="arrow-up" />
              </Button>
              <Button
                size="sm"
                variant="quiet"
                aria-label={t("down", { place: at + 1 })}
                off={at === chosen.length - 1 && "end"}
                onClick={() => move(at, at + 1)}
              >
                <Icon name="arrow-down" />
              </Button>
              <Button
                size="sm"
                variant="quiet"
                aria-label={t("remove", { place: at + 1 })}
                onClick={() => onChange(chosen.filter((entry) => entry.id !== id))}
              >
                <Icon name="close" />
              </Button>
            </div>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
