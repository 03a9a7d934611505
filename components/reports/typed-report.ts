import type { ReportDraft } from "@/lib/reports/types";

/**
 * The report at every key. As the value of a context, React would look through all rows of the outline and all points of
 * the page for its users at each of them.
 */
export class TypedReport {
  readonly #listeners = new Set<() => void>();
  #draft: ReportDraft;

  constructor(draft: ReportDraft) {
    this.#draft = draft;
  }

  /** As it is at this moment, which may not be drawn yet. */
  readonly read = () => this.#draft;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  show(draft: ReportDraft): void {
    if (draft === this.#draft) return;
    this.#draft = draft;
    for (const listener of this.#listeners) listener();
  }
}
