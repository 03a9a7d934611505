"use client";

import { useEffect, useId, useRef, type ReactNode } from "react";
import { messageOfProblem } from "@/components/form/schema-resolver";
import { ErrorText } from "@/components/form/error-text";
import { useEditor } from "@/components/reports/editor-context";
import { TextEditor } from "@/components/reports/text/text-editor";
import { usePieceLook } from "@/components/reports/text/use-piece-look";
import { classNames } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { controlClass } from "@/components/ui/input";
import { useHydrated } from "@/components/ui/use-hydrated";
import { partsOf } from "@/lib/reports/parts/parts";
import { namedTokens } from "@/lib/reports/tokens";

type PieceFieldProps = {
  /** The part of the report, and its field that holds the text. */
  partKey: string;
  field: "preface" | "closing" | "lead" | "text";
  value: string;
  label: string;
  hint?: ReactNode;
};

const boxLook = classNames(
  controlClass,
  "max-h-[70dvh] min-h-[calc(1lh*3+1rem)] overflow-y-auto py-2 break-words whitespace-pre-wrap",
);

/** The text in hand: words, counted figures and marks of citations. */
export function PieceField({ partKey, field, value, label, hint }: PieceFieldProps) {
  const { read, type, faults, hand, tokenValues, closed, fill } = useEditor();
  const place = useRef<HTMLDivElement>(null);
  const box = useRef<TextEditor | null>(null);
  const look = usePieceLook(partKey);
  const id = useId();
  const hydrated = useHydrated();
  const problem = faults.find(({ part }) => part.key === partKey)?.problems.find(({ path }) => path === field);
  const before = useRef<{ caret: TextEditor["caret"]; focused: boolean } | null>(null);
  const latest = useRef({ look, type });
  useEffect(() => {
    latest.current = { look, type };
  });

  // With other figures it is opened again, with the text of this moment.
  useEffect(() => {
    if (!place.current || closed) return;
    const content: Record<string, unknown> = { ...partsOf(read()).get(partKey)?.content };
    const editor = new TextEditor({
      element: place.current,
      text: String(content[field] ?? ""),
      attributes: {
        id,
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        "aria-describedby": `${id}-hint ${id}-error`,
        class: boxLook,
      },
      caret: before.current?.caret ?? null,
      look: (raw) => latest.current.look(raw),
      onType: (text, byKey) => latest.current.type(partKey, { [field]: text }, byKey),
    });
    box.current = editor;
    hand.take(editor);
    if (before.current?.focused) editor.focus();
    return () => {
      before.current = { caret: editor.caret, focused: editor.focused };
      editor.close();
      box.current = null;
      hand.leave(editor);
    };
  }, [partKey, field, label, id, read, hand, tokenValues, closed]);
  useEffect(() => {
    const content: Record<string, unknown> = { ...partsOf(read()).get(partKey)?.content };
    // Not what was drawn last: the next key may be in the box by now.
    const now = String(content[field] ?? "");
    if (box.current && box.current.text !== now) box.current.show(now);
  }, [value, partKey, field, read]);

  return (
    <Field label={label} hint={hint} error={problem && <ErrorText message={messageOfProblem(problem)} />} id={id}>
      {() => (
        <>
          {(!hydrated || closed) && (
            <p className={classNames(boxLook, "text-muted")}>{closed ? fill(value) : namedTokens(value)}</p>
          )}
          {!closed && <div ref={place} />}
        </>
      )}
    </Field>
  );
}
