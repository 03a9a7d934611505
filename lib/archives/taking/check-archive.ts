import "server-only";
import { createHash } from "node:crypto";
import { checkFiles, type ListedAttachment } from "@/lib/archives/taking/check-files";
import { readRow, isId, type Row } from "@/lib/archives/taking/check-row";
import { contentFault } from "@/lib/archives/taking/content";
import { asListed, linesOf, type ReadZip } from "@/lib/archives/taking/read-zip";
import { refused } from "@/lib/archives/taking/refused";
import {
  archiveFormat,
  attachmentFile,
  auditColumns,
  auditName,
  manifestHead,
  manifestName,
  manifestSchema,
  peopleName,
  readmeName,
  tableFile,
  type ArchiveManifest,
} from "@/lib/archives/format";
import { mayBeGone, namesPerson } from "@/lib/archives/ids-in-tables";
import { archivedTables, type ArchivedColumn, type ArchivedTable } from "@/lib/archives/tables";

/** Everything about an archive that can be known before anything of it is written. */
export interface CheckedArchive {
  manifest: ArchiveManifest;
  /** SHA-256 of the manifest, which has the hashes of everything else. */
  sha256: string;
  /** Every id that a column names, and the project's own. */
  ids: ReadonlySet<string>;
  attachments: readonly ListedAttachment[];
  /** Of attachments with a thumbnail. */
  thumbnails: ReadonlySet<string>;
}

const largestManifest = 64_000_000;
const peopleColumns: readonly ArchivedColumn[] = [
  { name: "id", kind: "id" },
  { name: "display_name", kind: "plain" },
];
export const auditRowColumns: readonly ArchivedColumn[] = auditColumns.map((name) => ({
  name,
  kind: name === "seq" ? "number" : "kept",
}));

/** @throws AppError with the sentence that says what is wrong */
export async function checkArchive(zip: ReadZip): Promise<CheckedArchive> {
  const { manifest, sha256 } = await readManifest(zip);
  const listed = new Map(manifest.files.map((file) => [file.name, file]));
  if (listed.size !== manifest.files.length) throw refused("notArchive");
  for (const name of zip.sizes.keys()) if (name !== manifestName && !listed.has(name)) throw refused("extra", { name });
  for (const { name, bytes } of manifest.files) {
    if (!zip.sizes.has(name)) throw refused("absent", { name });
    if (zip.sizes.get(name) !== bytes) throw refused("changed", { name });
  }
  const rows = new Rows(zip, manifest);
  for await (const row of rows.of(peopleName, "people", peopleColumns)) rows.person(row);
  for (const table of archivedTables)
    for await (const row of rows.of(tableFile(table.name), table.name, columnsIn(manifest, table)))
      rows.take(table, row);
  for await (const row of rows.of(auditName, "audit", auditRowColumns)) void row;
  rows.allKnown();
  for await (const piece of asListed(zip.read(readmeName), listed.get(readmeName) ?? absent(readmeName))) void piece;
  const thumbnails = await checkFiles(zip, manifest, rows.attachments);
  return { manifest, sha256, ids: rows.ids, attachments: rows.attachments, thumbnails };
}

function absent(name: string): never {
  throw refused("absent", { name });
}

async function readManifest(zip: ReadZip): Promise<{ manifest: ArchiveManifest; sha256: string }> {
  const size = zip.sizes.get(manifestName);
  if (size === undefined) throw refused("notArchive");
  if (size > largestManifest) throw refused("unpacked");
  const pieces: Uint8Array[] = [];
  for await (const piece of zip.read(manifestName)) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  let said: unknown;
  try {
    said = JSON.parse(bytes.toString("utf8"));
  } catch {
    throw refused("notArchive");
  }
  const head = manifestHead.safeParse(said);
  if (!head.success) throw refused("notArchive");
  if (head.data.format > archiveFormat) throw refused("newer", { version: head.data.version });
  const manifest = manifestSchema.safeParse(said);
  if (!manifest.success) throw refused("notArchive");
  for (const [name, columns] of Object.entries(manifest.data.tables)) {
    const table = archivedTables.find((one) => one.name === name);
    // What an older version had no word for.
    if (!table || columns.some((column) => !table.columns.some((one) => one.name === column)))
      throw refused("newer", { version: head.data.version });
  }
  return { manifest: manifest.data, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** The columns that the archive has of a table; one written by an older version may have fewer. */
export function columnsIn(manifest: ArchiveManifest, table: ArchivedTable): readonly ArchivedColumn[] {
  const names = manifest.tables[table.name] ?? [];
  return table.columns.filter(({ name }) => names.includes(name));
}

interface Named {
  name: string;
  line: number;
  column: string;
}

class Rows {
  readonly ids = new Set<string>();
  readonly attachments: ListedAttachment[] = [];
  private readonly people = new Set<string>();
  private readonly own = new Set<string>();
  /** Ids that were named before their row was read, and where first. */
  private readonly awaited = new Map<string, Named>();
  private at: Omit<Named, "column"> = { name: "", line: 0 };

  constructor(
    private readonly zip: ReadZip,
    private readonly manifest: ArchiveManifest,
  ) {
    this.ids.add(manifest.projectId);
  }

  async *of(name: string, table: string, columns: readonly ArchivedColumn[]): AsyncGenerator<Row> {
    const file = this.manifest.files.find((one) => one.name === name);
    if (!file) {
      // A table that the archive's version did not have.
      if (this.manifest.tables[table] === undefined && table !== "people" && table !== "audit") return;
      throw refused("absent", { name });
    }
    this.at = { name, line: 0 };
    for await (const line of linesOf(asListed(this.zip.read(name), file), name)) {
      this.at = { name, line: this.at.line + 1 };
      const read = readRow(line, columns);
      if ("wrong" in read) throw refused("row", { ...this.at, column: read.wrong });
      yield read.row;
    }
    if (this.at.line !== file.rows) throw refused("changed", { name });
    if (table === "projects" && this.at.line !== 1) throw refused("row", { ...this.at, column: "" });
  }

  person({ id, display_name: name }: Row): void {
    if (!isId(id) || typeof name !== "string" || name === "" || name.length > 200)
      throw refused("row", { ...this.at, column: "display_name" });
    if (this.people.has(id)) throw refused("twice", { ...this.at });
    this.people.add(id);
    this.ids.add(id);
  }

  take(table: ArchivedTable, row: Row): void {
    const { id } = row;
    if (isId(id)) {
      if (this.own.has(id)) throw refused("twice", { ...this.at });
      this.own.add(id);
      this.ids.add(id);
    }
    for (const column of table.columns) this.name(table, column, row[column.name]);
    const fault = contentFault(table.name, row);
    if (fault !== null)
      throw refused(fault === "newer" ? "newer" : "content", { ...this.at, version: this.manifest.version });
    if (table.name === "attachments") this.attachment(row);
  }

  private name(table: ArchivedTable, column: ArchivedColumn, value: unknown): void {
    if (value === null || value === undefined || (column.kind !== "id" && column.kind !== "ids")) return;
    const where = { ...this.at, column: column.name };
    for (const id of Array.isArray(value) ? value : [value]) {
      if (!isId(id)) throw refused("row", where);
      this.ids.add(id);
      if (namesPerson(column)) {
        if (!this.people.has(id)) throw refused("foreign", where);
      } else if (!mayBeGone.includes(`${table.name}.${column.name}`) && !this.own.has(id) && !this.awaited.has(id))
        this.awaited.set(id, where);
    }
  }

  /** Ids of rows are unique in the whole archive, so a name needs no table. */
  allKnown(): void {
    for (const [id, where] of this.awaited) if (!this.own.has(id)) throw refused("foreign", { ...where });
  }

  private attachment(row: Row): void {
    const { id, file_name: fileName, kind, media_type: mediaType, sha256, byte_size: bytes } = row;
    if (!isId(id)) throw refused("row", { ...this.at, column: "id" });
    const name = attachmentFile(id, String(fileName));
    this.attachments.push({
      ...{ id, name, kind: String(kind), mediaType: String(mediaType) },
      ...{ sha256: String(sha256), bytes: Number(bytes) },
    });
  }
}
