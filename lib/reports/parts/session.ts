import {
  changesOf,
  isEmpty,
  patched,
  type ReportChanges,
  type ReportDelta,
  type Tidy,
} from "@/lib/reports/parts/changes";
import { assemble, orderOf, partsOf, samePart } from "@/lib/reports/parts/parts";
import { rebase, type Dispute } from "@/lib/reports/parts/rebase";
import type { ReportPart, ServedReport } from "@/lib/reports/parts/types";
import type { ReportDraft } from "@/lib/reports/types";

/** Fields of several lines: two texts of them can stand one after the other. */
const passages = new Set(["preface", "closing", "text", "annexes"]);

export type Choice = "mine" | "theirs" | "both";

export function mayKeepBoth({ fields }: Dispute): boolean {
  return fields.length > 0 && fields.every((field) => passages.has(field));
}

function joined(mine: ReportPart, { theirs, fields }: Dispute): ReportPart {
  const [own, other] = [mine.content, theirs.content] as unknown as Record<string, unknown>[];
  const both = fields.map((field) => [field, `${String(other?.[field])}\n${String(own?.[field])}`] as const);
  return { ...mine, content: { ...own, ...Object.fromEntries(both) } } as unknown as ReportPart; // only texts replaced by texts
}

/** What a session needs of the editor around it. */
interface Editor {
  /** The report as it is typed now. */
  read(): ReportDraft;
  /** Shows a report in which another person's changes have been put in. */
  put(draft: ReportDraft): void;
  /** Another person's changes have come in: from `before` to `now`. */
  advanced(before: ReportDraft, now: ReportDraft): void;
  tidy: Tidy;
  /** Parts that the server would refuse as they are. The others save without them. */
  faulty(parts: readonly ReportPart[]): readonly string[];
}

/**
 * One person at work on a report: what the server has, what this person has changed, and what has to be settled with
 * another person's text. Parts save alone; a text that another person has changed too waits for a choice.
 */
export class ReportSession {
  private readonly disputed = new Map<string, Dispute & { before: ReportPart | undefined }>();
  private readonly sent = new Map<string, ReportPart[]>();

  constructor(
    private served: ServedReport,
    private readonly editor: Editor,
  ) {}

  get version(): number {
    return this.served.version;
  }

  get disputes(): ReadonlyMap<string, Dispute> {
    return this.disputed;
  }

  /** What is to be sent now. Null if there is nothing. Its texts are remembered until the server has answered. */
  toSend(): ReportChanges | null {
    const { tidy } = this.editor;
    const mine = this.editor.read();
    const held = new Set(this.disputed.keys());
    for (const key of this.editor.faulty(changesOf(this.served, mine, { held, tidy }).parts.map(({ part }) => part)))
      held.add(key);
    const changes = changesOf(this.served, mine, { held, tidy });
    if (isEmpty(changes)) return null;
    for (const { part } of changes.parts) {
      const known = this.sent.get(part.key) ?? [];
      if (!known.some((one) => samePart(one, part))) this.sent.set(part.key, [...known, part]);
    }
    return changes;
  }

  private openIn(mine: ReportDraft): ReportChanges {
    const { tidy } = this.editor;
    return changesOf(this.served, mine, { held: new Set(), tidy });
  }

  /** Whether the server lacks something of what is typed. */
  lacks(mine: ReportDraft): boolean {
    return this.disputed.size > 0 || !isEmpty(this.openIn(mine));
  }

  get dirty(): boolean {
    return this.lacks(this.editor.read());
  }

  /** The parts that the server does not have as they are typed. */
  get unsaved(): readonly ReportPart[] {
    return this.openIn(this.editor.read()).parts.map(({ part }) => part);
  }

  /**
   * The server's word. `answered`: it answers what was sent. What it already had, because the answer was lost, is known
   * as this person's own text. Returns the parts that were removed here and are back.
   */
  take(delta: ReportDelta, answered: boolean): readonly string[] {
    if (delta.version < this.served.version) return [];
    const now = patched(this.served, delta);
    const before = this.served.draft;
    const mine = this.editor.read();
    const { draft, disputes, returned } = rebase({
      before,
      mine,
      now: now.draft,
      sent: this.sent,
      tidy: this.editor.tidy,
    });
    const [old, there, own] = [partsOf(before), partsOf(now.draft), partsOf(draft)];
    for (const [key, dispute] of disputes) {
      this.disputed.set(key, { ...dispute, before: this.disputed.get(key)?.before ?? old.get(key) });
    }
    for (const key of this.disputed.keys()) {
      const theirs = there.get(key);
      if (!theirs || samePart(own.get(key), theirs)) this.disputed.delete(key);
    }
    const sentByMe = [...there.values()].every(
      (part) => samePart(part, old.get(part.key)) || (this.sent.get(part.key) ?? []).some((one) => samePart(one, part)),
    );
    this.served = now;
    if (!sentByMe) this.editor.advanced(before, now.draft);
    if (answered) this.sent.clear();
    if (JSON.stringify(draft) !== JSON.stringify(mine)) this.editor.put(draft);
    return returned;
  }

  /** Text that was typed on an earlier report, put on top of the one of today. */
  resume(begunOn: ReportDraft, typed: ReportDraft): void {
    const { tidy } = this.editor;
    const { draft, disputes } = rebase({ before: begunOn, mine: typed, now: this.served.draft, tidy });
    const old = partsOf(begunOn);
    for (const [key, dispute] of disputes) this.disputed.set(key, { ...dispute, before: old.get(key) });
    this.editor.put(draft);
  }

  /** A person has seen both texts and chosen. The other text stays in the history. */
  settle(key: string, choice: Choice): void {
    const dispute = this.disputed.get(key);
    if (!dispute) return;
    this.disputed.delete(key);
    if (choice === "mine") return;
    const draft = this.editor.read();
    const parts = partsOf(draft);
    const mine = parts.get(key);
    if (!mine) return;
    parts.set(key, choice === "theirs" ? dispute.theirs : joined(mine, dispute));
    this.editor.put(assemble(parts, orderOf(draft)));
  }

  /**
   * What the typed text was begun on, to be kept with it: of a disputed part the text before the dispute, so that it is
   * found again after a reload.
   */
  get begunOn(): ReportDraft {
    const parts = partsOf(this.served.draft);
    for (const [key, { before }] of this.disputed) {
      if (before) parts.set(key, before);
    }
    return assemble(parts, orderOf(this.served.draft));
  }
}
