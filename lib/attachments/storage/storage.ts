import type { ReadableStream } from "node:stream/web";

/** A part of a stored object, both ends included. */
export interface ByteRange {
  start: number;
  end: number;
}

export interface StoredObject {
  key: string;
  byteSize: number;
  storedAt: Date;
}

/**
 * Where the bytes of attachments are stored. Keys are made from ids only, never from a file's name. A stored object is
 * complete or does not exist.
 */
export interface AttachmentStorage {
  /** Resolves only when the bytes would survive a crash of the server. `from` is bytes, or the path of a file. */
  put(key: string, from: Uint8Array | { path: string }): Promise<void>;
  /** Null where there is none. */
  open(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>;
  size(key: string): Promise<number | null>;
  /** Succeeds even if there is none. */
  remove(key: string): Promise<void>;
  /** Every object whose key has this prefix, in the order of the keys. */
  list(prefix: string): AsyncIterable<StoredObject>;
}

/** The three kinds of objects: files, their thumbnails, and the parts of unfinished uploads. */
export const fileKey = (projectId: string, id: string) => `files/${projectId}/${id}`;
export const thumbnailKey = (projectId: string, id: string) => `thumbnails/${projectId}/${id}`;
export const partsPrefix = (projectId: string, id: string) => `parts/${projectId}/${id}/`;
/** Parts sort by their offset. */
export const partKey = (projectId: string, id: string, offset: number) =>
  partsPrefix(projectId, id) + String(offset).padStart(12, "0");

export interface KeyOwner {
  room: "files" | "thumbnails" | "parts";
  projectId: string;
  id: string;
}

const keyShape = /^(files|thumbnails|parts)\/([0-9a-f-]{36})\/([0-9a-f-]{36})(?:\/\d{12})?$/;

export function ownerOf(key: string): KeyOwner | null {
  const found = keyShape.exec(key);
  if (!found?.[1] || !found[2] || !found[3]) return null;
  return { room: found[1] as KeyOwner["room"], projectId: found[2], id: found[3] }; // the pattern allows only the three
}
