"use client";

import { useCallback, useEffect, useState, type ComponentProps } from "react";
import type { FieldValues } from "react-hook-form";
import { TextareaField } from "@/components/form/textarea-field";
import { usePersonalWarning } from "@/components/privacy/use-personal-warning";
import { usePersonalWatch, watchEvents } from "@/components/privacy/use-personal-watch";
import type { Undoable } from "@/components/visits/form/row-editing";
import { UndoBar } from "@/components/visits/form/undo-bar";
import { redact, restored } from "@/lib/privacy/personal-data";

type WatchedTextareaProps<Values extends FieldValues, Output> = ComponentProps<typeof TextareaField<Values, Output>> & {
  /** The form's own text of the field. */
  read: () => string;
  write: (text: string) => void;
};

/** A text box of the findings with a quiet warning if it seems to contain personal data. It never blocks. */
export function WatchedTextarea<Values extends FieldValues, Output>(props: WatchedTextareaProps<Values, Output>) {
  const { read, write, ...field } = props;
  const [undoable, setUndoable] = useState<Undoable | null>(null);
  const watch = usePersonalWatch({
    all: () => [{ path: field.name, text: read() }],
    read: (path) => (path === field.name ? read() : undefined),
  });
  useEffect(() => watch.changed(), [watch, undoable]);
  const redactText = () => {
    const redaction = redact(read(), watch.kept);
    write(redaction.text);
    const undo = () => write(restored(read(), redaction));
    setUndoable({ kind: "redacted", count: redaction.replaced.length, undo });
  };
  const warning = usePersonalWarning({
    ...{ watch, path: field.name, onRedact: redactText },
    onKeep: () => watch.keep(watch.wordsAt(field.name)),
  });
  const dismiss = useCallback(() => setUndoable(null), []);
  return (
    <div {...watchEvents(watch)}>
      <TextareaField {...field} warning={warning} />
      <UndoBar undoable={undoable} onDone={dismiss} />
    </div>
  );
}
