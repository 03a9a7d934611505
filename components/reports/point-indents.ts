/** How far a row of the outline is indented, by the level of its point. */
export const pointIndents = ["", "ms-4", "ms-8"] as const;
