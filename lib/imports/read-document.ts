import { problemOf } from "@/lib/imports/problem";
import { readFile, readPasted } from "@/lib/imports/read-file";
import { sourceOf } from "@/lib/imports/split/source";
import { splitSource } from "@/lib/imports/split/split";
import type { FileProblem, ImportContext, SplitDocument } from "@/lib/imports/types";

export type ReadRequest = { context: ImportContext } & ({ name: string; bytes: Uint8Array } | { pasted: string });
export type ReadResult = { document: SplitDocument } | { problem: FileProblem };

/** From bytes or pasted words to pieces; whatever is wrong with them is told, never thrown. */
export function readDocument(request: ReadRequest): ReadResult {
  try {
    const { paragraphs, unread } =
      "pasted" in request ? readPasted(request.pasted) : readFile(request.name, request.bytes);
    return { document: splitSource(sourceOf(paragraphs), request.context, unread) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}
