import { importLimits } from "@/lib/imports/limits";
import type { ReadRequest, ReadResult } from "@/lib/imports/read-document";

/** Reads a document in a worker of its own, which ends with it or when its time is over. */
export function readInWorker(request: ReadRequest): Promise<ReadResult> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./import-worker.ts", import.meta.url), { type: "module" });
    const end = (result: ReadResult) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(result);
    };
    const timer = setTimeout(() => end({ problem: "tooSlow" }), importLimits.patienceMs);
    worker.onmessage = ({ data }: MessageEvent<ReadResult>) => end(data);
    worker.onerror = () => end({ problem: "broken" });
    worker.postMessage(request);
  });
}
