"use client";

import { useSyncExternalStore, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";

export const paneNames = ["outline", "paper", "evidence"] as const;
export type PaneName = (typeof paneNames)[number];

export type PanesProps = {
  /** Null until one is chosen: the outline on a phone, else the page. */
  shown: PaneName | null;
  onShow: (pane: PaneName) => void;
  panes: Record<PaneName, ReactNode>;
};

const phone = "(width < 40rem)";
/** All panes are side by side. */
export const wide = "(width >= 80rem)";
const watchPhone = (changed: () => void) => {
  const list = window.matchMedia(phone);
  list.addEventListener("change", changed);
  return () => list.removeEventListener("change", changed);
};

/** The pane that is shown where one is; null in the server's HTML, where the style sheet decides. */
function useShown(chosen: PaneName | null): PaneName | null {
  const first = useSyncExternalStore(
    watchPhone,
    (): PaneName => (window.matchMedia(phone).matches ? "outline" : "paper"),
    () => null,
  );
  return chosen ?? first;
}

const unknown: Record<PaneName, string> = {
  outline: "sm:max-xl:hidden",
  paper: "max-sm:hidden",
  evidence: "max-xl:hidden",
};

const side = "xl:sticky xl:top-18 xl:max-h-[calc(100dvh-9rem)] xl:overflow-y-auto";

/** Outline, page and evidence side by side. On a narrow screen one at a time. Only the page is printed. */
export function Panes({ shown: chosen, onShow, panes }: PanesProps) {
  const t = useTranslations("reports.editor");
  const shown = useShown(chosen);
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
            data-pane={pane}
            aria-label={t(pane)}
            className={classNames(
              shown === null ? unknown[pane] : pane !== shown && "hidden xl:block",
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
