"use client";

import { useTranslations } from "use-intl";
import { AddPair } from "@/components/coding/pairs/add-pair";
import { PairedTheme, type PairPlace } from "@/components/coding/pairs/paired-theme";
import { DimensionLabel } from "@/components/projects/dimension-label";
import type { PairBoard } from "@/lib/coding/pair-board";

type PairBoardViewProps = PairPlace & { board: PairBoard };

/** What is answered, what is not, and what answers nothing. */
export function PairBoardView({ board, ...place }: PairBoardViewProps) {
  const t = useTranslations("codebook.pairs");
  const { paired, problems, suggestions, choices } = board;
  return (
    <>
      <section aria-labelledby="pairs-answered" className="mb-8">
        <h2 id="pairs-answered" className="text-lg">
          {t("answered", { count: paired.length })}
        </h2>
        {paired.length === 0 && <p className="text-muted">{t("none")}</p>}
        <ul className="border-t border-edge">
          {paired.map(({ problem, suggestions: answers }) => (
            <li key={problem.id} className="grid gap-x-6 gap-y-2 border-b border-line py-3 md:grid-cols-2">
              <PairedTheme {...place} dimension="problem" theme={problem} />
              <div>
                <ul className="grid gap-1">
                  {answers.map((suggestion) => (
                    <li key={suggestion.id}>
                      <PairedTheme {...place} dimension="suggestion" theme={suggestion} pairedWith={problem} />
                    </li>
                  ))}
                </ul>
                <AddPair {...place} theme={problem} side="problem" among={choices.suggestions} taken={answers} />
              </div>
            </li>
          ))}
        </ul>
      </section>
      <div className="grid gap-8 md:grid-cols-2">
        {(
          [
            ["problem", problems, choices.suggestions],
            ["suggestion", suggestions, choices.problems],
          ] as const
        ).map(([side, themes, among]) => (
          <section key={side} aria-labelledby={`pairs-${side}`}>
            <h2 id={`pairs-${side}`} className="text-lg">
              <DimensionLabel dimension={side} label={t(`without.${side}`, { count: themes.length })} />
            </h2>
            <ul className="border-t border-edge">
              {themes.map((theme) => (
                <li key={theme.id} className="border-b border-line py-2">
                  <PairedTheme {...place} dimension={side} theme={theme} />
                  <AddPair {...place} theme={theme} side={side} among={among} taken={[]} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
