import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";

/**
 * Shared by input, textarea and select: 16 px text, so that phones do not zoom in on focus. Without transitions: they
 * run at every change of the focus, and each of their frames lays out and paints the form again.
 */
export const controlClass = classNames(
  "w-full min-w-0 rounded-md border border-edge bg-surface px-3 text-base text-ink",
  "hover:border-action focus-visible:border-action focus-visible:outline-offset-0",
  "aria-invalid:border-vermilion aria-invalid:bg-vermilion-soft",
  "[&[readonly]]:bg-sunken disabled:border-line disabled:bg-sunken disabled:text-muted",
);

export function Input({ className, type = "text", ...rest }: ComponentProps<"input">) {
  return <input {...rest} type={type} className={classNames(controlClass, "h-10 pointer-coarse:h-11", className)} />;
}
