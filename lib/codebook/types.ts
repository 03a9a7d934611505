import type { DimensionKey } from "@/lib/vocabulary";

/** A theme at its depth in the tree; 0 is the top. */
export interface Theme {
  id: string;
  name: string;
  dimension: DimensionKey;
  depth: number;
  /** No longer offered. */
  archived?: boolean;
}

/** A theme with what a person may change of it. */
export interface EditableTheme extends Theme {
  parentId: string | null;
  definition: string;
  example?: string;
  /** The site and the day of an example that is an entry's; without it, it was typed. */
  exampleFrom?: readonly [site: string, day: string];
}

/** A theme with what is counted under it and below it. */
export interface CountedTheme extends EditableTheme {
  sites: number;
  entries: number;
}
