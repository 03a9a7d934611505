"use client";

import { useState } from "react";
import type { FieldPath, FieldValues, UseFormSetError } from "react-hook-form";
import { ask } from "@/components/form/ask-action";
import { usePress } from "@/components/form/use-press";
import { messageOfProblem } from "@/components/form/schema-resolver";
import type { ActionResult, Refusal } from "@/lib/errors";

/** Calls a server action and keeps its result: `pending` while it runs, `refusal` for `RefusalNotice`. */
export function useAction<Input, Data>(action: (input: Input, press: string) => Promise<ActionResult<Data>>) {
  const press = usePress();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const send = async (input: Input): Promise<ActionResult<Data>> => {
    setPending(true);
    setRefusal(null);
    const answer = await ask(() => action(input, press.key()));
    if (answer.ok) press.done();
    else setRefusal(answer.error);
    setPending(false);
    return answer;
  };

  return { send, pending, refusal, forget: () => setRefusal(null) };
}

/** Shows the server's problems at their fields and focuses the first one. */
export function showProblems<Values extends FieldValues>(setError: UseFormSetError<Values>, refusal: Refusal): void {
  refusal.fields?.forEach((problem, index) => {
    // The server uses field names of the same schema.
    setError(
      problem.path as FieldPath<Values>,
      { type: "server", message: messageOfProblem(problem) },
      { shouldFocus: index === 0 },
    );
  });
}
