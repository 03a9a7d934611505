import { classNames } from "@/components/ui/class-names";

const widths = ["w-full", "w-11/12", "w-4/5", "w-full", "w-2/3"];

/** Reserves the place of text that is still loading. It does not shimmer. */
export function Skeleton({
  label,
  lines = 3,
  className,
}: {
  label: string;
  lines?: number;
  className?: string | undefined;
}) {
  return (
    <div role="status" className={classNames("flex flex-col", className)}>
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} aria-hidden className="flex h-10 items-center border-b border-line">
          <span className={classNames("h-3 rounded-sm bg-line", widths[line % widths.length])} />
        </span>
      ))}
    </div>
  );
}
