import "server-only";
import { createHash, type Hash } from "node:crypto";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { attachmentStorage } from "@/lib/attachments/storage/open-storage";
import type { AttachmentStorage } from "@/lib/attachments/storage/storage";
import { backupLock } from "@/lib/attachments/backup-lock";
import {
  attachmentFile,
  auditName,
  manifestName,
  newManifest,
  peopleName,
  readmeName,
  tableFile,
  thumbnailFile,
  type ArchiveManifest,
} from "@/lib/archives/format";
import { archiveReadme } from "@/lib/archives/readme";
import { auditQuery, filesQuery, nameQuery, peopleQuery, rowsQuery } from "@/lib/archives/rows-query";
import { archivedTables, type ArchivedTable } from "@/lib/archives/tables";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { atOneMoment, type Moment } from "@/lib/moment-stream";

/**
 * A project as one .zip, of one moment, in pieces: the rows by a cursor and the files as the store gives them, so that
 * memory does not grow with the project (docs/decisions/076).
 */

const rowsAtOnce = 200;
/** Of rows whose JSON may be a whole report. */
const documentsAtOnce = 10;

interface StoredRow {
  id: string;
  file_name: string;
  storage_key: string;
  thumbnail_key: string | null;
}

/** Adds parts to the archive, one after the other, and notes what each is. */
class Parts {
  readonly files: ArchiveManifest["files"] = [];
  private open: Readable | undefined;

  constructor(private readonly zip: ZipFile) {}

  /** Resolves when the last byte has gone into the archive. */
  async add(name: string, pieces: AsyncIterable<Uint8Array>, compress: boolean): Promise<void> {
    const hash = createHash("sha256");
    const seen = { bytes: 0 };
    const input = Readable.from(counted(pieces, hash, seen), { objectMode: false });
    this.open = input;
    const ended = new Promise<void>((done, fail) => {
      input.once("end", done).once("error", fail);
      input.once("close", () => fail(new Error("the reader has gone")));
    });
    this.zip.addReadStream(input, name, { compress });
    await ended;
    this.files.push({ name, bytes: seen.bytes, sha256: hash.digest("hex") });
  }

  /** Nobody reads on: closes the file that is being read. */
  stop(): void {
    this.open?.destroy();
  }

  async addLines(name: string, lines: AsyncIterable<{ line: string }>): Promise<void> {
    const seen = { rows: 0 };
    await this.add(name, asBytes(lines, seen), true);
    Object.assign(this.files.at(-1) ?? {}, seen);
  }
}

async function* counted(pieces: AsyncIterable<Uint8Array>, hash: Hash, seen: { bytes: number }) {
  for await (const piece of pieces) {
    hash.update(piece);
    seen.bytes += piece.length;
    yield piece;
  }
}

async function* asBytes(lines: AsyncIterable<{ line: string }>, seen: { rows: number }) {
  for await (const { line } of lines) {
    seen.rows += 1;
    yield Buffer.from(`${line}\n`);
  }
}

async function* inOne(text: string) {
  yield Buffer.from(text);
}

/** Of rows with files only one is in memory. */
function atOnce({ columns }: ArchivedTable): number {
  if (columns.some(({ kind }) => kind === "bytes")) return 1;
  return columns.some(({ kind }) => kind === "json") ? documentsAtOnce : rowsAtOnce;
}

async function addTables(parts: Parts, moment: Moment, projectId: string): Promise<void> {
  await parts.addLines(peopleName, moment.rows<{ line: string }>(peopleQuery, [projectId], rowsAtOnce));
  for (const table of archivedTables) {
    const rows = moment.rows<{ line: string }>(rowsQuery(table), [projectId], atOnce(table));
    await parts.addLines(tableFile(table.name), rows);
  }
  await parts.addLines(auditName, moment.rows<{ line: string }>(auditQuery, [projectId], rowsAtOnce));
}

/** Returns the attachments whose file the store has lost. */
async function addFiles(
  parts: Parts,
  moment: Moment,
  projectId: string,
  storage: AttachmentStorage,
): Promise<string[]> {
  const missing: string[] = [];
  for await (const row of moment.rows<StoredRow>(filesQuery, [projectId], rowsAtOnce)) {
    const file = await storage.open(row.storage_key);
    if (file) await parts.add(attachmentFile(row.id, row.file_name), file, false);
    else missing.push(row.id);
    const thumbnail = row.thumbnail_key ? await storage.open(row.thumbnail_key) : null;
    if (thumbnail) await parts.add(thumbnailFile(row.id), thumbnail, false);
  }
  return missing;
}

async function nameOf(moment: Moment, projectId: string): Promise<string> {
  const names: string[] = [];
  for await (const { name } of moment.rows<{ name: string }>(nameQuery, [projectId], 2)) names.push(name);
  const [name] = names;
  if (name === undefined) throw new AppError("not_found");
  return name;
}

async function fill(parts: Parts, moment: Moment, projectId: string): Promise<void> {
  const name = await nameOf(moment, projectId);
  await addTables(parts, moment, projectId);
  const missing = await addFiles(parts, moment, projectId, attachmentStorage());
  const rest = {
    version: process.env.ZOUFANG_VERSION ?? "",
    projectId,
    name,
    at: moment.at.toISOString(),
    tables: Object.fromEntries(archivedTables.map((table) => [table.name, table.columns.map((column) => column.name)])),
    missing,
  };
  await parts.add(readmeName, inOne(archiveReadme(newManifest({ ...rest, files: parts.files }))), true);
  const manifest = newManifest({ ...rest, files: parts.files });
  await parts.add(manifestName, inOne(`${JSON.stringify(manifest, null, 1)}\n`), true);
}

/** The archive in pieces. Ending early ends the transaction. */
export function writeArchive({ projectId }: ProjectScope): AsyncGenerator<Uint8Array> {
  return atOneMoment(backupLock, async function* (moment) {
    const zip = new ZipFile();
    const output = zip.outputStream as Readable; // a PassThrough
    const parts = new Parts(zip);
    const fail = (error: unknown) => void output.destroy(error instanceof Error ? error : new Error(String(error)));
    zip.on("error", fail);
    const filled = fill(parts, moment, projectId).then(() => zip.end(), fail);
    try {
      for await (const piece of output) yield piece as Uint8Array; // a stream of bytes
    } finally {
      parts.stop();
      await filled;
    }
  });
}
