/** How much of the grid there is at a time. Pure. */
export const gridLimits = {
  /**
   * Up to this many cells the table is whole and the page carries all of them; beyond, only what is near the screen.
   */
  wholeCells: 3000,
  /** Columns that the page itself carries beyond that, and rows that it draws. */
  firstColumns: 6,
  firstRows: 8,
  /** The most columns that one request asks for. */
  askedColumns: 24,
} as const;
