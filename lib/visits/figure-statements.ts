import "server-only";
import { isDeepStrictEqual } from "node:util";
import { v7 as uuidv7 } from "uuid";
import { Prisma } from "@/lib/generated/prisma/client";
import { countedFigures, indicatorKey } from "@/lib/visits/counted-figures";
import { ofVisit, type PartInput } from "@/lib/visits/part-statements";

/**
 * The figures of a visit that can be counted, as parts of the WITH that saves it (part-statements.ts). They keep their
 * ids, so references to them stay valid; what a reviewer found on checking one stays until the figure itself changes.
 * An indicator that is new in the project comes along: if another request has just added the same one, the statement
 * fails as a lost race, and the next try finds it.
 */
export function figureStatements(input: PartInput, indicators: readonly (string | null)[]): Prisma.Sql[] {
  const { before, after, ownFigures } = input;
  const own = new Set(ownFigures);
  const old = new Map((before ? countedFigures(before) : []).map((figure) => [figure.id, figure]));
  const said = countedFigures(after);
  const fresh = new Map<string, { id: string; name: string; unit: string; definition: string }>();
  const rows = said.map(({ indicator, unit, ...figure }, place) => {
    const key = indicatorKey({ indicator, unit });
    const id = indicators[place] ?? fresh.get(key)?.id ?? uuidv7();
    if (!indicators[place] && !fresh.has(key))
      fresh.set(key, { id, name: indicator, unit, definition: figure.definition });
    return { ...figure, indicatorId: id };
  });
  const added = rows.filter(({ id }) => !own.has(id));
  const changed = rows.filter(({ id }, place) => own.has(id) && !isDeepStrictEqual(said[place], old.get(id)));
  const kept = new Set(said.map(({ id }) => id));
  const gone = [...old.keys()].filter((id) => !kept.has(id));
  return [
    // Always in the same order, so that two of them never wait for each other.
    Prisma.sql`INSERT INTO indicators (project_id, id, name, unit, definition)
      SELECT saved.project_id, new.* FROM saved,
        jsonb_to_recordset(${JSON.stringify([...fresh].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row))}::jsonb)
          AS new (id uuid, name text, unit text, definition text)`,
    Prisma.sql`INSERT INTO figures
        (project_id, visit_id, id, dimension, question_id, indicator_id, position, value, said, as_of, definition, source)
      SELECT saved.project_id, saved.id, new.* FROM saved, ${figureRows(added)}`,
    ...(before
      ? [
          Prisma.sql`UPDATE figures AS old SET
              dimension = new.dimension, question_id = new."questionId", indicator_id = new."indicatorId",
              position = new.position, value = new.value, said = new.said, as_of = new."asOf", definition = new.definition,
              source = new.source,
              verification = CASE WHEN ${otherwise} THEN 'unverified' ELSE old.verification END,
              verification_note = CASE WHEN ${otherwise} THEN '' ELSE old.verification_note END,
              verified_by = CASE WHEN ${otherwise} THEN NULL ELSE old.verified_by END,
              verified_at = CASE WHEN ${otherwise} THEN NULL ELSE old.verified_at END
            FROM saved, ${figureRows(changed)} WHERE ${ofVisit(input)} AND old.id = new.id`,
          Prisma.sql`DELETE FROM figures AS old USING saved WHERE ${ofVisit(input)} AND old.id = ANY (${gone}::uuid[])`,
        ]
      : []),
  ];
}

/** Whether the figure says something else than what was checked. */
const otherwise = Prisma.sql`(old.value, old.said, old.as_of, old.indicator_id) IS DISTINCT FROM (new.value, new.said, new."asOf", new."indicatorId")`;

const figureRows = (rows: readonly object[]) => Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS new
  (id uuid, dimension text, "questionId" uuid, "indicatorId" uuid, position int, value numeric(24, 6), said text, "asOf" text,
   definition text, source text)`;
