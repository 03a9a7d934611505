import type { AttachmentCue } from "@/lib/attachments/types";
import type { AttachmentKind } from "@/lib/vocabulary";

/**
 * The state of a file on this device. "adding" and "recording" end in "waiting". When a page closes in the middle, a
 * file that was being added is dropped (nothing had been promised), and a recording is kept up to its last piece.
 */
export type FileState =
  | { at: "adding" }
  | { at: "recording" }
  | { at: "waiting" }
  | { at: "uploaded" }
  | { at: "refused"; key: string; values?: Record<string, string | number> };

/** A file on this device. Its bytes are stored beside it, in pieces. */
export interface LocalFile {
  id: string;
  projectId: string;
  visitId: string;
  entryId: string | null;
  kind: AttachmentKind;
  fileName: string;
  mediaType: string;
  byteSize: number;
  /** The lengths of the pieces, in their order. Empty while it is being added or recorded. */
  pieces: number[];
  /** In hexadecimal. Empty until the file is complete here. */
  sha256: string;
  durationSeconds: number | null;
  cues: AttachmentCue[];
  /** A small picture of a photo, as a data address. */
  preview: string | null;
  state: FileState;
  /** How many bytes the server has, by its own answer. */
  sent: number;
  attempts: number;
  retryAt: number;
  createdAt: number;
  updatedAt: number;
}

export const isFileUnsent = (file: LocalFile) => file.state.at !== "uploaded" && file.state.at !== "adding";

export function unsentFiles(view: { files: readonly LocalFile[] }, visitId?: string): LocalFile[] {
  return view.files.filter((file) => isFileUnsent(file) && (visitId === undefined || file.visitId === visitId));
}
