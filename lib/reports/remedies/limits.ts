/** What a filled-in list may be. Without the readers, for the page. */
export const listFileLimits = {
  bytes: 5 * 1024 * 1024,
  ...{ sheets: 1, rows: 6_100, columns: 60, cellCharacters: 33_000, characters: 10_000_000 },
};

export const listFileFaults = ["empty", "tooLarge", "oldExcel", "encrypted", "notExcel", "broken"] as const;
export type ListFileFault = (typeof listFileFaults)[number];

/** Characters of a remedy's texts. */
export const remedyLimits = { content: 10_000, sites: 10_000, measure: 5_000, owner: 200, person: 100 } as const;
