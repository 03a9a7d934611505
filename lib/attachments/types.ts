import type { AttachmentKind } from "@/lib/vocabulary";

/** A moment of a recording. `entryId` is the point heard then. */
export interface AttachmentCue {
  id: string;
  atSeconds: number;
  label: string;
  entryId: string | null;
}

/** An attachment as pages show it. */
export interface AttachmentItem {
  id: string;
  visitId: string;
  entryId: string | null;
  kind: AttachmentKind;
  fileName: string;
  mediaType: string;
  byteSize: number;
  /** Of the bytes that were sent, in hexadecimal: the same file again is recognised by it. */
  sourceSha256: string;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
  createdById: string;
  createdAt: string;
  /** The sweep has found no file for it. */
  missing: boolean;
  cues: AttachmentCue[];
}

/** Why a file is refused. Also the key of its sentence: attachments.refused.<reason>. */
export type FileFault =
  | "empty"
  | "unknown"
  | "svg"
  | "heic"
  | "video"
  | "macro"
  | "polyglot"
  | "damaged"
  | "bomb"
  | "kind"
  | "hash"
  | "length";

/** What a file is according to its content, or why it is refused. */
export type Sniffed =
  | { ok: true; kind: AttachmentKind; mediaType: string; extension: string; width?: number; height?: number }
  | { ok: false; fault: FileFault };
