import { importLimits } from "@/lib/imports/limits";
import type { ReadRequest, ReadResult } from "@/lib/imports/read-document";

/** Reads a document in a worker of its own, which ends with it or when its time is over. */
export function readInWorker(request: ReadRequest): Promise<ReadResult> {
  const worker = new Worker(new URL("./import-worker.ts", import.meta.url), { type: "module" });
  return answerOf<ReadResult>(worker, request, { tooSlow: { problem: "tooSlow" }, broken: { problem: "broken" } });
}

/** One question to a worker, and its one answer; the worker is ended after it, or when its time is over. */
export function answerOf<Answer>(
  worker: Worker,
  request: unknown,
  without: { tooSlow: Answer; broken: Answer },
): Promise<Answer> {
  return new Promise((resolve) => {
    const end = (answer: Answer) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => end(without.tooSlow), importLimits.patienceMs);
    worker.onmessage = ({ data }: MessageEvent<Answer>) => end(data);
    worker.onerror = () => end(without.broken);
    worker.postMessage(request);
  });
}
