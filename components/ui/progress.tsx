import { useId, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type ProgressProps = {
  label: ReactNode;
  /** Leave out while the total is not known. */
  value?: number;
  max?: number;
  /** The progress in words, with its unit: 已上传3个,共8个. */
  text?: ReactNode;
  className?: string | undefined;
};

export function Progress({ label, value, max = 100, text, className }: ProgressProps) {
  const id = useId();
  const known = value !== undefined;
  return (
    <div className={classNames("flex flex-col gap-1", className)}>
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <label htmlFor={id}>{label}</label>
        {text && <span className="text-muted">{text}</span>}
      </div>
      <span className="relative block h-1.5 overflow-hidden rounded-full bg-line">
        <progress
          id={id}
          max={max}
          {...(known && { value })}
          className={classNames(
            "absolute inset-0 block size-full appearance-none border-0 bg-transparent",
            "[&::-moz-progress-bar]:bg-action [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-action",
            !known && "opacity-0",
          )}
        />
        {!known && <span aria-hidden className="block h-full w-1/3 animate-pending bg-action motion-reduce:w-full" />}
      </span>
    </div>
  );
}
