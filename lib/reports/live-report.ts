import { checkPoint, checkReport } from "@/lib/reports/checks";
import type { ReportWarning } from "@/lib/reports/warnings";
import { composePoint, composeReport } from "@/lib/reports/compose";
import type { ReportModel, ReportPoint } from "@/lib/reports/model";
import { settledAdvice, type AnsweredWarning } from "@/lib/reports/settle-advice";
import type { TokenWords } from "@/lib/reports/tokens";
import type { DraftPoint, ReportCounts, ReportDraft } from "@/lib/reports/types";
import type { ReportStage } from "@/lib/vocabulary";

/** What an editor shows of a report: the page as it will print, and what is noticed in it. */
export interface ShownReport {
  model: ReportModel;
  /** Those that nobody has answered … */
  warnings: readonly ReportWarning[];
  /** … and the others. */
  answered: readonly AnsweredWarning[];
}

interface ShowInput {
  draft: ReportDraft;
  stage: ReportStage;
  counts: ReportCounts;
  words: TokenWords;
}

/** Results by the object they are about. Forgotten together when something else changes that they depend on. */
function perPoint<Result>() {
  let known = new WeakMap<DraftPoint, Result>();
  let basis: readonly unknown[] = [];
  return (point: DraftPoint, dependsOn: readonly unknown[], make: () => Result): Result => {
    if (dependsOn.some((one, place) => one !== basis[place])) {
      known = new WeakMap();
      basis = dependsOn;
    }
    const before = known.get(point);
    if (before !== undefined) return before;
    const result = make();
    known.set(point, result);
    return result;
  };
}

function sameItems<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, place) => item === b[place]);
}

/**
 * Composes and checks a report again and again while it is typed. A point that is still the same object is neither
 * composed nor checked again, and what comes of it stays the same object too: a page of 200 points draws one again.
 */
export class LiveReport {
  private readonly composed = perPoint<ReportPoint>();
  private readonly checked = perPoint<ReturnType<typeof checkPoint>>();
  private last: ShownReport | null = null;
  private lastInput: ShowInput | null = null;
  /** The last warnings, to be compared. */
  private lastWarnings = "";
  private lastAnswered = "";

  /** The last answer if asked the same: a drawing that a key interrupts asks again, as often as there are keys. */
  show(input: ShowInput): ShownReport {
    const { draft, stage, counts, words } = input;
    const asked = this.lastInput;
    const same = asked?.draft === draft && asked.stage === stage && asked.counts === counts && asked.words === words;
    if (this.last && same) return this.last;
    const basis = [counts, words, draft.includeUnapproved];
    const model = composeReport(
      { draft, stage, counts, words, keepEmpty: true, keepTokens: true },
      (point, fill, input) => this.composed(point, basis, () => composePoint(point, fill, input)),
    );
    const warnings = checkReport(draft, counts, (point, ...rest) =>
      this.checked(point, basis, () => checkPoint(point, ...rest)),
    );
    const { open, answered } = settledAdvice(warnings, draft);
    this.last = this.keepSame({ model, warnings: open, answered });
    this.lastInput = input;
    return this.last;
  }

  /** Sections and the list of warnings as they were, where nothing in them has changed. */
  private keepSame({ model, warnings, answered }: ShownReport): ShownReport {
    const before = this.last;
    const text = JSON.stringify(warnings);
    const sameWarnings = text === this.lastWarnings;
    this.lastWarnings = text;
    const said = JSON.stringify(answered);
    const sameAnswered = said === this.lastAnswered;
    this.lastAnswered = said;
    if (!before) return { model, warnings, answered };
    const sections = model.sections.map((section) => {
      const old = before.model.sections.find(({ id }) => id === section.id);
      if (!old || !sameItems(old.points, section.points)) return section;
      const { heading, layout, lead, numbersHeld } = section;
      const same = old.heading === heading && old.layout === layout && old.lead === lead;
      return same && old.numbersHeld === numbersHeld ? old : section;
    });
    return {
      model: { ...model, sections },
      warnings: sameWarnings ? before.warnings : warnings,
      answered: sameAnswered ? before.answered : answered,
    };
  }
}
