/** What an imported file may be. Told before it is opened; held again while it is. */
export const importLimits = {
  /** Bytes of one file. */
  fileBytes: 20 * 1024 * 1024,
  /** Files dropped at once. */
  files: 20,
  /** Characters of a document's text, and of a pasted one. */
  characters: 200_000,
  /** Time for reading and splitting one document, in ms. */
  patienceMs: 10_000,
  paragraphs: 20_000,
  /** Of those, with words in them: six times the entries that one visit may have. */
  written: 3_000,
  /**
   * Of a report that comes back from Word: 200 points with the names of their sites, and 600 quotations behind them.
   */
  report: { characters: 400_000, written: 20_000 },
  /** Characters of one entry: the visit's own limit. */
  entryCharacters: 5_000,
} as const;
