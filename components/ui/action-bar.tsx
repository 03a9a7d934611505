import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/**
 * The buttons of a long form, always reachable at the bottom. While a page has one, the frame hides its own bottom bar
 * (`data-bottom-bar`), so that a phone never shows two.
 */
export function ActionBar({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return (
    <div
      data-bottom-bar
      className={classNames(
        "sticky bottom-0 z-20 -mx-4 mt-6 flex items-center justify-between gap-2 border-t border-line bg-ground px-4 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8 print:hidden",
        className,
      )}
    >
      {children}
    </div>
  );
}
