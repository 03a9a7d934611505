"use client";

import { createContext, useContext } from "react";
import type { PartFault } from "@/components/reports/part-faults";
import type { ReportLabels } from "@/lib/reports/formats/labels";
import type { PartFields } from "@/lib/reports/parts/with-fields";
import type { ReportWarning, WarningPlace } from "@/lib/reports/checks";
import type { TokenValues, TokenWords } from "@/lib/reports/tokens";
import type { DraftSection, ReportDraft, ReportCounts } from "@/lib/reports/types";

/** The selected part of the report: its beginning, its end, a section or a point. */
export type Unit = WarningPlace;

export function sameUnit(a: Unit, b: Unit): boolean {
  return a.part === b.part && ("id" in a ? a.id : "") === ("id" in b ? b.id : "");
}

/** What stays the same while a text is typed. A row of a long list uses only this, so that a key draws none of them again. */
interface EditorTools {
  projectId: string;
  counts: ReportCounts;
  labels: ReportLabels;
  words: TokenWords;
  tokenValues: TokenValues;
  /** A text with its figures, for places that show it in one line. */
  fill: (text: string) => string;
  select: (unit: Unit) => void;
  /** Replaces the sections with the result of `change`. */
  edit: (change: (sections: readonly DraftSection[]) => DraftSection[]) => void;
  /** Puts what is typed into the boxes of a part into the report. */
  type: (key: string, fields: PartFields) => void;
  /** The report as it is at this moment, which may not be drawn yet. */
  read: () => ReportDraft;
}

/** What changes with every key. */
interface EditorWork {
  draft: ReportDraft;
  warnings: readonly ReportWarning[];
  /** What the server would refuse. */
  faults: readonly PartFault[];
  selected: Unit;
}

export const EditorTools = createContext<EditorTools | null>(null);
export const EditorWork = createContext<EditorWork | null>(null);

export function useEditorTools(): EditorTools {
  const tools = useContext(EditorTools);
  if (!tools) throw new Error("outside the editor");
  return tools;
}

export function useEditor(): EditorTools & EditorWork {
  const work = useContext(EditorWork);
  if (!work) throw new Error("outside the editor");
  return { ...useEditorTools(), ...work };
}

export function warningsAt(warnings: readonly ReportWarning[], unit: Unit): ReportWarning[] {
  return warnings.filter(({ place }) => sameUnit(place, unit));
}
