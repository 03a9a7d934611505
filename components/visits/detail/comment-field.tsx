"use client";

import { useImperativeHandle, type ComponentProps, type ReactNode } from "react";
import { useTooLong } from "@/components/form/use-too-long";
import { usePersonalWarning } from "@/components/privacy/use-personal-warning";
import { watchEvents } from "@/components/privacy/use-personal-watch";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useEarlyValue } from "@/components/ui/use-early-value";
import { commentPath, useReview } from "@/components/visits/detail/review-context";
import { longestComment } from "@/lib/visits/review-schema";

type CommentFieldProps = Pick<ComponentProps<typeof Textarea>, "autoFocus" | "ref"> & {
  /** The entry that the comment is about; "" for the visit as a whole. */
  entryId: string;
  label: ReactNode;
  hint: ReactNode;
  error?: ReactNode;
  id?: string;
  className?: string;
};

/** The text box of one comment, with a quiet warning if it seems to contain personal data. */
export function CommentField({ entryId, label, hint, error, id, className, ref, ...box }: CommentFieldProps) {
  const { texts, write, personal, redactComment } = useReview();
  const path = commentPath(entryId);
  const own = useEarlyValue<HTMLTextAreaElement>(texts[entryId] ?? "", (entered) => write(entryId, entered));
  useImperativeHandle<HTMLTextAreaElement | null, HTMLTextAreaElement | null>(ref, () => own.current);
  const tooLong = useTooLong(texts[entryId] ?? "", longestComment);
  const warning = usePersonalWarning({
    watch: personal,
    path,
    onRedact: () => redactComment(entryId),
    onKeep: () => personal.keep(personal.wordsAt(path)),
  });
  return (
    <Field {...{ id, label, hint, warning, className }} error={error ?? tooLong}>
      {(field) => (
        <Textarea
          {...field}
          {...box}
          ref={own}
          {...watchEvents(personal)}
          name={path}
          rows={2}
          value={texts[entryId] ?? ""}
          onChange={(event) => write(entryId, event.target.value)}
        />
      )}
    </Field>
  );
}
