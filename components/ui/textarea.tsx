import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";
import { controlClass } from "@/components/ui/input";

/** Grows with its text if the browser can (`field-sizing`). Otherwise it keeps its rows and can be resized. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
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
