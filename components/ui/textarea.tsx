"use client";

import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";
import { controlClass } from "@/components/ui/input";
import { useHydrated } from "@/components/ui/use-hydrated";

type TextareaProps = ComponentProps<"textarea"> & {
  /**
   * Its text in the server's HTML, for a box whose text is written by the form from then on. As a `defaultValue`, React
   * would write it into the page again at every key.
   */
  firstText?: string | undefined;
};

/** Grows with its text if the browser can (`field-sizing`). Otherwise it keeps its rows and can be resized. */
export function Textarea({ className, rows = 3, firstText, ...rest }: TextareaProps) {
  const first = useHydrated() ? undefined : firstText;
  return (
    <textarea
      {...(first !== undefined && { defaultValue: first })}
      {...rest}
      rows={rows}
      className={classNames(
        controlClass,
        "field-sizing-content max-h-[70dvh] min-h-[calc(1lh*2+1rem)] resize-y py-2",
        className,
      )}
    />
  );
}
