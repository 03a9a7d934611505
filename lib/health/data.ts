import "server-only";
import { v7 as uuidv7 } from "uuid";
import { attachmentStorage } from "@/lib/attachments/storage/open-storage";
import { readOnly } from "@/lib/db";
import { env } from "@/lib/env";
import { inTime, isOutage } from "@/lib/outage";

/** What a server needs to do its work, each part by itself. "behind": the database lacks a migration of this build. */
export interface Readiness {
  database: "ok" | "unavailable";
  migrations: "ok" | "behind" | "unknown";
  storage: "ok" | "unavailable";
  /** The server was told to end: it finishes what is under way, and should get nothing new. */
  draining: boolean;
  backup: BackupState;
}

/**
 * Of the server's own daily backups. "off": none are wanted (BACKUP_DIR); "none": none has been made yet; "late": the
 * last good one is older than a day and a half. A server without a backup still works, so this never makes it not
 * ready.
 */
export interface BackupState {
  state: "off" | "none" | "ok" | "late" | "failed" | "unknown";
  /** Of the last good one, made by the server or by hand. */
  ageHours: number | null;
  /** Why the last one failed, as a code; null if it did not. */
  error: string | null;
  /** How many files of attachments the last good one could not have, because the store had lost them. */
  missing: number | null;
}

const noBackup: BackupState = { state: "unknown", ageHours: null, error: null, missing: null };
const lateAfterHours = 36;

/** A part that has not answered by then counts as unavailable. */
const patienceMs = 5_000;

function within<Result>(work: Promise<Result>, late: Result): Promise<Result> {
  return inTime(work, patienceMs).catch((error: unknown) => {
    if (isOutage(error)) return late;
    throw error;
  });
}

type DatabaseParts = Pick<Readiness, "database" | "migrations">;
const noDatabase: DatabaseParts = { database: "unavailable", migrations: "unknown" };

/** `migration` is the last one that this build knows; without it (outside a build) none is looked for. */
async function databaseParts(migration: string | undefined): Promise<DatabaseParts> {
  try {
    if (!migration) {
      await readOnly().$queryRaw`SELECT 1`;
      return { database: "ok", migrations: "unknown" };
    }
    const rows = await readOnly().$queryRaw<unknown[]>`
      SELECT 1 FROM _prisma_migrations
      WHERE migration_name = ${migration} AND finished_at IS NOT NULL AND rolled_back_at IS NULL`;
    return { database: "ok", migrations: rows.length > 0 ? "ok" : "behind" };
  } catch (error) {
    // A database that answers, and has no table of migrations or does not let it be read.
    return isOutage(error) ? noDatabase : { database: "ok", migrations: "behind" };
  }
}

/**
 * Writes a byte and takes it away again: a full disk and a read-only folder are found like a store that is not there.
 */
async function storagePart(): Promise<Readiness["storage"]> {
  const key = `health/${uuidv7()}`;
  try {
    const storage = attachmentStorage();
    await storage.put(key, Uint8Array.of(1));
    await storage.remove(key);
    return "ok";
  } catch {
    return "unavailable";
  }
}

/** Of this server's settings and its database. */
export async function readBackupState(): Promise<BackupState> {
  if (!env().BACKUP_DIR) return { ...noBackup, state: "off" };
  try {
    const [row] = await readOnly().$queryRaw<{ age: number | null; missing: number | null; error: string | null }[]>`
      SELECT good.age, good.missing, last.error
      FROM (SELECT) AS once
      LEFT JOIN LATERAL (
        SELECT extract(epoch FROM now() - started_at)::float / 3600 AS age, missing FROM backups
        WHERE ended_at IS NOT NULL AND error IS NULL ORDER BY started_at DESC LIMIT 1) AS good ON true
      LEFT JOIN LATERAL (
        SELECT error FROM backups WHERE ended_at IS NOT NULL ORDER BY started_at DESC LIMIT 1) AS last ON true`;
    const { age = null, missing = null, error = null } = row ?? {};
    const rest = { ageHours: age === null ? null : Math.floor(age), error, missing };
    if (error !== null) return { state: "failed", ...rest };
    if (age === null) return { state: "none", ...rest };
    return { state: age > lateAfterHours ? "late" : "ok", ...rest };
  } catch {
    return noBackup;
  }
}

/** Said by the HTTP server (scripts/serve/draining.mjs). */
const isDraining = () => (globalThis as typeof globalThis & { zoufangDraining?: boolean }).zoufangDraining === true;

export async function readReadiness(migration: string | undefined): Promise<Readiness> {
  const [parts, storage, backup] = await Promise.all([
    within(databaseParts(migration), noDatabase),
    within(storagePart(), "unavailable" as const),
    within(readBackupState(), noBackup),
  ]);
  return { ...parts, storage, draining: isDraining(), backup };
}
