/** What a reviewer has just decided, for the page that comes next. It is forgotten once that page has taken it. */
export interface LastDecision {
  decision: "approved" | "returned";
  site: string;
  /** YYYY-MM-DD */
  visitedOn: string;
}

let last: LastDecision | null = null;

export function noteDecision(decision: LastDecision): void {
  last = decision;
}

export function lastDecision(): LastDecision | null {
  return last;
}

export function forgetDecision(): void {
  last = null;
}
