// The files of a backup into an empty store. In a folder they are written aside, and get their places when everything
// is there. An S3 store renames nothing: there a mark says that the files belong to a restore that has not ended.
import { createWriteStream } from "node:fs";
import { access, mkdir, mkdtemp, open, readdir, rename, rm } from "node:fs/promises";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { ownerOf } from "../../lib/attachments/storage/storage.ts";
import { damaged, occupied } from "./refusals.mjs";

const rooms = ["files", "thumbnails", "parts"];
const storeNotEmpty = { zh: "附件存储里已有文件", en: "the store of attachments holds files" };

const isThere = (path) =>
  access(path).then(
    () => true,
    () => false,
  );

function checkedKey(key) {
  if (!ownerOf(key)) throw damaged();
  return key;
}

async function flushFolder(path) {
  const handle = await open(path, "r").catch(() => null); // Windows opens no folders.
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** A piece at a time, and on the disk at its end. */
async function fileSink(path) {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, "wx", 0o600);
  return {
    write: (data) => handle.writeFile(data),
    async end() {
      await handle.sync();
      await handle.close();
    },
    abort: () => handle.close().catch(() => {}),
  };
}

/**
 * @param {string} folder ATTACHMENTS_DIR
 * Only what this restore has written is ever removed: the rooms were empty when it began.
 */
export function folderTarget(folder) {
  const aside = join(folder, ".restoring");
  const placed = [];
  return {
    folder,
    async demandEmpty() {
      for (const room of rooms)
        for (const entry of await readdir(join(folder, room), { recursive: true, withFileTypes: true }).catch(() => []))
          if (!entry.isDirectory()) throw occupied(storeNotEmpty);
    },
    async begin() {
      await rm(aside, { recursive: true, force: true }); // Of a restore that was killed.
      await mkdir(aside, { recursive: true });
    },
    sink: (key) => fileSink(join(aside, checkedKey(key))),
    /** Each room is renamed whole. */
    async place() {
      for (const room of rooms) {
        if (!(await isThere(join(aside, room)))) continue;
        await rm(join(folder, room), { recursive: true, force: true }); // Empty folders.
        await rename(join(aside, room), join(folder, room));
        placed.push(room);
      }
      await rm(aside, { recursive: true, force: true });
      await flushFolder(folder);
    },
    async drop() {
      for (const room of [...placed, ".restoring"]) await rm(join(folder, room), { recursive: true, force: true });
    },
  };
}

/** @param {import("../../lib/attachments/storage/storage").AttachmentStorage} storage an S3 store */
export function storeTarget(storage) {
  const mark = "restoring/mark";
  const keys = async function* () {
    for (const room of rooms) for await (const { key } of storage.list(`${room}/`)) yield key;
  };
  let own;
  return {
    /** The same backup may go on where it was killed: it writes the same files again. */
    async demandEmpty(manifest) {
      own = manifest.files.sha256;
      const found = await storage.open(mark);
      if (found && (await text(found)) === own) return;
      for await (const _key of keys()) throw occupied(storeNotEmpty);
    },
    begin: () => storage.put(mark, Buffer.from(own)),
    async sink(key) {
      checkedKey(key);
      const folder = await mkdtemp(join(tmpdir(), "zoufang-restore-"));
      const path = join(folder, "whole");
      const stream = createWriteStream(path, { flags: "wx", mode: 0o600 });
      const away = () => rm(folder, { recursive: true, force: true });
      return {
        async write(data) {
          if (!stream.write(data)) await once(stream, "drain");
        },
        async end() {
          stream.end();
          await once(stream, "close");
          await storage.put(key, { path });
          await away();
        },
        async abort() {
          stream.destroy();
          await away();
        },
      };
    },
    place: () => storage.remove(mark),
    async drop() {
      for await (const key of keys()) await storage.remove(key);
      await storage.remove(mark);
    },
  };
}
