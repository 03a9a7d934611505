"use client";

import type { ReactNode } from "react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useBehind } from "@/components/findings/behind/use-behind";
import { NotRead } from "@/components/form/not-read";
import { Disclosure } from "@/components/ui/disclosure";

type BehindRowProps<Behind> = {
  id?: string;
  summary: ReactNode;
  aside: ReactNode;
  /** Where what is behind the row is read from … */
  address: string;
  /** … and the page that shows the same: without script, to print, or to pass on. */
  page: string;
  children: (behind: Behind) => ReactNode;
};

/** A row that opens in place. What is behind it comes when it is opened. */
export function BehindRow<Behind>({ id, summary, aside, address, page, children }: BehindRowProps<Behind>) {
  const t = useTranslations("findings.behind");
  const { state, open } = useBehind<Behind>(address);
  return (
    <Disclosure id={id} summary={summary} aside={aside} onOpen={open}>
      {state.step === "read" && children(state.behind)}
      {state.step === "loading" && (
        <p role="status" className="text-sm text-muted">
          {t("loading")}
        </p>
      )}
      {state.step === "failed" && (
        <NotRead refusal={state.refusal} failed={t("failed")} again={{ label: t("again"), onAgain: open }} />
      )}
      <p className="mt-3 text-sm print:hidden">
        <Link href={page} prefetch={false} className="touch-link">
          {t("page")}
        </Link>
      </p>
    </Disclosure>
  );
}
