"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import type { OutlineQuestion } from "@/lib/projects/data";

type RetiredQuestionsProps = {
  questions: OutlineQuestion[];
  answers: Record<string, number>;
  onRestore: (question: OutlineQuestion) => void;
};

/** The questions that were taken off the outline, how many records answer them, and a button to put them back. */
export function RetiredQuestions({ questions, answers, onRestore }: RetiredQuestionsProps) {
  const t = useTranslations("projects.outline");
  if (questions.length === 0) return null;
  return (
    <Disclosure
      summary={t("retired")}
      aside={<span className="text-sm text-muted">{t("questionCount", { count: questions.length })}</span>}
      className="mt-3"
    >
      <p className="text-sm text-muted">{t("retiredHint")}</p>
      <ul className="mt-1">
        {questions.map((question) => {
          const count = answers[question.id] ?? 0;
          return (
            <li
              key={question.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-2 first:border-t-0"
            >
              <span className="min-w-0 grow basis-64">
                {question.text}
                <span className="block text-sm text-muted">
                  {count > 0 ? t("retiredAnswers", { count }) : t("retiredEmpty")}
                </span>
              </span>
              <Button
                size="sm"
                aria-label={t("restoreQuestion", { text: question.text })}
                onClick={() => onRestore(question)}
              >
                {t("restore")}
              </Button>
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
