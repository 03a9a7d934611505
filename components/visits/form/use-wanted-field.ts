"use client";

import { useCallback, useEffect } from "react";
import { fieldPlace, goToPlace } from "@/components/form/go-to-field";

/**
 * Returns what shows a field of the form and gives it the focus. An address may name one (`?field=audiences`): once the
 * form is there, it is gone to.
 *
 * @param reveal Makes the field visible. Stable while the form is open.
 * @param ready Whether the field can have the focus.
 */
export function useWantedField(reveal: (path: string) => void, ready: boolean): (path: string) => void {
  const goTo = useCallback(
    (path: string) => {
      reveal(path);
      const form = document.querySelector("[data-form-bar]");
      const place = form && fieldPlace(form, path);
      if (place) goToPlace(place);
    },
    [reveal],
  );
  useEffect(() => {
    const path = new URLSearchParams(window.location.search).get("field");
    if (!path || !ready) return;
    // After this effect, because revealing draws the form at once.
    const frame = requestAnimationFrame(() => goTo(path));
    return () => cancelAnimationFrame(frame);
  }, [goTo, ready]);
  return goTo;
}
