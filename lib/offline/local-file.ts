import type { AttachmentCue } from "@/lib/attachments/types";
import type { AttachmentKind } from "@/lib/vocabulary";

/**
 * Where a file on this device stands. "adding" and "recording" end in "waiting"; when a page dies in the middle, what was
 * being added is dropped (nothing had been promised), and what was being recorded is kept up to its last piece.
 */
export type FileState =
  | { at: "adding" }
  | { at: "recording" }
  | { at: "waiting" }
  | { at: "uploaded" }
  | { at: "refused"; key: string; values?: Record<string, string | number> };

/** A file on this device; its bytes lie beside it, in pieces. */
export interface LocalFile {
  id: string;
  projectId: string;
  visitId: string;
  entryId: string | null;
  kind: AttachmentKind;
  fileName: string;
  mediaType: string;
  byteSize: number;
  /** The lengths of the pieces, in their order; empty while it is being added or recorded. */
  pieces: number[];
  /** In hexadecimal; empty until all of it is here. */
  sha256: string;
  durationSeconds: number | null;
  cues: AttachmentCue[];
  /** A small picture of a photo, as a data address. */
  preview: string | null;
  state: FileState;
  /** Bytes that the server has told to have. */
  sent: number;
  attempts: number;
  retryAt: number;
  createdAt: number;
  updatedAt: number;
}

export const isFileUnsent = (file: LocalFile) => file.state.at !== "uploaded" && file.state.at !== "adding";
