import * as z from "zod";

/** The file of an archived project: its names and its manifest. Pure. */

/** Raised when an older program could not read what a newer one writes. */
export const archiveFormat = 1;
const kind = "zoufang-project-archive";

export const manifestName = "manifest.json";
export const readmeName = "数据说明.md";
export const peopleName = "data/people.jsonl";
export const auditName = "data/audit.jsonl";
export const tableFile = (table: string) => `data/${table}.jsonl`;
/** With the ending of the file's own name, so that a person can open it. */
export const attachmentFile = (id: string, fileName: string) =>
  `attachments/${id}${(/\.[A-Za-z0-9]{1,8}$/.exec(fileName)?.[0] ?? "").toLowerCase()}`;
export const thumbnailFile = (id: string) => `thumbnails/${id}`;

/** The columns of data/audit.jsonl: the hashes are over the others, and the project's id. */
export const auditColumns = ["seq", "at", "actor_id", "action", "subject_id", "detail", "prev_hash", "hash"] as const;

const count = z.number().int().min(0);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const uuid = z.uuid();
/** Of the program that wrote it. It stands in the audit. */
const version = z
  .string()
  .max(40)
  .regex(/^[ -~]*$/);

/** What any version of the format has. */
export const manifestHead = z.object({ kind: z.literal(kind), format: z.int().min(1), version });

export const manifestSchema = z.strictObject({
  kind: z.literal(kind),
  format: z.literal(archiveFormat),
  version,
  projectId: uuid,
  name: z.string(),
  /** The moment whose rows and files these are. */
  at: z.iso.datetime(),
  /** The columns of each table. */
  tables: z.record(z.string(), z.array(z.string())),
  /** Attachments whose file the store had lost. */
  missing: z.array(uuid),
  files: z.array(z.strictObject({ name: z.string(), bytes: count, sha256: hash, rows: count.optional() })),
});
export type ArchiveManifest = z.infer<typeof manifestSchema>;

export const newManifest = (rest: Omit<ArchiveManifest, "kind" | "format">): ArchiveManifest => ({
  kind,
  format: archiveFormat,
  ...rest,
});
