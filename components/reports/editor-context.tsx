"use client";

import { createContext, useContext, useState, useSyncExternalStore } from "react";
import type { PartFault } from "@/components/reports/part-faults";
import type { ReportLabels } from "@/lib/reports/formats/labels";
import { LastSame } from "@/components/ui/last-same";
import type { Signal } from "@/components/ui/signal";
import type { TextInHand } from "@/components/reports/text/text-editor";
import type { AnsweredWarning } from "@/lib/reports/settle-advice";
import type { PartFields } from "@/lib/reports/parts/with-fields";
import type { Moved } from "@/lib/reports/moved-numbers";
import type { ReportWarning, WarningPlace } from "@/lib/reports/warnings";
import type { TokenValues, TokenWords } from "@/lib/reports/tokens";
import type { DraftSection, LedgerSets, PhotoFact, ReportDraft, ReportCounts, SitesBase } from "@/lib/reports/types";

/** The selected part of the report: its beginning, its end, a section or a point. */
export type Unit = WarningPlace;

/** What its fields and its text are found by on the page. */
export const placeOf = (unit: Unit): string => ("id" in unit ? unit.id : unit.part);

export function sameUnit(a: Unit, b: Unit): boolean {
  return a.part === b.part && ("id" in a ? a.id : "") === ("id" in b ? b.id : "");
}

/**
 * What stays the same while a text is typed. A row of a long list uses only this, so that a key draws none of them
 * again.
 */
interface EditorTools {
  projectId: string;
  /** The report is not here yet: what is shown of it cannot be changed. */
  closed: boolean;
  counts: ReportCounts;
  /** What the numbers of sites are a part of. */
  base: SitesBase;
  /** 分报告: which sites count, for the doors that list something to choose from. */
  placesQuery: Readonly<Record<string, string>>;
  labels: ReportLabels;
  words: TokenWords;
  tokenValues: TokenValues;
  /** A text with its figures, for places that show it in one line. */
  fill: (text: string) => string;
  select: (unit: Unit) => void;
  /** Replaces the sections with the result of `change`. */
  edit: (change: (sections: readonly DraftSection[]) => DraftSection[]) => void;
  /** Puts what is typed into the boxes of a part into the report. */
  type: (key: string, fields: PartFields, byKey?: boolean) => void;
  /** The 数据台账 was read while the report was open. */
  knowLedger: (ledger: LedgerSets) => void;
  /** Photos were read that an annex may show. */
  knowPhotos: (photos: readonly PhotoFact[]) => void;
  /** The text box that is open. */
  hand: TextInHand;
  /** The report as it is at this moment, which may not be drawn yet. */
  read: () => ReportDraft;
}

/** What follows a text after a moment: all that is drawn of the report around the boxes in hand. */
interface EditorView {
  draft: ReportDraft;
  /** Those that nobody has answered … */
  warnings: readonly ReportWarning[];
  /** … and the others, with what was said. */
  answered: readonly AnsweredWarning[];
  /** Numbers that say something else than when they were last seen. */
  moved: Moved;
  /** What the server would refuse. */
  faults: readonly PartFault[];
  selected: Unit;
}

export const EditorTools = createContext<EditorTools | null>(null);
export const EditorView = createContext<EditorView | null>(null);
export const TypedDraft = createContext<Signal<ReportDraft> | null>(null);

function used<Value>(value: Value | null): Value {
  if (value === null) throw new Error("outside the editor");
  return value;
}

export function useEditorTools(): EditorTools {
  return used(useContext(EditorTools));
}

export function useEditor(): EditorTools & EditorView {
  return { ...useEditorTools(), ...used(useContext(EditorView)) };
}

/**
 * Some fields of the report as they are typed, for the boxes in hand. A key in any other text draws nothing. React
 * would draw before the key's own frame, and begin anew what it draws between the keys.
 */
export function useTyped<Fields extends object>(of: (draft: ReportDraft) => Fields): Fields {
  const typed = used(useContext(TypedDraft));
  const [last] = useState(() => new LastSame<Fields>());
  const current = () => last.of(of(typed.current()));
  return useSyncExternalStore(typed.subscribe, current, current);
}

export function warningsAt(warnings: readonly ReportWarning[], unit: Unit): ReportWarning[] {
  return warnings.filter(({ place }) => sameUnit(place, unit));
}
