import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { entryWriter, readEntries } from "./entries.mjs";
import { createSealed, openSealed } from "./sealed.mjs";

const folder = mkdtempSync(join(tmpdir(), "zoufang-sealed-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name) => join(folder, name);
const quick = { memory: 64, rounds: 1, lanes: 1 };
const secret = "a passphrase of some length";
const CHUNK = 64 * 1024;

async function write(name, contents, about = { version: "1.2.3", migrations: [] }) {
  const sealed = await createSealed(at(name), secret, about, quick);
  for (const piece of contents) await sealed.write(piece);
  expect(await sealed.end()).toBe(statSync(at(name)).size);
  return readFileSync(at(name));
}

async function read(name, key = secret) {
  const { chunks, close } = await openSealed(at(name), key);
  const parts = [];
  try {
    for await (const chunk of chunks) parts.push(chunk);
  } finally {
    await close();
  }
  return Buffer.concat(parts);
}

const contents = randomBytes(3 * CHUNK + 5000);
let whole;
beforeAll(async () => {
  whole = await write("whole", [contents.subarray(0, 10), contents.subarray(10)]);
});

const readChanged = (bytes) => {
  writeFileSync(at("changed"), bytes);
  return read("changed");
};
const start = () => whole.indexOf(10, whole.indexOf(10, whole.indexOf(10) + 1) + 1) + 1;

test("what was written is read, whatever its length", async () => {
  expect((await read("whole")).equals(contents)).toBe(true);
  for (const length of [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK]) {
    const data = randomBytes(length);
    await write(`of-${length}`, [data]);
    expect((await read(`of-${length}`)).equals(data)).toBe(true);
  }
});

test("nothing of the contents can be read in the file, and two files of the same contents have nothing in common", async () => {
  const plain = Buffer.alloc(CHUNK, "受访人说的话");
  const [one, other] = [await write("one", [plain]), await write("other", [plain])];
  expect(one.includes(Buffer.from("受访"))).toBe(false);
  expect(one.subarray(-100).equals(other.subarray(-100))).toBe(false);
});

test("a file that is cut anywhere is refused, also exactly between two chunks", async () => {
  const sealedChunk = CHUNK + 16;
  const cuts = [0, 5, 14, 15, 40, start() - 1, start(), start() + 1, start() + 16, start() + sealedChunk];
  for (const cut of [...cuts, start() + 2 * sealedChunk, whole.length - 1, whole.length - 17])
    await expect(readChanged(whole.subarray(0, cut)), `cut at ${cut}`).rejects.toThrow(/不完整|已损坏/);
  for (const chunks of [0, 1, 2, 3])
    await expect(readChanged(whole.subarray(0, start() + chunks * sealedChunk))).rejects.toThrow(/不完整/);
});

test("a flipped bit is found wherever it is", async () => {
  const places = [
    ...Array(start()).keys(),
    ...Array.from({ length: 60 }, () => start() + Math.floor(Math.random() * (whole.length - start()))),
  ];
  for (const place of [...places, start(), whole.length - 1]) {
    const changed = Buffer.from(whole);
    changed[place] ^= 1 << Math.floor(Math.random() * 8);
    await expect(readChanged(changed), `at ${place}`).rejects.toThrow(/什么都没有改动/);
  }
});

test("chunks that are swapped, repeated, left out or added are found", async () => {
  const chunk = (number) => whole.subarray(start() + number * (CHUNK + 16), start() + (number + 1) * (CHUNK + 16));
  const head = whole.subarray(0, start());
  for (const order of [
    [1, 0, 2, 3],
    [0, 0, 1, 2, 3],
    [0, 2, 3],
    [0, 1, 2, 3, 3],
    [0, 1, 2, 2, 3],
  ])
    await expect(readChanged(Buffer.concat([head, ...order.map(chunk)])), String(order)).rejects.toThrow(/已损坏/);
  await expect(readChanged(Buffer.concat([whole, Buffer.from("x")]))).rejects.toThrow(/已损坏/);
});

test("another key, another kind of file and a newer format are told apart", async () => {
  await expect(read("whole", "another passphrase, as long")).rejects.toThrow(/口令或密钥文件不对/);
  writeFileSync(at("text"), "只是一个文本文件，不是备份。");
  await expect(read("text")).rejects.toThrow(/不是走访的备份文件/);
  const { createHash } = await import("node:crypto");
  const header = JSON.stringify({ format: 2, version: "9.0.0" });
  writeFileSync(at("newer"), `ZOUFANG-BACKUP\n${header}\n${createHash("sha256").update(header).digest("hex")}\n`);
  await expect(read("newer")).rejects.toThrow(/9\.0\.0.*请先升级/);
});

test("a header that asks for an absurd derivation is refused before anything is computed", async () => {
  const { createHash } = await import("node:crypto");
  const header = JSON.stringify({
    format: 1,
    kdf: { memory: 2 ** 31, rounds: 1, lanes: 1, salt: "AAAAAAAAAAAAAAAAAAAAAA==" },
    check: "AA==",
  });
  writeFileSync(at("costly"), `ZOUFANG-BACKUP\n${header}\n${createHash("sha256").update(header).digest("hex")}\n`);
  await expect(read("costly")).rejects.toThrow(/已损坏/);
});

/** Some file's worth of pieces; `made` counts what has been asked for. */
async function* pieces(count, size, made) {
  for (let number = 0; number < count; number += 1) {
    made.bytes += size;
    yield Buffer.alloc(size, number);
  }
}

test("nothing but the pieces at work is held, on the way in and on the way out", async () => {
  const [count, size] = [200, 300_000];
  const made = { bytes: 0 };
  let held = 0;
  const sealed = await createSealed(at("large"), secret, { version: "1", migrations: [] }, quick);
  const entries = entryWriter(async (data) => {
    await sealed.write(data);
    held = Math.max(held, made.bytes - statSync(at("large")).size);
  });
  await entries.add({ file: "large" }, pieces(count, size, made));
  await entries.end({});
  await sealed.end();
  expect(made.bytes).toBe(count * size);
  expect(held).toBeLessThan(2 * size + CHUNK);

  const { chunks, close } = await openSealed(at("large"), secret);
  let opened = 0;
  async function* counted() {
    for await (const chunk of chunks) {
      opened += chunk.length;
      yield chunk;
    }
  }
  let [taken, most] = [0, 0];
  await readEntries(counted(), async () => ({
    async write(data) {
      taken += data.length;
      most = Math.max(most, opened - taken);
    },
    async end() {},
  }));
  await close();
  expect(taken).toBe(count * size);
  expect(most).toBeLessThan(2 * size + CHUNK);
});

test("entries that are not what the manifest says are found, although every chunk opens", async () => {
  const build = async (name, change) => {
    const sealed = await createSealed(at(name), secret, { version: "1", migrations: [] }, quick);
    const frames = [];
    const entries = entryWriter(async (data) => void frames.push(Buffer.from(data)));
    await entries.add({ table: "a", columns: ["x"] }, [Buffer.from("1\n2\n")]);
    await entries.add({ file: "f" }, [Buffer.from("bytes")]);
    const manifest = await entries.end({ at: "now" });
    for (const data of change(frames)) await sealed.write(data);
    await sealed.end();
    return manifest;
  };
  const check = async (name) => {
    const { chunks, close } = await openSealed(at(name), secret);
    return readEntries(chunks).finally(close);
  };
  const manifest = await build("sound", (frames) => frames);
  expect(await check("sound")).toEqual(manifest);
  expect(manifest.tables.a).toMatchObject({ rows: 2, bytes: 4 });
  for (const [name, change] of Object.entries({
    "one entry less": (frames) => [...frames.slice(0, 6), ...frames.slice(12)],
    "no manifest": (frames) => frames.slice(0, -2),
    "other data": (frames) => frames.map((data) => (data.equals(Buffer.from("bytes")) ? Buffer.from("bytez") : data)),
    "something behind": (frames) => [...frames, Buffer.from("x")],
    "an entry inside an entry": (frames) => [...frames.slice(0, 2), ...frames],
  })) {
    await build(name, change);
    await expect(check(name), name).rejects.toThrow(/已损坏/);
  }
});
