"use client";

import { useEffect } from "react";

/** Tells the first script of the page that presses reach React. See early-press-script.ts. */
export function EarlyPresses() {
  useEffect(() => window.reactListens?.(), []);
  return null;
}
