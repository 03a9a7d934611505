import { problemOf } from "@/lib/imports/problem";
import { readMarkedFile } from "@/lib/imports/read-file";
import type { FileProblem } from "@/lib/imports/types";
import type { MarkedPaper } from "@/lib/imports/word/read-docx";

/**
 * Sentences and lines that are compared with those that were sent out: a report of 200 points with 1,600 rows of
 * evidence. Ten thousand of them take about a second, and others wait for the server meanwhile.
 */
const mostSentences = 12_000;

function sentencesIn({ paragraphs }: MarkedPaper): number {
  return paragraphs.reduce((sum, { text }) => sum + 1 + (text.match(/[。！？!?；;]+/gu)?.length ?? 0), 0);
}

/** A returned Word file. What is wrong with it is told, never thrown. Pure. */
export function readReturned(name: string, bytes: Uint8Array): { paper: MarkedPaper } | { problem: FileProblem } {
  try {
    const paper = readMarkedFile(name, bytes);
    return sentencesIn(paper) > mostSentences ? { problem: "tooLong" } : { paper };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}
