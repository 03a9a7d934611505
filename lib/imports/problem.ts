import type { FileProblem } from "@/lib/imports/types";
import { OfficeProblem } from "@/lib/office/problem";

/** A file that cannot be read, with the sentence that says why. */
export class ImportProblem extends Error {
  constructor(readonly problem: FileProblem) {
    super(`import: ${problem}`);
    this.name = "ImportProblem";
  }
}

/** What is told of a reader's error: its own sentence, that of the archive it read, or that the file is damaged. */
export function problemOf(error: unknown): FileProblem {
  if (error instanceof ImportProblem) return error.problem;
  if (!(error instanceof OfficeProblem)) return "broken";
  const { fault } = error;
  if (fault === "tooManyEntries") return "bomb";
  return fault === "bomb" || fault === "doctype" || fault === "encrypted" ? fault : "broken";
}
