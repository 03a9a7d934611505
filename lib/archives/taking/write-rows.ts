import "server-only";
import { auditRowColumns, columnsIn, type CheckedArchive } from "@/lib/archives/taking/check-archive";
import type { NewIds } from "@/lib/archives/taking/new-ids";
import { asListed, linesOf, type ReadZip } from "@/lib/archives/taking/read-zip";
import { refused } from "@/lib/archives/taking/refused";
import { auditName, peopleName, tableFile } from "@/lib/archives/format";
import { selfPointing } from "@/lib/archives/ids-in-tables";
import { archivedTables, type ArchivedColumn } from "@/lib/archives/tables";
import type { Transaction } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** The rows of a checked archive into the tables, in batches. PostgreSQL's keys and checks see each of them. */

const mostRows = 500;
const mostCharacters = 4_000_000;

interface Batch {
  name: string;
  columns: readonly ArchivedColumn[];
  /** The statement for rows as a JSON array. */
  insert(rows: string): Prisma.Sql;
}

const quoted = (name: string) => Prisma.raw(`"${name.replaceAll('"', '""')}"`);

/** A column of `r`, as the table has it. A file stands in its column as the text of its base64. */
const valueOf = ({ name, kind }: ArchivedColumn) =>
  kind === "bytes"
    ? Prisma.sql`decode(convert_from(r.${quoted(name)}, 'UTF8'), 'base64')`
    : Prisma.sql`r.${quoted(name)}`;

function into(table: string, columns: readonly ArchivedColumn[], projectId: string, rows: string): Prisma.Sql {
  const names = Prisma.join(columns.map(({ name }) => quoted(name)));
  const values = Prisma.join(columns.map(valueOf));
  const own = quoted(table === "projects" ? "id" : "project_id");
  const kept = table === "attachments" ? Prisma.sql`, storage_key` : Prisma.empty;
  const key = table === "attachments" ? Prisma.sql`, 'files/' || ${projectId} || '/' || r.id` : Prisma.empty;
  return Prisma.sql`
    INSERT INTO ${quoted(table)} (${own}${kept}, ${names})
    SELECT ${projectId}::uuid${key}, ${values} FROM jsonb_populate_recordset(NULL::${quoted(table)}, ${rows}::jsonb) r`;
}

/** Accounts that nobody can sign in to: they carry the names of who did something. */
const people = (rows: string) => Prisma.sql`
  INSERT INTO users (id, account_name, display_name, disabled_at)
  SELECT r.id, 'archived-' || right(replace(r.id::text, '-', ''), 22), r.display_name, now()
  FROM jsonb_populate_recordset(NULL::users, ${rows}::jsonb) r`;

const auditOf = (projectId: string, chainId: string, rows: string) => Prisma.sql`
  INSERT INTO earlier_audit_events (project_id, chain_id, seq, at, actor_id, action, subject_id, detail, prev_hash, hash)
  SELECT ${projectId}::uuid, ${chainId}::uuid, r.seq, r.at, r.actor_id, r.action, r.subject_id, r.detail, r.prev_hash, r.hash
  FROM jsonb_populate_recordset(NULL::earlier_audit_events, ${rows}::jsonb) r`;

export interface Writing {
  tx: Transaction;
  zip: ReadZip;
  archive: CheckedArchive;
  ids: NewIds;
  /** Of contents of visits: before and after. */
  hashes: ReadonlyMap<string, string>;
  projectId: string;
}

export async function writeRows(writing: Writing): Promise<void> {
  const { archive, projectId } = writing;
  const { manifest } = archive;
  await write(writing, peopleName, { name: "people", columns: [], insert: people });
  for (const table of archivedTables) {
    const columns = columnsIn(manifest, table);
    if (columns.length === 0) continue;
    const insert = (rows: string) => into(table.name, columns, projectId, rows);
    await write(writing, tableFile(table.name), { name: table.name, columns, insert });
  }
  const insert = (rows: string) => auditOf(projectId, manifest.projectId, rows);
  await write(writing, auditName, { name: "audit", columns: auditRowColumns, insert });
  const broken = await writing.tx.$queryRaw<unknown[]>`SELECT FROM earlier_audit_breaks(${projectId}::uuid) LIMIT 1`;
  if (broken.length > 0) throw refused("chain");
}

async function write(writing: Writing, file: string, batch: Batch): Promise<void> {
  const { zip, archive } = writing;
  const listed = archive.manifest.files.find(({ name }) => name === file);
  if (!listed) return;
  const whole = selfPointing.includes(batch.name);
  let waiting: string[] = [];
  let characters = 0;
  const flush = async () => {
    if (waiting.length > 0) await inserted(writing.tx, batch.insert(`[${waiting.join(",")}]`), file);
    waiting = [];
    characters = 0;
  };
  for await (const line of linesOf(asListed(zip.read(file), listed), file)) {
    const row = batch.columns.some(({ kind }) => kind === "kept") ? line : renewed(writing, line);
    if (!whole && characters + row.length > mostCharacters) await flush();
    waiting.push(row);
    characters += row.length;
    if (!whole && waiting.length >= mostRows) await flush();
  }
  await flush();
}

/** The row with its new ids, and the hash of a content with new ids. */
function renewed({ ids, hashes }: Writing, line: string): string {
  return ids
    .in(line)
    .replace(/"content_hash":"([0-9a-f]{64})"/, (found, hash: string) =>
      hashes.has(hash) ? `"content_hash":"${hashes.get(hash)}"` : found,
    );
}

/** What a key, a check or a type of the database refuses is a fault of the archive. */
async function inserted(tx: Transaction, statement: Prisma.Sql, name: string): Promise<void> {
  try {
    await tx.$executeRaw(statement);
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code === "P2028" || error.code === "P2024")
      throw error;
    throw refused("rows", { name });
  }
}
