"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { useLeaveGuard } from "@/components/form/use-leave-guard";
import { BookDone } from "@/components/imports/excel/book-done";
import { BookIntake } from "@/components/imports/excel/book-intake";
import { ProblemList } from "@/components/imports/excel/problem-list";
import { SaveBook } from "@/components/imports/excel/save-book";
import { SheetPart } from "@/components/imports/excel/sheet-part";
import { TemplatePart } from "@/components/imports/excel/template-part";
import { Notice } from "@/components/ui/notice";
import { guessPlan } from "@/lib/imports/excel/guess";
import { bookLimits } from "@/lib/imports/excel/limits";
import type { BookResult } from "@/lib/imports/excel/read-book";
import { readBookInWorker } from "@/lib/imports/excel/read-in-worker";
import { readVisits, type BookVisit } from "@/lib/imports/excel/read-visits";
import type { BookContext, BookFault, CellProblem, SheetPlan } from "@/lib/imports/excel/types";
import type { Book } from "@/lib/office/book";
import type { SavedBook } from "@/lib/imports/import-visits";
import { importLimits } from "@/lib/imports/limits";
import type { BookPageData } from "@/lib/imports/loaders";

type Opened = { name: string; of: number } & (
  { state: "reading" } | { state: "fault"; fault: BookFault } | { state: "open"; book: Book }
);
type Done = { result: SavedBook; visits: readonly BookVisit[] };

/** The import of a workbook: read on the device, checked, corrected, and saved as a whole. */
export function WorkbookImport({ data, today }: { data: BookPageData; today: string }) {
  const t = useTranslations("imports.excel");
  const context = useMemo<BookContext>(() => ({ ...data.context, today }), [data.context, today]);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [plans, setPlans] = useState<SheetPlan[]>([]);
  const [refused, setRefused] = useState<CellProblem[]>([]);
  const [done, setDone] = useState<Done | null>(null);
  const book = opened?.state === "open" ? opened.book : null;
  const result = useMemo(() => (book ? readVisits(book, plans, context) : null), [book, plans, context]);
  useLeaveGuard(book !== null && done === null, t("import.leave"));

  const take = async (file: File) => {
    const [name, of] = [file.name, (opened?.of ?? 0) + 1];
    setDone(null);
    setRefused([]);
    setOpened({ name, of, state: "reading" });
    const result: BookResult = file.size > bookLimits.fileBytes ? { fault: "tooLarge" } : await readFile(file);
    if ("fault" in result) return setOpened({ name, of, state: "fault", fault: result.fault });
    setPlans(result.book.sheets.map((sheet) => guessPlan(sheet, context)));
    setOpened({ name, of, state: "open", book: result.book });
  };
  const changePlan = (place: number, plan: SheetPlan) => {
    setRefused([]);
    setPlans((all) => all.map((each, index) => (index === place ? plan : each)));
  };

  if (done) return <BookDone projectId={data.projectId} {...done} onAgain={() => (setDone(null), setOpened(null))} />;
  const problems = result && result.problems.length > 0 ? result.problems : refused;
  return (
    <>
      {!book && <TemplatePart context={context} projectName={data.projectName} />}
      <BookIntake opened={opened} onFile={(file) => void take(file)} />
      {opened?.state === "fault" && (
        <Notice kind="error" className="mt-4" title={t("faultTitle", { name: opened.name })}>
          {t(`fault.${opened.fault}`, {
            rows: bookLimits.rows,
            columns: bookLimits.columns,
            seconds: importLimits.patienceMs / 1000,
          })}
        </Notice>
      )}
      {book && result && (
        <div key={opened?.of}>
          {problems.length > 0 && (
            <ProblemList
              problems={problems}
              title={refused === problems ? t("refused.title") : t("problems.title", { count: problems.length })}
              lead={refused === problems ? "" : t("problems.lead")}
            />
          )}
          {book.sheets.map((sheet, place) => {
            const plan = plans[place];
            return (
              plan && (
                <SheetPart
                  key={place}
                  sheet={sheet}
                  plan={plan}
                  preview={result.previews[place] ?? null}
                  context={context}
                  onChange={(next) => changePlan(place, next)}
                />
              )
            );
          })}
          <SaveBook
            projectId={data.projectId}
            result={result}
            refused={refused.length}
            onRefused={setRefused}
            onDone={(saved) => setDone({ result: saved, visits: result.visits })}
          />
        </div>
      )}
    </>
  );
}

async function readFile(file: File): Promise<BookResult> {
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  );
  return bytes ? readBookInWorker({ name: file.name, bytes }) : { fault: "broken" };
}
