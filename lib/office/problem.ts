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

/** What every reader of this room throws; whoever calls one puts the fault into a sentence. */
export class OfficeProblem extends Error {
  constructor(readonly fault: OfficeFault) {
    super(`office file: ${fault}`);
    this.name = "OfficeProblem";
  }
}
