import "server-only";
import { v7 as uuidv7 } from "uuid";
import { attachmentStorage } from "@/lib/attachments/storage/open-storage";
import { readOnly } from "@/lib/db";
import { isOutage } from "@/lib/outage";

/** What a server needs to do its work, each part by itself. "behind": the database lacks a migration of this build. */
export interface Readiness {
  database: "ok" | "unavailable";
  migrations: "ok" | "behind" | "unknown";
  storage: "ok" | "unavailable";
}

/** A part that has not answered by then counts as unavailable. */
const patienceMs = 5_000;

async function within<Result>(work: Promise<Result>, late: Result): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const alarm = new Promise<Result>((done) => {
    timer = setTimeout(() => done(late), patienceMs);
  });
  return Promise.race([work, alarm]).finally(() => clearTimeout(timer));
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

export async function readReadiness(migration: string | undefined): Promise<Readiness> {
  const [parts, storage] = await Promise.all([
    within(databaseParts(migration), noDatabase),
    within(storagePart(), "unavailable" as const),
  ]);
  return { ...parts, storage };
}
