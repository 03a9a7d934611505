"use client";

import { useEffect } from "react";
import { isCarryingOn } from "@/components/form/kept-typing";

/** Asks before the page is left with unsaved changes, by closing it or by a link inside the product. */
export function useLeaveGuard(unsaved: boolean, question: string) {
  useEffect(() => {
    if (!unsaved) return;
    const beforeUnload = (event: BeforeUnloadEvent) => {
      if (!isCarryingOn()) event.preventDefault();
    };
    // Next's links change the page without unloading it, so they are caught before they are followed.
    const onClick = (event: MouseEvent) => {
      if (
        event.defaultPrevented ||
        event.button !== 0 ||
        event.metaKey ||
        event.ctrlKey ||
        event.shiftKey ||
        event.altKey
      )
        return;
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || !link.href || link.target === "_blank" || link.hasAttribute("download")) return;
      const { origin, pathname } = new URL(link.href);
      if (origin !== window.location.origin || pathname === window.location.pathname) return;
      if (window.confirm(question)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("beforeunload", beforeUnload);
    document.addEventListener("click", onClick, true);
    return () => {
      window.removeEventListener("beforeunload", beforeUnload);
      document.removeEventListener("click", onClick, true);
    };
  }, [unsaved, question]);
}
