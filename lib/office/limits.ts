/** The most that is opened of an archive. */
export interface ArchiveLimits {
  entries: number;
  /** Bytes after inflation, of all parts that are read. */
  bytes: number;
}

export const archiveLimits: ArchiveLimits = { entries: 5_000, bytes: 40 * 1024 * 1024 };

/** Depth of nested elements. */
export const xmlDepth = 200;

/** The limits of a table. */
export interface TableLimits {
  /** The last row and column that may contain a value. */
  rows: number;
  columns: number;
  /** A longer cell is cut one character past this: enough to be refused as too long where it is read. */
  cellCharacters: number;
}

export interface BookLimits extends TableLimits {
  sheets: number;
  /** Of the whole workbook. */
  characters: number;
}
