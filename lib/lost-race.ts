import "server-only";
import { DatabaseError } from "pg";
import { AppError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * What decided has changed before it was written, so nothing was. A gate that can begin again does so; otherwise the
 * person is told to read it anew.
 */
export class LostRace extends AppError {
  constructor() {
    super("conflict", "errors.changedMeanwhile");
  }
}

/** Prisma's codes for a transaction that lost a race, and Postgres' own if a raw statement lost it. */
const raceCodes = ["P2034", "P2002", "40001", "40P01", "23505"];
/** Of a statement that stands alone also a key that went away after it was read. */
const statementRaceCodes = ["40001", "40P01", "23505", "23503"];

/** Whether the same work would end otherwise if it began again. */
export function isLostRace(error: unknown): boolean {
  if (error instanceof LostRace) return true;
  if (error instanceof DatabaseError) return statementRaceCodes.includes(error.code ?? "");
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (raceCodes.includes(error.code)) return true;
  // A failed raw statement is P2010 and contains the driver's error, with Postgres' code in it.
  return error.code === "P2010" && raceCodes.some((code) => JSON.stringify(error.meta ?? {}).includes(`"${code}"`));
}
