/** What of an archive is opened at most. */
export interface ArchiveLimits {
  entries: number;
  /** Bytes after inflation, of all parts that are read. */
  bytes: number;
}

export const archiveLimits: ArchiveLimits = { entries: 5_000, bytes: 40 * 1024 * 1024 };

/** Elements within elements. */
export const xmlDepth = 200;

/** What a table may be. */
export interface TableLimits {
  /** The last row and column that may hold a value. */
  rows: number;
  columns: number;
  /** A longer cell is cut one character past this: enough to be refused as too long where it is read, and no more. */
  cellCharacters: number;
}

export interface BookLimits extends TableLimits {
  sheets: number;
  /** Of the whole workbook. */
  characters: number;
}
