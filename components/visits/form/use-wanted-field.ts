"use client";

import { useEffect, useRef } from "react";
import { fieldPlace, goToPlace } from "@/components/form/go-to-field";

/**
 * An address may name a field of the form (`?field=audiences`): once the form is there, it is shown and gets the focus.
 */
export function useWantedField(reveal: (path: string) => void) {
  const latest = useRef(reveal);
  useEffect(() => {
    latest.current = reveal;
  }, [reveal]);
  useEffect(() => {
    const path = new URLSearchParams(window.location.search).get("field");
    if (!path) return;
    // After this effect, because revealing draws the form at once.
    const frame = requestAnimationFrame(() => {
      latest.current(path);
      const form = document.querySelector("form[data-form-bar]");
      const place = form && fieldPlace(form, path);
      if (place) goToPlace(place);
    });
    return () => cancelAnimationFrame(frame);
  }, []);
}
