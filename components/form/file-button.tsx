"use client";

import { useEffect, useEffectEvent, useRef, type ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";

type FileButtonProps = {
  id?: string;
  accept: string;
  multiple?: boolean;
  disabled?: boolean;
  /** Ids of the texts that describe the field and its fault. */
  describedBy: string;
  invalid?: boolean;
  /** Called with at least one file. */
  onFiles: (files: [File, ...File[]]) => void;
  children: ReactNode;
};

/**
 * The button that chooses files. The browser's own button would be in the browser's language, not the reader's.
 * A file that is chosen before the page's scripts run is taken as soon as they do.
 */
export function FileButton({
  id,
  accept,
  multiple,
  disabled,
  describedBy,
  invalid,
  onFiles,
  children,
}: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const take = useEffectEvent(() => {
    const [first, ...rest] = input.current?.files ?? [];
    if (!first || !input.current) return;
    // The same file can be chosen again after a correction.
    input.current.value = "";
    onFiles([first, ...rest]);
  });
  useEffect(() => take(), []);
  return (
    <label
      htmlFor={id}
      className={buttonClass({
        className:
          "relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-action",
      })}
    >
      {children}
      <input
        ref={input}
        id={id}
        type="file"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        aria-describedby={describedBy}
        aria-invalid={invalid ? true : undefined}
        onChange={(event) => {
          const [first, ...rest] = event.target.files ?? [];
          event.target.value = "";
          if (first) onFiles([first, ...rest]);
        }}
        className="sr-only"
      />
    </label>
  );
}
