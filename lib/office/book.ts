/** Plain shapes of a workbook. A worker sends them to the page, so everything in them can be cloned. */

/** A cell as text, with a `kind` only if the text alone would mislead. */
export interface BookCell {
  text: string;
  kind?:
    | "number"
    /** A number that its format shows as a day, a month or a year. */
    | "date"
    /** A number that its format shows divided by a thousand or more: 0.0, */
    | "scaled"
    /** An error in place of a value: #REF!. */
    | "error"
    /** A formula that was never calculated. */
    | "noValue"
    /** Below the first cell of a merged column, with the text of that cell. */
    | "merged";
}

export interface BookSheet {
  name: string;
  hidden: boolean;
  /** Row 1 first; a row ends at its last value. */
  rows: BookCell[][];
  /** Numbers of the rows, from 1, that have content and are not shown: hidden by hand or by a filter. */
  hiddenRows: number[];
  /** The columns, from 0, that have content and are not shown. */
  hiddenColumns: number[];
}

export interface Book {
  sheets: BookSheet[];
}
