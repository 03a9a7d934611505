/** How much of the matrix there is at a time. Pure. */
export const matrixLimits = {
  /** Up to this many cells the table is whole; beyond, only what is near the screen exists. */
  wholeCells: 3000,
  /** Up to this many cells it is printed. */
  printedCells: 6000,
  /** What the page itself carries of the cells; the others come when they are in view. */
  firstRows: 8,
  firstColumns: 6,
  /** The most rows and columns that one request asks for. */
  askedRows: 40,
  askedColumns: 40,
  /** How many entries a cell shows, and how many characters of each. */
  lines: 3,
  characters: 56,
  /** The same where two sites stand side by side. */
  pairLines: 6,
  pairCharacters: 120,
} as const;
