import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { inexactWords, numberOf } from "@/lib/visits/said/figure";
import {
  audienceSchema,
  figureSchema,
  type AudienceContent,
  type EntryContent,
  type FigureContent,
  type VisitContent,
} from "@/lib/visits/schema";
import { dimensionKeys } from "@/lib/vocabulary";

/**
 * The rows that belong to a visit, updated to its content. Entries and figures keep their ids, so references to them
 * stay valid.
 */
export async function writeParts(
  tx: Transaction,
  scope: ProjectScope,
  visit: { id: string; content: VisitContent; now: Date },
): Promise<void> {
  const { content, now } = visit;
  const own = { projectId: scope.projectId, visitId: visit.id };
  await writePeople(tx, own, content);
  await writeMarks(tx, own, content.marks);
  await writeEntries(tx, own, content.entries, now);
  await writeFigures(tx, own, content.figures);
}

type Own = { projectId: string; visitId: string };

async function writePeople(tx: Transaction, own: Own, content: { memberIds: string[]; audiences: AudienceContent[] }) {
  await tx.visitMember.deleteMany({ where: own });
  await tx.visitMember.createMany({ data: content.memberIds.map((userId) => ({ ...own, userId })) });
  await tx.visitAudience.deleteMany({ where: own });
  await tx.visitAudience.createMany({
    data: content.audiences.flatMap((audience, position) => {
      const counted = audienceSchema.safeParse(audience);
      return counted.success ? [{ ...own, position, ...counted.data }] : [];
    }),
  });
}

async function writeMarks(tx: Transaction, own: Own, marks: VisitContent["marks"]) {
  await tx.visitDimensionMark.deleteMany({ where: own });
  await tx.visitDimensionMark.createMany({
    data: dimensionKeys.flatMap((dimension) => {
      const mark = marks[dimension];
      return mark ? [{ ...own, dimension, mark }] : [];
    }),
  });
}

async function writeEntries(tx: Transaction, own: Own, entries: EntryContent[], now: Date) {
  await tx.entry.deleteMany({ where: { ...own, id: { notIn: entries.map(({ id }) => id) } } });
  const rows = JSON.stringify(entries.map((entry, position) => ({ ...entry, position })));
  await tx.$executeRaw`
    INSERT INTO entries AS old
      (project_id, visit_id, id, dimension, question_id, position, text, form, speaker_category, created_at, updated_at)
    SELECT ${own.projectId}::uuid, ${own.visitId}::uuid, id, dimension, "questionId", position, text, form, "speakerCategory",
      ${now}, ${now}
    FROM jsonb_to_recordset(${rows}::jsonb) AS row
      (id uuid, dimension text, "questionId" uuid, position int, text text, form text, "speakerCategory" text)
    ON CONFLICT (project_id, id) DO UPDATE SET
      dimension = excluded.dimension, question_id = excluded.question_id, position = excluded.position, text = excluded.text,
      form = excluded.form, speaker_category = excluded.speaker_category,
      updated_at = CASE WHEN (old.dimension, old.question_id, old.text, old.form, old.speaker_category)
          IS DISTINCT FROM (excluded.dimension, excluded.question_id, excluded.text, excluded.form, excluded.speaker_category)
        THEN excluded.updated_at ELSE old.updated_at END
    WHERE old.visit_id = excluded.visit_id`;
  // An entry that moved to another dimension loses the themes of the old one.
  await tx.$executeRaw`
    DELETE FROM entry_themes USING entries, themes
    WHERE entries.project_id = ${own.projectId}::uuid AND entries.visit_id = ${own.visitId}::uuid
      AND entry_themes.project_id = entries.project_id AND entry_themes.entry_id = entries.id
      AND themes.project_id = entries.project_id AND themes.id = entry_themes.theme_id
      AND themes.dimension <> entries.dimension`;
}

/** Only figures that can be counted. What is not understood yet waits in the content of the draft. */
async function writeFigures(tx: Transaction, own: Own, said: FigureContent[]) {
  const figures = said.flatMap((figure) => figureSchema.safeParse(figure).data ?? []);
  await tx.figure.deleteMany({ where: { ...own, id: { notIn: figures.map(({ id }) => id) } } });
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
