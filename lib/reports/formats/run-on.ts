/** Below this many characters a section of points runs on in one paragraph; from it on, a paragraph a point. */
export const runOnLimit = 1200;
