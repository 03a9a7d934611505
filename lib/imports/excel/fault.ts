import type { BookFault } from "@/lib/imports/excel/types";

/** A workbook that cannot be read, with the sentence that explains why. */
export class BookProblem extends Error {
  constructor(readonly fault: BookFault) {
    super(`workbook: ${fault}`);
    this.name = "BookProblem";
  }
}
