/** Why a file of an office program cannot be read as a whole. */
export type OfficeFault =
  | "empty"
  | "broken"
  | "bomb"
  | "tooManyEntries"
  | "doctype"
  | "encrypted"
  | "notExcel"
  | "tooManySheets"
  | "tooManyRows"
  | "tooManyColumns"
  | "tooLong"
  | "encoding"
  | "quotes";

/** Thrown by every reader of this folder. The caller chooses the sentence for the fault. */
export class OfficeProblem extends Error {
  constructor(readonly fault: OfficeFault) {
    super(`office file: ${fault}`);
    this.name = "OfficeProblem";
  }
}
