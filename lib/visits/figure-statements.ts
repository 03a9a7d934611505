import "server-only";
import { isDeepStrictEqual } from "node:util";
import { v7 as uuidv7 } from "uuid";
import { Prisma } from "@/lib/generated/prisma/client";
import { countedFigures, indicatorKey, type CountedFigure } from "@/lib/visits/counted-figures";
import { ofVisit, type PartInput } from "@/lib/visits/part-statements";
import type { VisitContent } from "@/lib/visits/schema";

/**
 * The figures of visits that can be counted, as parts of a WITH that saves them (part-statements.ts). They keep their
 * ids, so references to them stay valid; what a reviewer found on checking one stays until the figure itself changes.
 */
interface FigureRow extends Omit<CountedFigure, "indicator" | "unit"> {
  indicatorId: string;
}

/**
 * The rows of a content's figures, and the indicators that are new in the project: they come along. If another request
 * has just added the same one, the statement fails as a lost race, and the next try finds it.
 */
export class FigureRows {
  private readonly fresh = new Map<string, { id: string; name: string; unit: string; definition: string }>();

  constructor(private readonly known: ReadonlyMap<string, string>) {}

  of(content: VisitContent): FigureRow[] {
    return countedFigures(content).map(({ indicator, unit, ...figure }) => {
      const key = indicatorKey({ indicator, unit });
      const known = this.known.get(key);
      if (known !== undefined) return { ...figure, indicatorId: known };
      const fresh = this.fresh.get(key) ?? { id: uuidv7(), name: indicator, unit, definition: figure.definition };
      this.fresh.set(key, fresh);
      return { ...figure, indicatorId: fresh.id };
    });
  }

  /** Always in the same order, so that two of them never wait for each other. After all the rows are known. */
  indicatorStatement(projectId: string): Prisma.Sql {
    const rows = [...this.fresh].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    return Prisma.sql`INSERT INTO indicators (project_id, id, name, unit, definition)
      SELECT ${projectId}::uuid, new.*
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS new (id uuid, name text, unit text, definition text)
      WHERE EXISTS (SELECT FROM saved)`;
  }
}

/** Adds indicators that the project may not have, in a statement of its own. */
export function addIndicators(projectId: string, figures: readonly CountedFigure[]): Prisma.Sql {
  const rows = figures
    .map(({ indicator, unit, definition }) => ({ id: uuidv7(), name: indicator, unit, definition }))
    .sort((a, b) => (`${a.name}\n${a.unit}` < `${b.name}\n${b.unit}` ? -1 : 1));
  return Prisma.sql`INSERT INTO indicators (project_id, id, name, unit, definition)
    SELECT ${projectId}::uuid, new.*
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS new (id uuid, name text, unit text, definition text)
    ON CONFLICT DO NOTHING`;
}

/** The rows of a json array. */
export const figureRows = (json: Prisma.Sql) => Prisma.sql`jsonb_to_recordset(${json}) AS new
  (id uuid, dimension text, "questionId" uuid, "indicatorId" uuid, position int, value numeric(24, 6), said text, "asOf" text,
   definition text, source text)`;
export const figureColumns = Prisma.sql`project_id, visit_id, id, dimension, question_id, indicator_id, position, value, said,
  as_of, definition, source`;

/** Of a known visit. */
export function figureStatements(input: PartInput): Prisma.Sql[] {
  const { projectId, before, after, ownFigures, indicators } = input;
  const own = new Set(ownFigures);
  const old = new Map(countedFigures(before).map((figure) => [figure.id, figure]));
  const said = countedFigures(after);
  const figures = new FigureRows(indicators);
  const rows = figures.of(after);
  const added = rows.filter(({ id }) => !own.has(id));
  const changed = rows.filter(({ id }, place) => own.has(id) && !isDeepStrictEqual(said[place], old.get(id)));
  const kept = new Set(said.map(({ id }) => id));
  const gone = [...old.keys()].filter((id) => !kept.has(id));
  return [
    figures.indicatorStatement(projectId),
    Prisma.sql`INSERT INTO figures (${figureColumns})
      SELECT saved.project_id, saved.id, new.* FROM saved, ${figureRows(Prisma.sql`${JSON.stringify(added)}::jsonb`)}`,
    Prisma.sql`UPDATE figures AS old SET
        dimension = new.dimension, question_id = new."questionId", indicator_id = new."indicatorId",
        position = new.position, value = new.value, said = new.said, as_of = new."asOf", definition = new.definition,
        source = new.source,
        verification = CASE WHEN ${otherwise} THEN 'unverified' ELSE old.verification END,
        verification_note = CASE WHEN ${otherwise} THEN '' ELSE old.verification_note END,
        verified_by = CASE WHEN ${otherwise} THEN NULL ELSE old.verified_by END,
        verified_at = CASE WHEN ${otherwise} THEN NULL ELSE old.verified_at END
      FROM saved, ${figureRows(Prisma.sql`${JSON.stringify(changed)}::jsonb`)} WHERE ${ofVisit(input)} AND old.id = new.id`,
    Prisma.sql`DELETE FROM figures AS old USING saved WHERE ${ofVisit(input)} AND old.id = ANY (${gone}::uuid[])`,
  ];
}

/** Whether the figure says something else than what was checked. */
const otherwise = Prisma.sql`(old.value, old.said, old.as_of, old.indicator_id) IS DISTINCT FROM (new.value, new.said, new."asOf", new."indicatorId")`;
