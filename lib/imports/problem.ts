import type { FileProblem } from "@/lib/imports/types";

/** A file that cannot be read, with the sentence that says why. */
export class ImportProblem extends Error {
  constructor(readonly problem: FileProblem) {
    super(`import: ${problem}`);
    this.name = "ImportProblem";
  }
}
