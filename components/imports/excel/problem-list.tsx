"use client";

import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import { bookLimits } from "@/lib/imports/excel/limits";
import { bookFields, type CellProblem } from "@/lib/imports/excel/types";

/** The sentence of a problem. It names a field by the field's label. */
export function useProblemText(): (problem: CellProblem) => string {
  // The key of a sentence is known only at run time: schemas and the server name it.
  const t = useTranslations() as unknown as {
    (key: string, values?: CellProblem["values"]): string;
    has(key: string): boolean;
  };
  return ({ key, values }) => {
    const field = bookFields.find((each) => each === values?.["field"]);
    return t.has(key) ? t(key, { ...values, ...(field && { field: t(`imports.excel.field.${field}`) }) }) : key;
  };
}

function usePlace(): (problem: CellProblem) => string {
  const t = useTranslations("imports.excel.problems");
  return ({ sheet, cell }) => {
    if (sheet === "") return t("book");
    if (cell === "") return t("sheetAt", { sheet });
    return /^\d/u.test(cell) ? t("row", { sheet, row: cell }) : t("at", { sheet, cell });
  };
}

type ProblemListProps = { problems: readonly CellProblem[]; title: string; lead: string };

/** Lists each problem with its cell. Problems beyond a readable number are only counted. */
export function ProblemList({ problems, title, lead }: ProblemListProps) {
  const t = useTranslations("imports.excel.problems");
  const textOf = useProblemText();
  const placeOf = usePlace();
  const shown = problems.slice(0, bookLimits.problems);
  return (
    <section aria-label={title} className="my-4">
      <Notice kind="error" title={title}>
        {lead}
      </Notice>
      <ol className="mt-2 max-h-96 overflow-y-auto border-y border-line" tabIndex={0} aria-label={title}>
        {shown.map((problem, index) => (
          <li key={index} className="flex flex-wrap gap-x-1 border-b border-line px-1 py-1.5 text-sm last:border-b-0">
            <b className="font-semibold break-all">{placeOf(problem)}</b>
            <span className="min-w-0 wrap-anywhere">{textOf(problem)}</span>
          </li>
        ))}
      </ol>
      {problems.length > shown.length && (
        <p className="mt-2 text-sm text-muted">{t("more", { count: problems.length - shown.length })}</p>
      )}
    </section>
  );
}
