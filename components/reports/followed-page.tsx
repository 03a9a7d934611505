"use client";

import { useContext, useEffect, useRef, type ReactNode } from "react";
import { OnScreen } from "@/components/reports/on-screen";
import { ScreenWatch } from "@/components/reports/screen-watch";

/** The page of a report, whose outline shows which part of it is on the screen. */
export function FollowedPage({ children }: { children: ReactNode }) {
  const onScreen = useContext(OnScreen);
  const page = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const watch = useRef<ScreenWatch>(null);
  useEffect(() => {
    // An old browser lacks it: its outline shows only the part in hand.
    if (!end.current || !("IntersectionObserver" in window)) return;
    const own = new ScreenWatch(end.current, (place) => onScreen.tell(place));
    watch.current = own;
    return () => own.end();
  }, [onScreen]);
  // Each time that it is drawn: another part may be on it.
  useEffect(() => {
    if (page.current) watch.current?.watch(page.current.querySelectorAll("[data-unit]"));
  });
  return (
    <div ref={page}>
      {children}
      <div ref={end} />
    </div>
  );
}
