import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * Names of the hidden bookmarks by which a text that comes back is known. At most 36 characters; letters and digits.
 */

const short = (id: string): string => {
  const plain = id.replaceAll("-", "");
  return /^[0-9a-f]{32}$/.test(plain) ? plain : bytesToHex(sha256(utf8ToBytes(id))).slice(0, 32);
};

export const pieceNames = {
  title: "_zfTitle",
  /** Of the paragraph with this number, from 1. */
  preface: (paragraph: number) => `_zfBegin${paragraph}`,
  closing: (paragraph: number) => `_zfEnd${paragraph}`,
  heading: (sectionId: string) => `_zfH${short(sectionId)}`,
  sectionLead: (sectionId: string) => `_zfS${short(sectionId)}`,
  point: (pointId: string) => `_zfP${short(pointId)}`,
  /** 题注 of a photo in an annex. */
  caption: (annexId: string, attachmentId: string) => `_zfC${short(`${annexId} ${attachmentId}`)}`,
};

/** The name of the piece that a bookmark belongs to: that of a later paragraph ends with its number. */
export function pieceOfBookmark(name: string): string | null {
  return /^(_zf[A-Z][0-9A-Za-z]*)(?:_\d+)?$/.exec(name)?.[1] ?? null;
}
