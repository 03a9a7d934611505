"use client";

import { useEffect, useRef } from "react";
import { commandOf, isTyping, type DeskCommand } from "@/components/coding/key-commands";

/** Hears the keys of the desk anywhere on the page. `onCommand` says whether it did something. */
export function useDeskKeys(onCommand: (command: DeskCommand) => boolean): void {
  const latest = useRef(onCommand);
  useEffect(() => {
    latest.current = onCommand;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const command = commandOf(event, isTyping(event.target));
      if (command && latest.current(command)) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
