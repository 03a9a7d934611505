"use client";

import { useEffect, useRef, useState, type CompositionEvent, type FocusEvent, type SyntheticEvent } from "react";
import { PersonalWatch, type WatchedTexts } from "@/components/privacy/personal-watch";

/** The watch over the texts of one form. It lives as long as the form. */
export function usePersonalWatch(texts: WatchedTexts): PersonalWatch {
  const current = useRef(texts);
  useEffect(() => {
    current.current = texts;
  });
  const [watch] = useState(
    () => new PersonalWatch({ all: () => current.current.all(), read: (path) => current.current.read(path) }),
  );
  useEffect(() => {
    const down = () => watch.pressed(true);
    const up = () => watch.pressed(false);
    window.addEventListener("pointerdown", down, true);
    window.addEventListener("pointerup", up, true);
    window.addEventListener("pointercancel", up, true);
    watch.changed();
    return () => {
      window.removeEventListener("pointerdown", down, true);
      window.removeEventListener("pointerup", up, true);
      window.removeEventListener("pointercancel", up, true);
      watch.stop();
    };
  }, [watch]);
  return watch;
}

function pathOf({ target }: SyntheticEvent | FocusEvent | CompositionEvent): string {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.name : "";
}

/** Handlers for an element around the fields. The fields' names are their paths. */
export function watchEvents(watch: PersonalWatch) {
  return {
    onInput: (event: SyntheticEvent) => watch.typed(pathOf(event)),
    onBlur: (event: FocusEvent) => watch.left(pathOf(event)),
    onCompositionStart: () => watch.composing(true),
    onCompositionEnd: () => watch.composing(false),
  };
}
