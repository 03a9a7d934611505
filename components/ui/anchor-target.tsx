"use client";

import { useEffect } from "react";

/**
 * Brings what the address points at into sight and marks it. The browser does so itself only for a whole page load: a link
 * followed within the product neither finds what was not drawn yet nor matches `:target`.
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
