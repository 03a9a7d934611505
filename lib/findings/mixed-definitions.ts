/** Whether a total adds up figures of one 口径. Pure. */

export interface DefinitionsOf {
  /** How many different 口径 the added figures have … */
  definitions: number;
  /** … and how many of them say none. */
  undefinedSites: number;
}

/** What has to stand beside the total: several 口径, or a part that says none. Null if one rule holds for all. */
export function mixedDefinitions({ definitions, undefinedSites }: DefinitionsOf): "mixed" | "partly" | null {
  if (definitions > 1) return "mixed";
  return definitions === 1 && undefinedSites > 0 ? "partly" : null;
}

/** Two texts of a 口径 are the same if they have the same key: spaces and widths do not count. */
export const definitionKey = (text: string) => text.normalize("NFKC").replace(/\s/gu, "");
