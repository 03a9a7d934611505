"use client";

import type { ReactNode } from "react";
import { NotesProvider } from "@/components/visits/form/notes-context";
import { QuestionCountsContext } from "@/components/visits/form/question-counts";
import { VisitFormContext, type VisitFormParts } from "@/components/visits/form/visit-form-context";
import type { Counts } from "@/lib/visits/counts";

type FormContextsProps = {
  parts: VisitFormParts;
  visitId: string;
  questionCounts: Record<string, Counts>;
  children: ReactNode;
};

/** The contexts of the form. Each part uses its own, so that it is rendered again only when its own data changes. */
export function FormContexts({ parts, visitId, questionCounts, children }: FormContextsProps) {
  return (
    <VisitFormContext value={parts}>
      <NotesProvider visitId={visitId}>
        <QuestionCountsContext value={questionCounts}>{children}</QuestionCountsContext>
      </NotesProvider>
    </VisitFormContext>
  );
}
