import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type TableProps = {
  /** The name of the scrolling region and of the table. */
  label: string;
  children: ReactNode;
  /** Scroll within the height of the screen and keep the head visible. Leave off for short tables. */
  tall?: boolean;
  className?: string | undefined;
};

/** A 三线表: thick rules above and below, a thin one under the head, no vertical rules. */
export function Table({ label, children, tall = false, className }: TableProps) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className={classNames(
        "relative overflow-auto border-y-[1.5px] border-ink print:max-h-none print:overflow-visible",
        tall && "max-h-[calc(100dvh-10rem)]",
        className,
      )}
    >
      <table className="w-full border-separate border-spacing-0 text-sm wrap-break-word">{children}</table>
    </div>
  );
}

type CellAlign = { numeric?: boolean };

export function HeadCell({ numeric, className, scope = "col", ...rest }: ComponentProps<"th"> & CellAlign) {
  return (
    <th
      {...rest}
      scope={scope}
      className={classNames(
        "px-3 py-2 align-bottom first:ps-1 last:pe-1",
        scope === "col"
          ? "sticky top-0 z-10 border-b border-edge bg-ground whitespace-nowrap"
          : "min-w-[6em] border-b border-line",
        numeric ? "text-end" : "text-start",
        className,
      )}
    />
  );
}

export function Row({ className, ...rest }: ComponentProps<"tr">) {
  return <tr {...rest} className={classNames("hover:bg-sunken [&:last-child>*]:border-b-0", className)} />;
}

export function Cell({ numeric, className, ...rest }: ComponentProps<"td"> & CellAlign) {
  return (
    <td
      {...rest}
      className={classNames(
        "border-b border-line px-3 py-2 align-top first:ps-1 last:pe-1",
        numeric && "text-end whitespace-nowrap",
        className,
      )}
    />
  );
}
