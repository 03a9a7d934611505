import "server-only";
import { isDeepStrictEqual } from "node:util";
import { Prisma } from "@/lib/generated/prisma/client";
import type { PartInput } from "@/lib/visits/part-statements";
import { writtenAnswers } from "@/lib/visits/draft";
import type { VisitContent } from "@/lib/visits/schema";

/** The answers that say something: an entry that they name may have been deleted since. */
export const saidAnswers = ({ answers, entries }: VisitContent) => writtenAnswers(answers, entries);

export const answerRows = (json: Prisma.Sql) =>
  Prisma.sql`jsonb_to_recordset(${json}) AS answer (id uuid, "entryIds" uuid[], note text)`;

/** Most visits answer no follow-up, before or after: then there is nothing to plan either. */
export function answerStatements({ projectId, id, before, after }: PartInput): Prisma.Sql[] {
  const [known, said] = [saidAnswers(before), saidAnswers(after)];
  if (known.length + said.length === 0) return [];
  const written = said.filter((answer) => !known.some((old) => isDeepStrictEqual(old, answer)));
  const gone = known.flatMap((old) => (said.some((answer) => answer.id === old.id) ? [] : old.id));
  return [
    Prisma.sql`INSERT INTO follow_up_answers (project_id, visit_id, follow_up_id, entry_ids, note)
      SELECT saved.project_id, saved.id, answer.id, "entryIds", note
      FROM saved, ${answerRows(Prisma.sql`${JSON.stringify(written)}::jsonb`)}
      ON CONFLICT (project_id, visit_id, follow_up_id) DO UPDATE SET entry_ids = excluded.entry_ids, note = excluded.note`,
    Prisma.sql`DELETE FROM follow_up_answers AS old USING saved
      WHERE old.project_id = ${projectId}::uuid AND old.visit_id = ${id}::uuid AND follow_up_id = ANY (${gone}::uuid[])`,
  ];
}
