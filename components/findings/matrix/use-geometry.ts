"use client";

import {
  matrixGeometry,
  narrowGeometry,
  narrowPairGeometry,
  pairGeometry,
} from "@/components/findings/matrix/geometry";
import type { Geometry } from "@/components/ui/windowed/geometry";
import { useNarrow } from "@/components/ui/windowed/use-narrow";

/** The sizes for this screen. */
export function useGeometry(pair: boolean): Geometry {
  const isNarrow = useNarrow();
  if (pair) return isNarrow ? narrowPairGeometry : pairGeometry;
  return isNarrow ? narrowGeometry : matrixGeometry;
}
