import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "@/lib/db";
import { inexactWords, numberOf } from "@/lib/visits/said/figure";
import type { FigureContent } from "@/lib/visits/schema";
import type { VerificationState } from "@/lib/vocabulary";

/** The rows of a visit's figures, for tests, with indicators that do not exist yet. */

async function indicatorId(db: Transaction, projectId: string, figure: FigureContent): Promise<string> {
  const key = { projectId, name: figure.indicator, unit: figure.unit };
  const found = await db.indicator.findFirst({ where: key, select: { id: true } });
  if (found) return found.id;
  const id = uuidv7();
  await db.indicator.create({ data: { ...key, id, definition: figure.definition } });
  return id;
}

interface SaidFigures {
  figures: readonly FigureContent[];
  at: Date;
  reviewerId: string;
  /** By the figure's id. */
  verification: Record<string, VerificationState>;
}

export async function addFigures(
  db: Transaction,
  own: { projectId: string; visitId: string },
  said: SaidFigures,
): Promise<void> {
  for (const [position, figure] of said.figures.entries()) {
    const { indicator: _name, unit: _unit, value, ...row } = figure;
    const verification = said.verification[figure.id] ?? "unverified";
    const check = verification === "unverified" ? {} : { verifiedBy: said.reviewerId, verifiedAt: said.at };
    await db.figure.create({
      data: {
        ...own,
        ...row,
        value: numberOf(value) ?? value,
        said: inexactWords(value),
        ...check,
        position,
        verification,
        indicatorId: await indicatorId(db, own.projectId, figure),
      },
    });
  }
}
