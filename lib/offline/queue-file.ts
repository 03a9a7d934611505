import type { DeviceKey } from "@/lib/offline/device-key";
import { readDraft } from "@/lib/offline/draft-shape";
import { isUnsent, type LocalDraft } from "@/lib/offline/local-draft";
import type { DraftStore } from "@/lib/offline/outbox";
import { contentShape, demandKnownShape, ShapeError } from "@/lib/visits/content-shape";
import { isRecord } from "@/lib/json-guards";

/**
 * All waiting visits of a device in one file, for another device of the same person. It is encrypted with the person's
 * own key, which the server gives to nobody else, and around that with a passphrase. Only the account and the
 * parameters of the encryption are readable.
 *
 *   "ZOUFANG1" · account (36) · rounds (4, big-endian) · salt (16) · nonce (12) · AES-256-GCM of the encrypted drafts
 */
const magic = "ZOUFANG1";
const headBytes = magic.length + 36 + 4 + 16;
const nonceBytes = 12;
/** OWASP's floor for PBKDF2 with SHA-256 (2023). */
const rounds = 600_000;
/** A file with a higher count was not written by us. */
const mostRounds = 10_000_000;

export const shortestPassphrase = 12;

/** `newer`: a newer version of this page wrote it, and this one cannot read it. */
export type QueueFileFault = "notOurs" | "foreign" | "wrong" | "newer";

export class QueueFileError extends Error {
  constructor(readonly fault: QueueFileFault) {
    super(`queue file: ${fault}`);
    this.name = "QueueFileError";
  }
}

type Bytes = Uint8Array<ArrayBuffer>;

interface Cipher {
  seal(plain: Bytes, nonce: Bytes, head: Bytes): Promise<Bytes>;
  open(sealed: Bytes, nonce: Bytes, head: Bytes): Promise<Bytes>;
}

/** On a plain-http address there is no Web Crypto. This does the same in JavaScript, some seconds slower. */
async function cipherOf(passphrase: string, salt: Bytes, turns: number): Promise<Cipher> {
  const secret = new TextEncoder().encode(passphrase.normalize("NFC"));
  if (!crypto.subtle) {
    const [{ pbkdf2Async }, { sha256 }, { gcm }] = await Promise.all([
      import("@noble/hashes/pbkdf2.js"),
      import("@noble/hashes/sha2.js"),
      import("@noble/ciphers/aes.js"),
    ]);
    const key = await pbkdf2Async(sha256, secret, salt, { c: turns, dkLen: 32 });
    return {
      seal: async (plain, nonce, head) => new Uint8Array(gcm(key, nonce, head).encrypt(plain)),
      open: async (sealed, nonce, head) => new Uint8Array(gcm(key, nonce, head).decrypt(sealed)),
    };
  }
  const base = await crypto.subtle.importKey("raw", secret, "PBKDF2", false, ["deriveKey"]);
  const derivation = { name: "PBKDF2", hash: "SHA-256", salt, iterations: turns };
  const key = await crypto.subtle.deriveKey(derivation, base, { name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  const by = (nonce: Bytes, head: Bytes) => ({ name: "AES-GCM", iv: nonce, additionalData: head });
  return {
    seal: async (plain, nonce, head) => new Uint8Array(await crypto.subtle.encrypt(by(nonce, head), key, plain)),
    open: async (sealed, nonce, head) => new Uint8Array(await crypto.subtle.decrypt(by(nonce, head), key, sealed)),
  };
}

function headOf(userId: string, salt: Bytes): Bytes {
  const head = new Uint8Array(headBytes);
  head.set(new TextEncoder().encode(magic + userId));
  new DataView(head.buffer).setUint32(magic.length + 36, rounds);
  head.set(salt, headBytes - 16);
  return head;
}

export async function writeQueueFile(input: {
  drafts: readonly LocalDraft[];
  key: DeviceKey;
  passphrase: string;
}): Promise<Bytes> {
  const { drafts, key, passphrase } = input;
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const head = headOf(key.userId, salt);
  const inner = await key.seal(
    new TextEncoder().encode(JSON.stringify({ shape: contentShape, drafts: drafts.filter(isUnsent) })),
  );
  const body = await (await cipherOf(passphrase, salt, rounds)).seal(inner, nonce, head);
  const file = new Uint8Array(head.length + nonce.length + body.length);
  file.set(head);
  file.set(nonce, head.length);
  file.set(body, head.length + nonce.length);
  return file;
}

/**
 * @throws QueueFileError if it is not our file, another account's, a newer version's, damaged, or locked by another
 * passphrase
 */
export async function readQueueFile(input: {
  bytes: Bytes;
  key: DeviceKey;
  passphrase: string;
}): Promise<LocalDraft[]> {
  const { bytes, key, passphrase } = input;
  const head = bytes.slice(0, headBytes);
  const named = new TextDecoder().decode(head.subarray(0, magic.length + 36));
  if (bytes.length <= headBytes + nonceBytes || !named.startsWith(magic)) throw new QueueFileError("notOurs");
  const turns = new DataView(head.buffer).getUint32(magic.length + 36);
  if (turns < 1 || turns > mostRounds) throw new QueueFileError("notOurs");
  if (named !== magic + key.userId) throw new QueueFileError("foreign");
  const cipher = await cipherOf(passphrase, head.slice(headBytes - 16), turns);
  const nonce = bytes.slice(headBytes, headBytes + nonceBytes);
  try {
    const inner = await cipher.open(bytes.slice(headBytes + nonceBytes), nonce, head);
    return draftsIn(JSON.parse(new TextDecoder().decode(await key.open(inner))));
  } catch (error) {
    throw new QueueFileError(error instanceof ShapeError && error.fault === "newer" ? "newer" : "wrong");
  }
}

/** @throws ShapeError if one of them cannot be read: a file is accepted whole or not at all */
function draftsIn(file: unknown): LocalDraft[] {
  if (!isRecord(file) || !Array.isArray(file["drafts"])) throw new ShapeError("damaged", "queue file");
  demandKnownShape(file["shape"], "queue file");
  return file["drafts"].map(readDraft);
}

/** What the device stores after a draft was read back. Undefined if the stored draft stays. */
function afterReading(kept: LocalDraft | undefined, read: LocalDraft): LocalDraft | undefined {
  if (kept && isUnsent(kept)) return undefined;
  // The device that wrote the file has since sent the text, or continued it.
  if (kept && kept.createdAt === read.createdAt && kept.revision >= read.revision) return undefined;
  return { ...read, attempts: 0, retryAt: 0 };
}

/**
 * Adds what was read to the drafts of this device. Ids are the visits' own, so nothing is stored twice. @throws
 * StoreError
 */
export async function restoreDrafts(
  store: DraftStore,
  drafts: readonly LocalDraft[],
): Promise<{ restored: number; skipped: number }> {
  let restored = 0;
  for (const read of drafts) {
    let taken = false;
    await store.change(read.id, (kept) => {
      const after = afterReading(kept, read);
      taken = after !== undefined;
      return after;
    });
    if (taken) restored += 1;
  }
  return { restored, skipped: drafts.length - restored };
}
