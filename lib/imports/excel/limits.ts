/** What a workbook may be, and what of it goes into a project at once. */
export const bookLimits = {
  /** Bytes of one file. */
  fileBytes: 5 * 1024 * 1024,
  sheets: 30,
  /** The last row and column that may hold a value. */
  rows: 6_000,
  columns: 60,
  /** Of one cell: more than an entry may have, so that a longer one is refused where it is read, and no more. */
  cellCharacters: 20_000,
  /** Of the whole workbook. */
  characters: 2_000_000,
  visits: 200,
  /** Entries and figures together. */
  points: 5_000,
  /** Bytes of what is sent to the server; its own limit is 6 MB (next.config.js). */
  sentBytes: 5_500_000,
  /** Problems that are listed; those beyond are counted. */
  problems: 100,
  previewRows: 20,
  /** Rows from the top in which the header may stand. */
  headerRows: 20,
} as const;
