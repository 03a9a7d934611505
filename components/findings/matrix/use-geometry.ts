"use client";

import { useSyncExternalStore } from "react";
import {
  matrixGeometry,
  narrowGeometry,
  narrowPairGeometry,
  pairGeometry,
  type Geometry,
} from "@/components/findings/matrix/geometry";

const narrow = "(width < 40rem)";

function listen(changed: () => void): () => void {
  const query = matchMedia(narrow);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** The sizes for this screen. The server draws for a wide one. */
export function useGeometry(pair: boolean): Geometry {
  const isNarrow = useSyncExternalStore(
    listen,
    () => matchMedia(narrow).matches,
    () => false,
  );
  if (pair) return isNarrow ? narrowPairGeometry : pairGeometry;
  return isNarrow ? narrowGeometry : matrixGeometry;
}
