import { problemOf } from "@/lib/imports/problem";
import { readMarkedFile } from "@/lib/imports/read-file";
import type { FileProblem } from "@/lib/imports/types";
import type { MarkedPaper } from "@/lib/imports/word/read-docx";

/** A returned Word file. What is wrong with it is told, never thrown. Pure. */
export function readReturned(name: string, bytes: Uint8Array): { paper: MarkedPaper } | { problem: FileProblem } {
  try {
    return { paper: readMarkedFile(name, bytes) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}
