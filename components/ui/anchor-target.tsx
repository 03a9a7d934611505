"use client";

import { useEffect } from "react";

/**
 * Scrolls to the element that the address names, and marks it. The browser does this only for a full page load: after a
 * link inside the product it neither finds elements rendered later nor matches `:target`.
 */
export function AnchorTarget() {
  useEffect(() => {
    const point = () => {
      document.querySelector("[data-target]")?.removeAttribute("data-target");
      const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
      if (!target) return;
      target.setAttribute("data-target", "");
      target.scrollIntoView({ block: "center" });
    };
    point();
    window.addEventListener("hashchange", point);
    return () => window.removeEventListener("hashchange", point);
  }, []);
  return null;
}
