"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";

export const paneNames = ["outline", "paper", "evidence"] as const;
export type PaneName = (typeof paneNames)[number];

type PanesProps = {
  shown: PaneName;
  onShow: (pane: PaneName) => void;
  panes: Record<PaneName, ReactNode>;
};

const side = "xl:sticky xl:top-18 xl:max-h-[calc(100dvh-9rem)] xl:overflow-y-auto";

/** Outline, page and evidence side by side. On a narrow screen one at a time. Only the page is printed. */
export function Panes({ shown, onShow, panes }: PanesProps) {
  const t = useTranslations("reports.editor");
  return (
    <>
      <div role="group" aria-label={t("panes")} className="mb-4 flex border-b border-line xl:hidden print:hidden">
        {paneNames.map((pane) => (
          <button
            key={pane}
            type="button"
            aria-pressed={pane === shown}
            onClick={() => onShow(pane)}
            className={classNames(
              "min-h-11 grow border-b-2 px-3 -outline-offset-2",
              pane === shown ? "border-ink font-semibold" : "border-transparent text-muted hover:text-ink",
            )}
          >
            {t(pane)}
          </button>
        ))}
      </div>
      <div className="gap-6 xl:grid xl:grid-cols-[15rem_minmax(0,1fr)_19rem] xl:items-start print:block">
        {paneNames.map((pane) => (
          <section
            key={pane}
            aria-label={t(pane)}
            className={classNames(
              pane !== shown && "hidden xl:block",
              pane === "paper" ? "print:block!" : `${side} print:hidden!`,
            )}
            {...(pane !== "paper" && { tabIndex: 0 })}
          >
            {panes[pane]}
          </section>
        ))}
      </div>
    </>
  );
}
