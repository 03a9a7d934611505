/** A section of points with fewer characters is one paragraph. A longer one has a paragraph for each point. */
export const runOnLimit = 1200;
