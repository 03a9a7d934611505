// A backup's outer shape: a header that anyone can read, then chunks that only the key opens.
//
//   ZOUFANG-BACKUP\n {header as JSON}\n SHA-256 of that JSON in hex\n chunk chunk … chunk
//
// Each chunk is 64 KiB sealed by AES-256-GCM. Its nonce is its number and whether it is the last (the STREAM
// construction): a chunk that is changed, moved, missing or cut off does not open. The key belongs to this file alone,
// because it is derived with the header's random salt and the header's own hash.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { open } from "node:fs/promises";
import { damaged, isFolder, newer, noFile, notABackup, truncated, wrongKey } from "./refusals.mjs";

const MAGIC = "ZOUFANG-BACKUP\n";
const FORMAT = 1;
const CHUNK = 64 * 1024;
const TAG = 16;
const LONGEST_HEADER = 256 * 1024;

/** argon2id: memory in KiB, rounds, lanes. */
const COST = { memory: 64 * 1024, rounds: 3, lanes: 1 };
/** A header from elsewhere must not make this machine compute for hours. */
const HIGHEST_COST = { memory: 1024 * 1024, rounds: 64, lanes: 16 };

const sha256 = (data) => createHash("sha256").update(data).digest();

async function masterKey(secret, { salt, memory, rounds, lanes }) {
  const { hashRaw, Algorithm } = await import("@node-rs/argon2");
  return hashRaw(secret, {
    algorithm: Algorithm?.Argon2id ?? 2,
    salt: Buffer.from(salt, "base64"),
    memoryCost: memory,
    timeCost: rounds,
    parallelism: lanes,
    outputLen: 32,
  });
}

const derive = (master, salt, purpose, length) =>
  Buffer.from(hkdfSync("sha256", master, salt, `zoufang backup: ${purpose}`, length));

function nonceOf(number, last) {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 3);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/**
 * Begins a sealed file, which must not exist yet.
 * @param {string} path
 * @param {string} secret
 * @param {object} about what the header says beside the key's derivation; anyone can read it
 * @returns {Promise<{ write(data: Uint8Array): Promise<void>, end(): Promise<number>, abort(): Promise<void> }>}
 *   end: flushed to the disk; returns the file's length in bytes
 */
export async function createSealed(path, secret, about, cost = COST) {
  const kdf = { ...cost, salt: randomBytes(16).toString("base64") };
  const master = await masterKey(secret, kdf);
  const check = derive(master, Buffer.from(kdf.salt, "base64"), "check", 16).toString("base64");
  const header = JSON.stringify({ format: FORMAT, ...about, kdf, check });
  const key = derive(master, sha256(header), "contents", 32);
  const handle = await open(path, "wx", 0o600);
  const held = Buffer.alloc(CHUNK);
  let filled = 0;
  let number = 0;
  let length = 0;

  const put = async (data) => {
    await handle.writeFile(data);
    length += data.length;
  };
  const seal = async (last) => {
    const cipher = createCipheriv("aes-256-gcm", key, nonceOf(number++, last));
    await put(Buffer.concat([cipher.update(held.subarray(0, filled)), cipher.final(), cipher.getAuthTag()]));
    filled = 0;
  };
  await put(Buffer.from(`${MAGIC}${header}\n${sha256(header).toString("hex")}\n`));
  return {
    async write(data) {
      for (let at = 0; at < data.length;) {
        if (filled === CHUNK) await seal(false); // The last chunk, which is marked, is never empty.
        const taken = Math.min(CHUNK - filled, data.length - at);
        held.set(data.subarray(at, at + taken), filled);
        filled += taken;
        at += taken;
      }
    },
    async end() {
      await seal(true);
      await handle.sync();
      await handle.close();
      return length;
    },
    abort: () => handle.close(),
  };
}

function parseHeader(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(0);
  }
}

function demandKnown({ format, version, kdf, check }) {
  if (!(Number.isInteger(format) && format <= FORMAT)) throw newer(version ?? "?");
  const within = Object.entries(HIGHEST_COST).every(([name, most]) => kdf?.[name] >= 1 && kdf[name] <= most);
  if (!within || typeof kdf.salt !== "string" || typeof check !== "string") throw damaged(0);
}

async function readHeader(handle) {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(LONGEST_HEADER), 0, LONGEST_HEADER, 0);
  const start = buffer.subarray(0, bytesRead);
  if (start.toString("latin1", 0, MAGIC.length) !== MAGIC)
    throw bytesRead < MAGIC.length && MAGIC.startsWith(start.toString("latin1")) ? truncated() : notABackup();
  const end = start.indexOf(10, MAGIC.length);
  const contents = end + 1 + 65;
  if (end < 0 || bytesRead < contents) throw bytesRead < LONGEST_HEADER ? truncated() : damaged(0);
  const text = start.toString("utf8", MAGIC.length, end);
  if (sha256(text).toString("hex") !== start.toString("latin1", end + 1, contents - 1) || start[contents - 1] !== 10)
    throw damaged(0);
  return { text, header: parseHeader(text), contents };
}

/**
 * Opens a sealed file: its header, checked as far as it can be without the contents, and the contents as chunks.
 * @throws Refusal if it is no backup, of a newer format, damaged, incomplete, or the secret is another one
 */
export async function openSealed(path, secret) {
  const handle = await open(path, "r").catch((error) => {
    throw error.code === "ENOENT" ? noFile(path) : error;
  });
  try {
    if ((await handle.stat()).isDirectory()) throw isFolder(path);
    const { text, header, contents } = await readHeader(handle);
    demandKnown(header);
    const master = await masterKey(secret, header.kdf);
    const check = derive(master, Buffer.from(header.kdf.salt, "base64"), "check", 16);
    const expected = Buffer.from(header.check, "base64");
    if (expected.length !== check.length || !timingSafeEqual(expected, check)) throw wrongKey();
    const key = derive(master, sha256(text), "contents", 32);
    return { header, chunks: readChunks(handle, key, contents), close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function opened(key, number, last, sealed) {
  try {
    const cipher = createDecipheriv("aes-256-gcm", key, nonceOf(number, last));
    cipher.setAuthTag(sealed.subarray(-TAG));
    return Buffer.concat([cipher.update(sealed.subarray(0, -TAG)), cipher.final()]);
  } catch {
    return null;
  }
}

async function* readChunks(handle, key, contents) {
  const { size } = await handle.stat();
  const buffer = Buffer.alloc(CHUNK + TAG);
  for (let number = 0, at = contents; ; number += 1) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    if (bytesRead < TAG) throw truncated();
    const sealed = buffer.subarray(0, bytesRead);
    const last = at + bytesRead >= size;
    const plain = opened(key, number, last, sealed);
    if (plain === null) throw last && opened(key, number, false, sealed) !== null ? truncated() : damaged(at);
    yield plain;
    if (last) return;
    at += bytesRead;
  }
}
