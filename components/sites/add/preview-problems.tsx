"use client";

import { useTranslations } from "use-intl";
import { Disclosure } from "@/components/ui/disclosure";
import type { SitePreview } from "@/lib/sites/preview";

/** The rows that are left out, each with its number and the reason. */
export function PreviewProblems({ preview }: { preview: SitePreview }) {
  const t = useTranslations("sites");
  const { problems, problemCount } = preview;
  if (problemCount === 0) return null;
  return (
    <Disclosure
      open={problemCount <= 10}
      summary={<span className="text-vermilion">{t("preview.problemsTitle", { count: problemCount })}</span>}
    >
      <ul className="text-sm">
        {problems.map(({ row, code, value }) => {
          const text = t(`import.problems.${code}`);
          return (
            <li key={`${row} ${code}`}>
              {value ? t("preview.problemValue", { row, value, text }) : t("preview.problem", { row, text })}
            </li>
          );
        })}
        {problemCount > problems.length && (
          <li>{t("preview.moreProblems", { count: problemCount - problems.length })}</li>
        )}
      </ul>
    </Disclosure>
  );
}
