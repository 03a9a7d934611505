import "server-only";
import { randomUUID } from "node:crypto";
import { DatabaseError } from "pg";
import { AppError, type Refusal } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { isOutage } from "@/lib/outage";

/**
 * Prisma's own codes for a database that cannot be reached or a transaction that found no time; the driver's are
 * Outages.
 */
const unavailable = new Set(["P1000", "P1001", "P1002", "P1008", "P1017", "P2024", "P2028"]);

/** A key that another request used, or removed, in the meantime: Prisma's codes and PostgreSQL's. */
const taken = new Set(["P2002", "23505"]);
const changed = new Set(["P2003", "P2025", "23503"]);

/**
 * The disk of the attachments is full or cannot be written: the same request gets through when its operator has seen to
 * it.
 */
const noRoom = new Set(["ENOSPC", "EDQUOT", "EROFS"]);

function storageRefusal(error: unknown, where: string): Refusal | null {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  // Node.js says ENOENT where a folder with its parents cannot be made on a read-only disk.
  const noFolder = code === "ENOENT" && error instanceof Error && "syscall" in error && error.syscall === "mkdir";
  if (!noRoom.has(code) && !noFolder) return null;
  console.error(
    JSON.stringify({ at: new Date().toISOString(), where, error: `the storage cannot be written: ${code}` }),
  );
  return { code: "unavailable", key: "errors.unavailable" };
}

function databaseRefusal(error: unknown): Refusal | null {
  if (isOutage(error)) return { code: "unavailable", key: "errors.unavailable" };
  if (error instanceof Prisma.PrismaClientInitializationError)
    return { code: "unavailable", key: "errors.unavailable" };
  if (!(error instanceof Prisma.PrismaClientKnownRequestError || error instanceof DatabaseError)) return null;
  const code = error.code ?? "";
  if (unavailable.has(code)) return { code: "unavailable", key: "errors.unavailable" };
  if (taken.has(code)) return { code: "conflict", key: "errors.taken" };
  if (changed.has(code)) return { code: "conflict", key: "errors.changedMeanwhile" };
  return null;
}

/** The result that a thrown error becomes: a refusal unchanged, or "unexpected", logged once under a reference. */
export function refusalOf(error: unknown, where: string): Refusal {
  if (error instanceof AppError) {
    return {
      code: error.code,
      key: error.key ?? `errors.${error.code}`,
      ...(error.fields.length > 0 && { fields: error.fields }),
      ...(Object.keys(error.values).length > 0 && { values: error.values }),
    };
  }
  const known = databaseRefusal(error) ?? storageRefusal(error, where);
  if (known) return known;
  const reference = randomUUID().slice(0, 8);
  console.error(JSON.stringify({ at: new Date().toISOString(), reference, where, error: describe(error) }));
  return { code: "unexpected", key: "errors.unexpected", values: { reference }, reference };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).slice(0, 4000) : String(error).slice(0, 500);
}
