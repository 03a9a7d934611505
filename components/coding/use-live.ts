"use client";

import { useEffect, useRef, useState } from "react";

/** "quiet": nothing is known to be wrong, or live work cannot be had here. */
export type LiveState = "quiet" | "live" | "lost";

/** Twice what the server takes between two signs of life, and a little more. */
const silenceMs = 45_000;
const againMs = 2_000;
/** Where the server says that it has no connection for this. */
const offMs = 300_000;

interface Hears {
  /** Something was changed, by this person (in any window) or by others; or may have been while nothing was heard. */
  changed: (by: "own" | "other" | "unknown") => void;
}

/**
 * Hears that others work in the project. A hidden page hears nothing, since a browser has few connections, and catches
 * up when it is shown again.
 */
export function useLive(projectId: string, { changed }: Hears): LiveState {
  const [state, setState] = useState<LiveState>("quiet");
  const hears = useRef(changed);
  useEffect(() => {
    hears.current = changed;
  }, [changed]);
  useEffect(() => {
    let source: EventSource | null = null;
    let timer: number | undefined;
    let silence: number | undefined;
    let ever = false;
    const stop = () => {
      window.clearTimeout(timer);
      window.clearTimeout(silence);
      source?.close();
      source = null;
    };
    const later = (ms: number) => {
      stop();
      timer = window.setTimeout(open, ms);
    };
    const lost = () => {
      if (ever) setState("lost");
      later(againMs);
    };
    const alive = () => {
      window.clearTimeout(silence);
      silence = window.setTimeout(lost, silenceMs);
    };
    function open() {
      stop();
      if (document.visibilityState === "hidden") return;
      alive();
      source = new EventSource(`/api/live/${projectId}`);
      source.addEventListener("error", lost);
      source.addEventListener("hello", alive);
      source.addEventListener("beat", alive);
      source.addEventListener("ready", () => {
        ever = true;
        setState("live");
        hears.current("unknown");
      });
      source.addEventListener("changed", ({ data }) => hears.current(data === "own" ? "own" : "other"));
      source.addEventListener("lost", () => setState("lost"));
      source.addEventListener("off", () => {
        setState("quiet");
        later(offMs);
      });
      source.addEventListener("gone", () => {
        setState("quiet");
        stop();
      });
    }
    const shown = () => {
      if (document.visibilityState === "hidden") stop();
      else if (!source) open();
    };
    open();
    document.addEventListener("visibilitychange", shown);
    window.addEventListener("offline", lost);
    window.addEventListener("online", open);
    return () => {
      stop();
      document.removeEventListener("visibilitychange", shown);
      window.removeEventListener("offline", lost);
      window.removeEventListener("online", open);
    };
  }, [projectId]);
  return state;
}
