"use client";

import { useLayoutEffect, useState } from "react";
import { FollowedPage } from "@/components/reports/followed-page";
import { OnScreen } from "@/components/reports/on-screen";
import { Panes, wide, type PanesProps } from "@/components/reports/panes";
import { Signal } from "@/components/ui/signal";

/**
 * The panes of a report, of which the outline follows the page. On a narrow screen, which shows one of them, each is
 * opened at the part that the other showed.
 */
export function FollowedPanes({ shown, onShow, panes }: PanesProps) {
  const [onScreen] = useState(() => new Signal<string | null>(null));
  useLayoutEffect(() => {
    const place = onScreen.current();
    if (place === null || window.matchMedia(wide).matches) return;
    const found =
      shown === "outline"
        ? document.querySelector("[data-pane=outline] [data-here]")
        : shown === "paper" && document.querySelector(`[data-pane=paper] [data-unit="${place}"]:not(.hidden)`);
    if (found) found.scrollIntoView({ block: "center" });
  }, [shown, onScreen]);
  return (
    <OnScreen value={onScreen}>
      <Panes {...{ shown, onShow }} panes={{ ...panes, paper: <FollowedPage>{panes.paper}</FollowedPage> }} />
    </OnScreen>
  );
}
