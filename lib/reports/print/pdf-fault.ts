/** Why there is no PDF of a Word file. */
export type PdfFault =
  /** No LibreOffice. */
  | "none"
  /** Too many people wait already. */
  | "busy"
  /** It took too long and was ended. */
  | "slow"
  | "failed";
