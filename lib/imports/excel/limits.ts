/** The limits of a workbook, and of what is saved in a project at once. */
export const bookLimits = {
  /** Bytes of one file. */
  fileBytes: 5 * 1024 * 1024,
  sheets: 30,
  /** The last row and column that may contain a value. */
  rows: 6_000,
  columns: 60,
  /** Of one cell: more than an entry may have, so that a longer entry is refused by its own limit. */
  cellCharacters: 20_000,
  /** Of the whole workbook. */
  characters: 2_000_000,
  visits: 200,
  /** Entries and figures together. */
  points: 5_000,
  /** Bytes of what is sent to the server; its own limit is 6 MB (next.config.js). */
  sentBytes: 5_500_000,
  /** Problems that are listed. Further ones are only counted. */
  problems: 100,
  previewRows: 20,
  /** The header must be in the first rows; this is how many are searched. */
  headerRows: 20,
} as const;
