import type { FileFault } from "@/lib/attachments/types";

/** A photo as no camera of ours makes it, and what must become of it. */
export interface BadPhoto {
  /** What is wrong with it. */
  what: string;
  bytes: Uint8Array;
  /** "cleaned": taken, and nothing but the picture is left of it. Else the reason why it is refused. */
  outcome: "cleaned" | FileFault;
  /** Its name on the device, and the name that it gets. */
  name?: string;
  newName?: string;
}

/** Stands in every note that is hidden in a photo, and in no photo that was cleaned. */
export const hiddenWord = "HIDDEN-31.2N-116.5E";

export const bad = (what: string, outcome: BadPhoto["outcome"], bytes: Uint8Array): BadPhoto => ({
  ...{ what, outcome, bytes },
});
