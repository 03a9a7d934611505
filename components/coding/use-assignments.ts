"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useRef, useState } from "react";
import { ask } from "@/components/form/ask-action";
import { usePress } from "@/components/form/use-press";
import { noSteps, stepDone, stepRedone, stepUndone, type Step, type Steps } from "@/components/coding/steps";
import { createTheme } from "@/lib/codebook/actions";
import { assignThemes, refuseSuggestion, unassignTheme } from "@/lib/coding/actions";
import type { ActionResult, Refusal } from "@/lib/errors";
import type { DimensionKey } from "@/lib/vocabulary";

export interface ThemeName {
  id: string;
  name: string;
}
/** What the bar says: the last step, and whether it was undone. */
export interface Done {
  step: Step;
  undone: boolean;
}
type Put = { entryIds: readonly string[]; theme: ThemeName; suggested?: boolean };

/** Assigns themes to entries and removes them. Each step can be undone and done again, exactly. */
export function useAssignments(projectId: string) {
  const router = useRouter();
  const press = usePress();
  const [waiting, setWaiting] = useState(0);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [last, setLast] = useState<Done | null>(null);
  const [steps, setSteps] = useState<Steps>(noSteps);
  // One after the other: an undo that is pressed at once waits for what it undoes.
  const [queue] = useState(() => ({ tail: Promise.resolve(), steps: noSteps }));
  const open = useRef(0);
  const signedOut = useRef(false);
  useEffect(() => {
    if (waiting === 0) return;
    // Closing the page would lose what has not been sent yet.
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, [waiting]);

  const keep = (next: Steps, done: Done) => {
    queue.steps = next;
    setSteps(next);
    setLast(done);
  };
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    open.current += 1;
    setWaiting(open.current);
    setRefusal(null);
    const turn = queue.tail.then(work);
    queue.tail = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn.finally(() => {
      open.current -= 1;
      setWaiting(open.current);
      // What is shown is read again once, after the last of several quick steps. Signed out, that would leave the page
      // for the one to sign in, without a word.
      if (open.current === 0 && !signedOut.current) startTransition(() => router.refresh());
    });
  };
  const attempt = async <Data>(call: () => Promise<ActionResult<Data>>): Promise<Data | null> => {
    const answer = await ask(call);
    signedOut.current = !answer.ok && answer.error.code === "unauthenticated";
    if (answer.ok) return answer.data;
    setRefusal(answer.error);
    return null;
  };

  /** Does a step, or takes it back; returns it as it was done, or null if it was refused. */
  const run = async (step: Step, forwards: boolean): Promise<Step | null> => {
    const { assignments, theme, suggested } = step;
    const entryIds = [...new Set(assignments.map(({ entryId }) => entryId))];
    if (step.kind === "refuse") {
      const [one] = assignments;
      const sent = one && { projectId, ...one, refused: forwards };
      return sent && (await attempt(() => refuseSuggestion(sent))) ? step : null;
    }
    if ((step.kind === "put") === forwards) {
      if (entryIds.length === 0) return step;
      const sent = { projectId, entryIds, themeIds: [theme.id], suggested, again: step.kind === "off" };
      const answer = await attempt(() => assignThemes(sent));
      if (!answer) return null;
      return step.kind === "put" ? { ...step, assignments: answer.assigned } : step;
    }
    if (assignments.length === 0) return step;
    return (await attempt(() => unassignTheme({ projectId, assignments }))) ? step : null;
  };
  const begin = (step: Step): Promise<boolean> =>
    inTurn(async () => {
      const done = await run(step, true);
      if (done)
        keep(done.assignments.length > 0 ? stepDone(queue.steps, done) : queue.steps, { step: done, undone: false });
      return done !== null;
    });

  const put = ({ entryIds, theme, suggested = false }: Put) =>
    begin({ kind: "put", theme, suggested, assignments: entryIds.map((entryId) => ({ entryId, themeId: theme.id })) });
  const one = (kind: "off" | "refuse") => (entryId: string, theme: ThemeName) =>
    begin({ kind, theme, suggested: false, assignments: [{ entryId, themeId: theme.id }] });
  const putOnNew = async (entryIds: readonly string[], dimension: DimensionKey, name: string): Promise<boolean> => {
    const fields = { projectId, dimension, name, definition: "", parentId: null };
    const made = await inTurn(() => attempt(() => createTheme(fields, press.key())));
    if (made) press.done();
    return made ? put({ entryIds, theme: { id: made.themeId, name } }) : false;
  };
  /** The step that was taken back or done again, or null where there is none. */
  const undo = (): Promise<Step | null> =>
    inTurn(async () => {
      const step = queue.steps.done.at(-1);
      const back = step ? await run(step, false) : null;
      if (back) keep(stepUndone(queue.steps, back), { step: back, undone: true });
      return back;
    });
  const redo = (): Promise<Step | null> =>
    inTurn(async () => {
      const step = queue.steps.undone.at(-1);
      const again = step ? await run(step, true) : null;
      if (again) keep(stepRedone(queue.steps, again), { step: again, undone: false });
      return again;
    });

  return {
    put,
    putOnNew,
    remove: one("off"),
    refuse: one("refuse"),
    undo,
    redo,
    pending: waiting > 0,
    refusal,
    last,
    mayUndo: steps.done.length > 0,
    mayRedo: steps.undone.length > 0,
    dismiss: () => setLast(null),
  };
}
export type Assignments = ReturnType<typeof useAssignments>;
