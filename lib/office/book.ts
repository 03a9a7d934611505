/** Plain shapes of a workbook. They cross from a worker to the page, so everything in them can be cloned. */

/** A cell as text; `kind` only where the text alone would mislead. */
export interface BookCell {
  text: string;
  kind?:
    | "number"
    /** A number that its format shows as a day, a month or a year. */
    | "date"
    /** A number that its format shows a thousand times smaller, or smaller still: 0.0, */
    | "scaled"
    /** An error that stands in place of a value: #REF!. */
    | "error"
    /** A formula that was never calculated. */
    | "noValue"
    /** Below the first cell of a merged column, with that one's text. */
    | "merged";
}

export interface BookSheet {
  name: string;
  hidden: boolean;
  /** Row 1 first; a row ends at its last value. */
  rows: BookCell[][];
  /** Numbers of the rows, from 1, that hold something and are not shown: hidden by hand or by a filter. */
  hiddenRows: number[];
}

export interface Book {
  sheets: BookSheet[];
}
