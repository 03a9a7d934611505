import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { inexactWords, numberOf } from "@/lib/visits/said/figure";
import { figureSchema, type FigureContent } from "@/lib/visits/schema";

type Own = { projectId: string; visitId: string };

/**
 * The figures of a visit that can be counted, updated to its content. They keep their ids, so references to them stay
 * valid. Written only if some figure has changed. What is not understood yet waits in the content of the draft.
 */
export async function writeFigures(tx: Transaction, own: Own, said: readonly FigureContent[]) {
  const figures = said.flatMap((figure) => figureSchema.safeParse(figure).data ?? []);
  // IS NOT DISTINCT FROM: found by the visit, never by reading the whole project (part-statements.ts).
  await tx.$executeRaw`
    DELETE FROM figures WHERE visit_id = ${own.visitId}::uuid AND project_id IS NOT DISTINCT FROM ${own.projectId}::uuid
      AND id <> ALL (${figures.map(({ id }) => id)}::uuid[])`;
  if (figures.length === 0) return;
  const indicators = await indicatorIds(tx, own.projectId, figures);
  const rows = figures.map(({ indicator, unit, value, ...figure }, position) => ({
    ...figure,
    value: numberOf(value),
    said: inexactWords(value),
    position,
    indicatorId: indicators.get(indicatorKey(indicator, unit)),
  }));
  // What a reviewer found on checking a figure stays valid until the figure itself changes.
  const changed = Prisma.sql`(old.value, old.said, old.as_of, old.indicator_id) IS DISTINCT FROM (excluded.value, excluded.said, excluded.as_of, excluded.indicator_id)`;
  await tx.$executeRaw`
    INSERT INTO figures AS old
      (project_id, visit_id, id, dimension, question_id, indicator_id, position, value, said, as_of, definition, source)
    SELECT ${own.projectId}::uuid, ${own.visitId}::uuid, id, dimension, "questionId", "indicatorId", position, value, said, "asOf",
      definition, source
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row
      (id uuid, dimension text, "questionId" uuid, "indicatorId" uuid, position int, value numeric, said text, "asOf" text, definition text, source text)
    ON CONFLICT (project_id, id) DO UPDATE SET
      dimension = excluded.dimension, question_id = excluded.question_id, indicator_id = excluded.indicator_id,
      position = excluded.position, value = excluded.value, said = excluded.said, as_of = excluded.as_of, definition = excluded.definition,
      source = excluded.source,
      verification = CASE WHEN ${changed} THEN 'unverified' ELSE old.verification END,
      verification_note = CASE WHEN ${changed} THEN '' ELSE old.verification_note END,
      verified_by = CASE WHEN ${changed} THEN NULL ELSE old.verified_by END,
      verified_at = CASE WHEN ${changed} THEN NULL ELSE old.verified_at END
    WHERE old.visit_id = excluded.visit_id`;
}

const indicatorKey = (name: string, unit: string) => `${name}\n${unit}`;

/** The project's indicators by name and unit. Missing ones are added, always in the same order (no deadlock). */
async function indicatorIds(
  tx: Transaction,
  projectId: string,
  figures: FigureContent[],
): Promise<Map<string, string>> {
  const wanted = new Map(figures.map((figure) => [indicatorKey(figure.indicator, figure.unit), figure]));
  const sorted = [...wanted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, figure]) => figure);
  await tx.indicator.createMany({
    data: sorted.map(({ indicator, unit, definition }) => ({
      projectId,
      id: uuidv7(),
      name: indicator,
      unit,
      definition,
    })),
    skipDuplicates: true,
  });
  const rows = await tx.indicator.findMany({
    where: { projectId, OR: sorted.map(({ indicator, unit }) => ({ name: indicator, unit })) },
    select: { id: true, name: true, unit: true },
  });
  return new Map(rows.map(({ id, name, unit }) => [indicatorKey(name, unit), id]));
}
