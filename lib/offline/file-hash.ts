import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** The hash of a file piece by piece, which Web Crypto cannot make. Loaded when a file is taken. */
export function fileHash() {
  const hash = sha256.create();
  return {
    add: (piece: Uint8Array) => void hash.update(piece),
    /** In hexadecimal. */
    end: () => bytesToHex(hash.digest()),
  };
}
