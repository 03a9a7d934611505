import "server-only";
import { isDeepStrictEqual } from "node:util";
import { Prisma } from "@/lib/generated/prisma/client";
import { audienceSchema, type EntryContent, type VisitContent } from "@/lib/visits/schema";
import { dimensionKeys } from "@/lib/vocabulary";

/**
 * The rows that belong to a visit, taken from one content to the next. Only what differs is written, so an autosave
 * costs what was edited. Each statement is one part of the WITH that saves the visit (save-statement.ts): `saved` is
 * the visit's row, empty if it was not written, and no two of them touch the same row.
 *
 * Entries are found by their visit: `IS NOT DISTINCT FROM` keeps the planner from finding them by project_id and the
 * primary key, which would read the whole project. The other tables have the visit in their primary key.
 */
export function partStatements(before: VisitContent | null, after: VisitContent, now: Date): Prisma.Sql[] {
  return [
    ...memberStatements(before?.memberIds ?? [], after.memberIds),
    ...audienceStatements(before?.audiences ?? [], after.audiences),
    ...markStatements(before?.marks, after.marks),
    ...entryStatements(before?.entries ?? [], after.entries, now),
  ];
}

const ofVisit = Prisma.sql`old.visit_id = saved.id AND old.project_id IS NOT DISTINCT FROM saved.project_id`;
const inVisit = Prisma.sql`old.project_id = saved.project_id AND old.visit_id = saved.id`;

function memberStatements(before: string[], after: string[]): Prisma.Sql[] {
  const gone = before.filter((id) => !after.includes(id));
  const added = after.filter((id) => !before.includes(id));
  return [
    ...when(
      gone,
      Prisma.sql`DELETE FROM visit_members AS old USING saved WHERE ${inVisit} AND user_id = ANY (${gone}::uuid[])`,
    ),
    ...when(
      added,
      Prisma.sql`INSERT INTO visit_members (project_id, visit_id, user_id)
        SELECT saved.project_id, saved.id, user_id FROM saved, unnest(${added}::uuid[]) AS user_id`,
    ),
  ];
}

/** Only audiences that can be counted. A head-count that is no number yet waits in the content of the draft. */
function counted(audiences: VisitContent["audiences"]) {
  return audiences.flatMap((audience) => audienceSchema.safeParse(audience).data ?? []);
}

function audienceStatements(known: VisitContent["audiences"], said: VisitContent["audiences"]): Prisma.Sql[] {
  const before = counted(known);
  const after = counted(said);
  const written = after
    .map((audience, position) => ({ ...audience, position }))
    .filter(({ position, ...audience }) => !isDeepStrictEqual(audience, before[position]));
  const surplus = before.slice(after.length);
  return [
    ...when(
      surplus,
      Prisma.sql`DELETE FROM visit_audiences AS old USING saved WHERE ${inVisit} AND position >= ${after.length}::int`,
    ),
    ...when(
      written,
      Prisma.sql`INSERT INTO visit_audiences (project_id, visit_id, position, category, head_count)
        SELECT saved.project_id, saved.id, position, category, "headCount" FROM saved,
          jsonb_to_recordset(${JSON.stringify(written)}::jsonb) AS row (position int, category text, "headCount" int)
        ON CONFLICT (project_id, visit_id, position)
          DO UPDATE SET category = excluded.category, head_count = excluded.head_count`,
    ),
  ];
}

function markStatements(before: VisitContent["marks"] | undefined, after: VisitContent["marks"]): Prisma.Sql[] {
  const changed = dimensionKeys.filter((dimension) => (before?.[dimension] ?? null) !== after[dimension]);
  const gone = changed.filter((dimension) => after[dimension] === null);
  const written = changed.flatMap((dimension) => {
    const mark = after[dimension];
    return mark ? [{ dimension, mark }] : [];
  });
  return [
    ...when(
      gone,
      Prisma.sql`DELETE FROM visit_dimension_marks AS old USING saved WHERE ${inVisit} AND dimension = ANY (${gone}::text[])`,
    ),
    ...when(
      written,
      Prisma.sql`INSERT INTO visit_dimension_marks (project_id, visit_id, dimension, mark)
        SELECT saved.project_id, saved.id, dimension, mark FROM saved,
          jsonb_to_recordset(${JSON.stringify(written)}::jsonb) AS row (dimension text, mark text)
        ON CONFLICT (project_id, visit_id, dimension) DO UPDATE SET mark = excluded.mark`,
    ),
  ];
}

/** Entries keep their ids, so references to them stay valid. One that only moved gets its new position. */
function entryStatements(before: EntryContent[], after: EntryContent[], now: Date): Prisma.Sql[] {
  const known = new Map(before.map((entry, position) => [entry.id, { entry, position }]));
  const kept = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  const placed = after.map((entry, position) => {
    const old = known.get(entry.id);
    return { entry, position, old, same: isDeepStrictEqual(entry, old?.entry) };
  });
  const written = placed.filter(({ same }) => !same).map(({ entry, position }) => ({ ...entry, position }));
  const moved = placed.filter(({ same, position, old }) => same && position !== old?.position);
  const elsewhere = placed.filter(({ entry, old }) => old && old.entry.dimension !== entry.dimension);
  return [
    ...when(
      gone,
      Prisma.sql`DELETE FROM entries AS old USING saved WHERE ${ofVisit} AND old.id = ANY (${gone}::uuid[])`,
    ),
    ...when(written, writeEntries(written, now)),
    ...when(
      moved,
      Prisma.sql`UPDATE entries AS old SET position = new.position FROM saved,
          unnest(${moved.map(({ entry }) => entry.id)}::uuid[], ${moved.map(({ position }) => position)}::int[]) AS new (id, position)
        WHERE ${ofVisit} AND old.id = new.id`,
    ),
    ...when(elsewhere, dropThemes(elsewhere.map(({ entry }) => entry))),
  ];
}

function writeEntries(rows: (EntryContent & { position: number })[], now: Date): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO entries AS old
      (project_id, visit_id, id, dimension, question_id, position, text, form, speaker_category, created_at, updated_at)
    SELECT saved.project_id, saved.id, row.id, dimension, "questionId", position, text, form, "speakerCategory", ${now}, ${now}
    FROM saved, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row
      (id uuid, dimension text, "questionId" uuid, position int, text text, form text, "speakerCategory" text)
    ON CONFLICT (project_id, id) DO UPDATE SET
      dimension = excluded.dimension, question_id = excluded.question_id, position = excluded.position, text = excluded.text,
      form = excluded.form, speaker_category = excluded.speaker_category, updated_at = excluded.updated_at
    WHERE old.visit_id = excluded.visit_id`;
}

/** An entry that moved to another dimension loses the themes of the old one. */
function dropThemes(entries: EntryContent[]): Prisma.Sql {
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

/** The statement, unless it would write nothing. */
function when(rows: readonly unknown[], statement: Prisma.Sql): Prisma.Sql[] {
  return rows.length > 0 ? [statement] : [];
}
