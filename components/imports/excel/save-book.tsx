"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { PersonalDialog } from "@/components/privacy/personal-dialog";
import { ActionBar } from "@/components/ui/action-bar";
import { Button } from "@/components/ui/button";
import type { FieldProblem } from "@/lib/errors";
import { importVisits } from "@/lib/imports/actions";
import { bookLimits } from "@/lib/imports/excel/limits";
import type { BookResult, BookVisit } from "@/lib/imports/excel/read-visits";
import type { CellProblem } from "@/lib/imports/excel/types";
import type { SavedBook } from "@/lib/imports/import-visits";
import { personalIn } from "@/lib/imports/personal";
import { checkTyped } from "@/lib/visits/check-draft";
import { countsKey } from "@/lib/visits/counts";
import { redactVisit } from "@/lib/visits/personal-texts";

type SaveBookProps = {
  projectId: string;
  result: BookResult;
  refused: number;
  onRefused: (problems: CellProblem[]) => void;
  onDone: (result: SavedBook) => void;
};

/** The one button that saves everything or nothing. Problems from the server are shown at the cells they came from. */
export function SaveBook({ projectId, result, refused, onRefused, onDone }: SaveBookProps) {
  const t = useTranslations("imports.excel");
  const words = useTranslations("visits");
  const { send, pending, refusal } = useAction(importVisits);
  const [asking, setAsking] = useState<ReturnType<typeof foundIn> | null>(null);
  const { visits, counts, problems } = result;
  // The person may have corrected in the form what the server refused, so it can be sent again.
  const wrong = problems.length || refused;
  const ready = problems.length === 0 && visits.length > 0;

  const save = async (choice: "redacted" | "asIs" | null) => {
    setAsking(null);
    if (!ready) return;
    const found =
      choice === null
        ? foundIn(visits, (visit) =>
            t("done.row", { sheet: visit.sheet, row: visit.row, site: visit.siteName, day: visit.content.visitedOn }),
          )
        : [];
    if (found.length > 0) return setAsking(found);
    const sent = visits.map(({ id, typed, content }) => {
      const redacted = choice === "redacted" ? checkTyped(redactVisit(typed), "draft") : null;
      return { id, content: redacted?.ok ? redacted.content : content };
    });
    if (new TextEncoder().encode(JSON.stringify(sent)).length > bookLimits.sentBytes)
      return onRefused([{ sheet: "", cell: "", key: "imports.excel.cell.tooLarge" }]);
    const answer = await send({ projectId, visits: sent });
    if (answer.ok) return onDone(answer.data);
    onRefused((answer.error.fields ?? []).map((problem) => atCell(problem, visits)));
  };

  return (
    <>
      <PersonalDialog
        found={asking}
        asIs={t("import.asIs")}
        onRedactAll={() => void save("redacted")}
        onAsIs={() => void save("asIs")}
        onBack={() => setAsking(null)}
      />
      {refusal && !refusal.fields && (
        <div className="mt-4">
          <RefusalNotice refusal={refusal} />
        </div>
      )}
      <ActionBar className="flex-wrap">
        <p className="min-w-0 flex-1 basis-40 text-sm" role="status">
          {wrong > 0
            ? t("import.blocked", { count: wrong })
            : ready
              ? t("import.ready", {
                  visits: visits.length,
                  counts: words(`counts.${countsKey(counts)}`, { ...counts }),
                })
              : t("import.nothing")}
        </p>
        {ready && (
          <Button variant="primary" pending={pending} onClick={() => void save(null)}>
            {t("import.action", { count: visits.length })}
          </Button>
        )}
      </ActionBar>
    </>
  );
}

function foundIn(visits: readonly BookVisit[], placeOf: (visit: BookVisit) => string) {
  return visits.flatMap((visit) =>
    personalIn(visit.typed).map(({ dimension: _dimension, ...excerpt }) => ({ ...excerpt, place: placeOf(visit) })),
  );
}

/** Finds the workbook cell for a path of the action or its schema, such as "visits.3.entries.2.text". */
function atCell({ path, key, values }: FieldProblem, visits: readonly BookVisit[]): CellProblem {
  const [, place = "", ...rest] = path.split(".");
  const visit = visits[Number(place)];
  const at = visit ? visit.cellOf((rest[0] === "content" ? rest.slice(1) : rest).join(".")) : { sheet: "", cell: "" };
  return { ...at, key, ...(values && { values }) };
}
