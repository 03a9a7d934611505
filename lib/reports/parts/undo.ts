import { rebase } from "@/lib/reports/parts/rebase";
import type { ReportDraft } from "@/lib/reports/types";

const mostSteps = 200;
/** What is typed without a longer pause is one step. */
const oneStepMs = 800;

/** The steps of one person at a report, back and forth. */
export class UndoStack {
  private past: ReportDraft[] = [];
  private future: ReportDraft[] = [];
  private lastTyped = -Infinity;

  /** Called before a change, with the report as it still is. `typing`: one of many keys in a text. */
  step(before: ReportDraft, typing: boolean, now: number): void {
    const goesOn = typing && now - this.lastTyped < oneStepMs && this.past.length > 0;
    this.lastTyped = typing ? now : -Infinity;
    this.future = [];
    if (!goesOn) this.past = [...this.past, before].slice(-mostSteps);
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  undo(present: ReportDraft): ReportDraft | null {
    const before = this.past.pop();
    if (!before) return null;
    this.future.push(present);
    this.lastTyped = -Infinity;
    return before;
  }

  redo(present: ReportDraft): ReportDraft | null {
    const after = this.future.pop();
    if (!after) return null;
    this.past.push(present);
    this.lastTyped = -Infinity;
    return after;
  }

  /** Another person's changes came in: no step back takes them out again. */
  rebase(before: ReportDraft, now: ReportDraft): void {
    const onTop = (mine: ReportDraft) => rebase({ before, mine, now }).draft;
    this.past = this.past.map(onTop);
    this.future = this.future.map(onTop);
  }
}
