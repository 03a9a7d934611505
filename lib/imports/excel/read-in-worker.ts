import type { BookRequest, BookResult } from "@/lib/imports/excel/read-book";
import { answerOf } from "@/lib/imports/read-in-worker";

/** Reads a workbook in its own worker. The worker ends after reading or when its time is over. */
export function readBookInWorker(request: BookRequest): Promise<BookResult> {
  const worker = new Worker(new URL("./book-worker.ts", import.meta.url), { type: "module" });
  return answerOf<BookResult>(worker, request, { tooSlow: { fault: "tooSlow" }, broken: { fault: "broken" } });
}
