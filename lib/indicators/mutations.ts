import "server-only";
import type * as z from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { verifyFigureSchema } from "@/lib/indicators/schema";
import { lockVisit } from "@/lib/visits/mutations";
import type { VerificationState } from "@/lib/vocabulary";

export type FigureCheck = Omit<z.output<typeof verifyFigureSchema>, "projectId"> & { now: Date };

export interface CheckedFigure {
  visitId: string;
  from: VerificationState;
}

/**
 * 核实: what the check of one figure found, by whom and when. It can also be set back to 待核实 if a check was not finished.
 * Throws not_found; conflict if the visit has changed since it was read or its figures can no longer count.
 */
export async function verifyFigure(tx: Transaction, scope: ProjectScope, check: FigureCheck): Promise<CheckedFigure> {
  const { figureId, version, verification, note, now } = check;
  const where = { projectId_id: { projectId: scope.projectId, id: figureId } };
  const known = await tx.figure.findUnique({ where, select: { visitId: true } });
  // Locks the visit first, as saving does, so that a check and a save never overlap.
  const visit = known && (await lockVisit(tx, scope, known.visitId));
  if (!visit) throw new AppError("not_found");
  const counts = visit.state === "approved" || visit.state === "submitted";
  if (!counts || visit.version !== version) throw new AppError("conflict", "indicators.refusal.moved");
  const figure = await tx.figure.findUnique({ where, select: { verification: true } });
  if (!figure) throw new AppError("conflict", "indicators.refusal.moved");
  await tx.figure.update({
    where,
    data: { verification, verificationNote: note, verifiedBy: scope.userId, verifiedAt: now },
    select: { id: true },
  });
  return { visitId: known.visitId, from: figure.verification as VerificationState }; // checked by the database
}
