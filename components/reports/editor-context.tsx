"use client";

import { createContext, useContext } from "react";
import type { Control } from "react-hook-form";
import type { ReportLabels } from "@/lib/reports/formats/labels";
import type { ReportModel } from "@/lib/reports/model";
import type { ReportWarning, WarningPlace } from "@/lib/reports/checks";
import type { TokenValues, TokenWords } from "@/lib/reports/tokens";
import type { DraftSection, ReportDraft, ReportCounts } from "@/lib/reports/types";

/** The selected part of the report: its beginning, its end, a section or a point. */
export type Unit = WarningPlace;

export function sameUnit(a: Unit, b: Unit): boolean {
  return a.part === b.part && ("id" in a ? a.id : "") === ("id" in b ? b.id : "");
}

interface Editor {
  projectId: string;
  control: Control<ReportDraft>;
  /** The report as it is in the form now. */
  draft: ReportDraft;
  model: ReportModel;
  counts: ReportCounts;
  warnings: ReportWarning[];
  labels: ReportLabels;
  words: TokenWords;
  tokenValues: TokenValues;
  /** A text with its figures, for places that show it in one line. */
  fill: (text: string) => string;
  selected: Unit;
  select: (unit: Unit) => void;
  /** Replaces the sections with the result of `change`. */
  edit: (change: (sections: readonly DraftSection[]) => DraftSection[]) => void;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("outside the editor");
  return editor;
}

export function warningsAt(warnings: readonly ReportWarning[], unit: Unit): ReportWarning[] {
  return warnings.filter(({ place }) => sameUnit(place, unit));
}
