"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { RemedyProblem, ReturnedRemedy } from "@/lib/reports/remedies/types";

export interface ReadList {
  name: string;
  rows: ReturnedRemedy[];
  problems: RemedyProblem[];
}

type RemedyPreviewProps = { list: ReadList; pending: boolean; onSave: () => void; onLeave: () => void };

const told = ["content", "owner", "measure", "person", "dueOn"] as const;

/** What a list would store: how many rows, what they replace, and what is not taken. */
export function RemedyPreview({ list: { name, rows, problems }, pending, onSave, onLeave }: RemedyPreviewProps) {
  const t = useTranslations("handouts.remedies");
  const state = useTranslations("vocabulary.remedyState");
  const say = (row: Omit<ReturnedRemedy, "before">) =>
    [...told.slice(1).map((key) => row[key]), state(row.state)].filter((text) => text !== "").join("，");
  const changed = rows
    .map((row, index) => ({ ...row, number: index + 1 }))
    .filter(
      ({ before, ...row }) => before && (told.some((key) => before[key] !== row[key]) || before.state !== row.state),
    );
  const fresh = rows.filter(({ before }) => !before).length;
  return (
    <div className="flex w-full flex-col gap-3">
      <p>{t("upload.found", { name, count: rows.length, fresh, changed: changed.length })}</p>
      <ul className="flex max-h-[40dvh] flex-col gap-1 overflow-y-auto text-sm empty:hidden">
        {changed.map(({ before, number, ...row }) => (
          <li key={row.pointId}>
            {t("upload.replaces", {
              number,
              content: row.content.slice(0, 20),
              before: before ? say(before) : "",
              after: say(row),
            })}
          </li>
        ))}
      </ul>
      {problems.length > 0 && (
        <Notice kind="warning" title={t("upload.refused", { count: problems.length })}>
          <ul className="max-h-[40dvh] overflow-y-auto text-sm">
            {problems.map(({ row, code, value }) => (
              <li key={row}>
                {t("upload.row", { row })}：{t(`problem.${code}`, { value })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        {rows.length > 0 && (
          <Button variant="primary" onClick={onSave} pending={pending}>
            {t("upload.save")}
          </Button>
        )}
        <Button variant="quiet" onClick={onLeave}>
          {t("upload.cancel")}
        </Button>
      </div>
    </div>
  );
}
