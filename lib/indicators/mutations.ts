import "server-only";
import type * as z from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { verifyReadingSchema } from "@/lib/indicators/schema";
import { lockVisit } from "@/lib/visits/mutations";
import type { VerificationState } from "@/lib/vocabulary";

export type ReadingCheck = Omit<z.output<typeof verifyReadingSchema>, "projectId"> & { now: Date };

export interface CheckedReading {
  visitId: string;
  from: VerificationState;
}

/**
 * 核实: what the check of one figure found, by whom and when; back to 待核实 too, where a check turns out to be unfinished.
 * Throws not_found; conflict where the visit has changed since it was read, or is no longer one whose figures can count.
 */
export async function verifyReading(
  tx: Transaction,
  scope: ProjectScope,
  check: ReadingCheck,
): Promise<CheckedReading> {
  const { readingId, version, verification, note, now } = check;
  const where = { projectId_id: { projectId: scope.projectId, id: readingId } };
  const known = await tx.reading.findUnique({ where, select: { visitId: true } });
  // The visit first, as saving it does: a check and a save never interleave.
  const visit = known && (await lockVisit(tx, scope, known.visitId));
  if (!visit) throw new AppError("not_found");
  const counts = visit.state === "approved" || visit.state === "submitted";
  if (!counts || visit.version !== version) throw new AppError("conflict", "indicators.refusal.moved");
  const reading = await tx.reading.findUnique({ where, select: { verification: true } });
  if (!reading) throw new AppError("conflict", "indicators.refusal.moved");
  await tx.reading.update({
    where,
    data: { verification, verificationNote: note, verifiedBy: scope.userId, verifiedAt: now },
    select: { id: true },
  });
  return { visitId: known.visitId, from: reading.verification as VerificationState }; // the column's check holds it
}
