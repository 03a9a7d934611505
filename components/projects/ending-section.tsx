import type { ReactNode } from "react";

/** One thing that a lead does with the project as a whole, at the end of its settings. */
export function EndingSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-10 grid max-w-measure gap-3 border-t border-line pt-5">
      <h2 id={id} className="font-medium">
        {title}
      </h2>
      {children}
    </section>
  );
}
