import { inexactWords, numberOf } from "@/lib/visits/said/figure";
import { figureSchema, type FigureContent, type VisitContent } from "@/lib/visits/schema";

/** A figure as its row has it. Pure. */
export interface CountedFigure extends Omit<FigureContent, "value"> {
  /** Exact decimal. */
  value: string | null;
  /** The words of an inexact value. */
  said: string;
  position: number;
}

/** The figures of a visit that can be counted. What is not understood yet waits in the content of the draft. */
export function countedFigures({ figures }: Pick<VisitContent, "figures">): CountedFigure[] {
  return figures
    .flatMap((figure) => figureSchema.safeParse(figure).data ?? [])
    .map(({ value, ...figure }, position) => ({
      ...figure,
      value: numberOf(value),
      said: inexactWords(value),
      position,
    }));
}

/** Indicators are the same by name and unit. */
export const indicatorKey = ({ indicator, unit }: Pick<CountedFigure, "indicator" | "unit">) => `${indicator}\n${unit}`;
