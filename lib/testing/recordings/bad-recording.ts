import type { FileFault } from "@/lib/attachments/types";

/** A recording as no phone of ours makes it, and what must become of it. */
export interface BadRecording {
  /** What is wrong with it. */
  what: string;
  bytes: Uint8Array;
  /** The ending of its name if it is taken, else the reason why it is refused. */
  outcome: "m4a" | "webm" | "ogg" | "wav" | "mp3" | FileFault;
}

export const bad = (what: string, outcome: BadRecording["outcome"], bytes: Uint8Array): BadRecording => ({
  ...{ what, outcome, bytes },
});
