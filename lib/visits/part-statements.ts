import "server-only";
import { isDeepStrictEqual } from "node:util";
import { Prisma } from "@/lib/generated/prisma/client";
import { audienceSchema, type VisitContent } from "@/lib/visits/schema";
import { dimensionKeys } from "@/lib/vocabulary";

/**
 * The rows that belong to a known visit, taken from one content to the next. Only what differs is written, so an
 * autosave costs what was edited. Each statement is one part of the WITH that saves the visit (change-statement.ts):
 * `saved` is the visit's row, empty if it was not written, and no two of them touch the same row. The texts never
 * differ, only the values, so that a connection plans them once; without rows a part does nothing.
 */
export interface PartInput {
  projectId: string;
  /** The visit's. */
  id: string;
  /** The content of the version before. */
  before: VisitContent;
  after: VisitContent;
  /** Of the ids in `after`, those that this visit has as rows. */
  ownEntries: readonly string[];
  ownFigures: readonly string[];
  indicators: ReadonlyMap<string, string>;
  now: Date;
}

/**
 * The rows `old` of the visit, in a statement in which the visit is `saved`. Named by values, not joined, so that the
 * planner cannot choose another way to them. Entries and figures are found by their visit alone: by `=`, it might read
 * the project by its key.
 */
const inVisit = ({ projectId, id }: PartInput) =>
  Prisma.sql`old.project_id = ${projectId}::uuid AND old.visit_id = ${id}::uuid`;
export const ofVisit = ({ projectId, id }: PartInput) =>
  Prisma.sql`old.visit_id = ${id}::uuid AND old.project_id IS NOT DISTINCT FROM ${projectId}::uuid`;

export function memberStatements(input: PartInput): Prisma.Sql[] {
  const { before, after } = input;
  const known = before.memberIds;
  const added = after.memberIds.filter((id) => !known.includes(id));
  const gone = known.filter((id) => !after.memberIds.includes(id));
  return [
    Prisma.sql`INSERT INTO visit_members (project_id, visit_id, user_id)
      SELECT saved.project_id, saved.id, user_id FROM saved, unnest(${added}::uuid[]) AS user_id`,
    Prisma.sql`DELETE FROM visit_members AS old USING saved WHERE ${inVisit(input)} AND user_id = ANY (${gone}::uuid[])`,
  ];
}

/** Only audiences that can be counted. A head-count that is no number yet waits in the content of the draft. */
export function countedAudiences(audiences: VisitContent["audiences"]) {
  return audiences.flatMap((audience) => audienceSchema.safeParse(audience).data ?? []);
}

export function audienceStatements(input: PartInput): Prisma.Sql[] {
  const { before, after } = input;
  const known = countedAudiences(before.audiences);
  const said = countedAudiences(after.audiences);
  const written = said
    .map((audience, position) => ({ ...audience, position }))
    .filter(({ position, ...audience }) => !isDeepStrictEqual(audience, known[position]));
  return [
    Prisma.sql`INSERT INTO visit_audiences (project_id, visit_id, position, category, head_count)
      SELECT saved.project_id, saved.id, position, category, "headCount" FROM saved,
        jsonb_to_recordset(${JSON.stringify(written)}::jsonb) AS row (position int, category text, "headCount" int)
      ON CONFLICT (project_id, visit_id, position)
        DO UPDATE SET category = excluded.category, head_count = excluded.head_count`,
    Prisma.sql`DELETE FROM visit_audiences AS old USING saved WHERE ${inVisit(input)} AND position >= ${said.length}::int`,
  ];
}

export function markStatements(input: PartInput): Prisma.Sql[] {
  const { before, after } = input;
  const changed = dimensionKeys.filter((dimension) => before.marks[dimension] !== after.marks[dimension]);
  const gone = changed.filter((dimension) => after.marks[dimension] === null);
  const written = changed.flatMap((dimension) => {
    const mark = after.marks[dimension];
    return mark ? [{ dimension, mark }] : [];
  });
  return [
    Prisma.sql`INSERT INTO visit_dimension_marks (project_id, visit_id, dimension, mark)
      SELECT saved.project_id, saved.id, dimension, mark FROM saved,
        jsonb_to_recordset(${JSON.stringify(written)}::jsonb) AS row (dimension text, mark text)
      ON CONFLICT (project_id, visit_id, dimension) DO UPDATE SET mark = excluded.mark`,
    Prisma.sql`DELETE FROM visit_dimension_marks AS old USING saved WHERE ${inVisit(input)} AND dimension = ANY (${gone}::text[])`,
  ];
}

/** Entries keep their ids, so references to them stay valid. One that only moved gets its new position. */
export function entryStatements(input: PartInput): Prisma.Sql[] {
  const { before, after, ownEntries, now } = input;
  const known = new Map(before.entries.map((entry, position) => [entry.id, { entry, position }]));
  const own = new Set(ownEntries);
  const kept = new Set(after.entries.map(({ id }) => id));
  const placed = after.entries.map((entry, position) => {
    const old = known.get(entry.id);
    return { entry, position, old, isNew: !own.has(entry.id), same: isDeepStrictEqual(entry, old?.entry) };
  });
  const rows = (some: typeof placed) => JSON.stringify(some.map(({ entry, position }) => ({ ...entry, position })));
  const added = placed.filter(({ isNew }) => isNew);
  const there = placed.filter(({ isNew }) => !isNew);
  const edited = there.filter(({ same }) => !same);
  const moved = there.filter(({ same, position, old }) => same && position !== old?.position);
  const elsewhere = there.filter(({ entry, old }) => old && old.entry.dimension !== entry.dimension);
  const gone = before.entries.flatMap(({ id }) => (kept.has(id) ? [] : id));
  return [
    Prisma.sql`INSERT INTO entries
        (project_id, visit_id, id, dimension, question_id, position, text, form, speaker_category, created_at, updated_at)
      SELECT saved.project_id, saved.id, new.id, dimension, "questionId", position, text, form, "speakerCategory",
        ${now}::timestamptz, ${now}::timestamptz
      FROM saved, ${entryRows(rows(added))}`,
    Prisma.sql`UPDATE entries AS old SET dimension = new.dimension, question_id = new."questionId", position = new.position,
          text = new.text, form = new.form, speaker_category = new."speakerCategory", updated_at = ${now}::timestamptz
        FROM saved, ${entryRows(rows(edited))} WHERE ${ofVisit(input)} AND old.id = new.id`,
    Prisma.sql`UPDATE entries AS old SET position = new.position FROM saved,
          unnest(${moved.map(({ entry }) => entry.id)}::uuid[], ${moved.map(({ position }) => position)}::int[]) AS new (id, position)
        WHERE ${ofVisit(input)} AND old.id = new.id`,
    Prisma.sql`DELETE FROM entries AS old USING saved WHERE ${ofVisit(input)} AND old.id = ANY (${gone}::uuid[])`,
    dropThemes(elsewhere.map(({ entry }) => entry)),
  ];
}

const entryRows = (json: string) => Prisma.sql`jsonb_to_recordset(${json}::jsonb) AS new
  (id uuid, dimension text, "questionId" uuid, position int, text text, form text, "speakerCategory" text)`;

/** An entry that moved to another dimension loses the themes of the old one. */
function dropThemes(entries: VisitContent["entries"]): Prisma.Sql {
  const ids = entries.map(({ id }) => id);
  const dimensions = entries.map(({ dimension }) => dimension);
  return Prisma.sql`
    DELETE FROM entry_themes WHERE ctid = ANY (ARRAY(
      SELECT carried.ctid FROM saved, unnest(${ids}::uuid[], ${dimensions}::text[]) AS moved (id, dimension),
        LATERAL (SELECT ctid, theme_id FROM entry_themes
          WHERE project_id = saved.project_id AND entry_id = moved.id OFFSET 0) AS carried,
        LATERAL (SELECT dimension FROM themes
          WHERE project_id = saved.project_id AND id = carried.theme_id OFFSET 0) AS theme
      WHERE theme.dimension <> moved.dimension))`;
}
