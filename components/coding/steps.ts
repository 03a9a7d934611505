import type { Assignment } from "@/lib/coding/schema";

/** What was done at the desk, so that exactly that can be undone and done again. Pure. */
export interface Step {
  kind: "put" | "off" | "refuse";
  theme: { id: string; name: string };
  /** Exactly the assignments that the step made or took away; of a refusal, what was refused. */
  assignments: Assignment[];
  /** Taken from a suggestion. */
  suggested: boolean;
}

export interface Steps {
  done: readonly Step[];
  undone: readonly Step[];
}

export const noSteps: Steps = { done: [], undone: [] };
const mostSteps = 100;

export const stepDone = ({ done }: Steps, step: Step): Steps => ({
  done: [...done, step].slice(-mostSteps),
  undone: [],
});
export const stepUndone = ({ done, undone }: Steps, step: Step): Steps => ({
  done: done.slice(0, -1),
  undone: [...undone, step],
});
export const stepRedone = ({ done, undone }: Steps, step: Step): Steps => ({
  done: [...done, step],
  undone: undone.slice(0, -1),
});
