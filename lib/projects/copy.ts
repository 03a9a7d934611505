import "server-only";
import { v7 as uuidv7 } from "uuid";
import type * as z from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { addStandardOutline } from "@/lib/projects/mutations";
import type { copyProjectSchema } from "@/lib/projects/schema";

/**
 * A new study that begins with parts of another one, as chosen: the outline, the tree of themes with definitions and
 * typed examples, the present-day sites with their former names, the members with their roles, the marks of the
 * settings, the words that sort imported documents. Never a visit, an entry, a report or anything written from them, so
 * no example that is an entry either. What was retired, archived, merged or removed stays behind. The person becomes a
 * lead. Returns the new project's id. Written as SQL, because these tables belong to nouns that come after projects.
 */
export async function copyProject(
  tx: Transaction,
  { projectId: from, userId }: ProjectScope,
  input: z.output<typeof copyProjectSchema>,
  now: Date,
): Promise<string> {
  const to = uuidv7();
  const { name, outline, themes, sites, members, settings, words } = input;
  await tx.project.create({ data: { id: to, name, createdBy: userId, createdAt: now }, select: { id: true } });
  if (settings) await copySettings(tx, from, to);
  if (outline) await copyOutline(tx, from, to);
  else await addStandardOutline(tx, to);
  await tx.membership.create({ data: { projectId: to, userId, role: "lead", createdAt: now } });
  if (members)
    await tx.$executeRaw`
      INSERT INTO memberships (project_id, user_id, role, created_at)
      SELECT ${to}::uuid, user_id, role, ${now}::timestamptz FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE m.project_id = ${from}::uuid AND removed_at IS NULL AND u.disabled_at IS NULL AND user_id <> ${userId}::uuid`;
  if (themes) await copyThemes(tx, from, to);
  if (sites) await copySites(tx, from, to);
  if (words)
    await copyRows(tx, {
      rows: Prisma.sql`import_rules WHERE project_id = ${from}::uuid`,
      copy: (ids) => Prisma.sql`
        INSERT INTO import_rules (project_id, id, word, dimension, created_at)
        SELECT ${to}::uuid, ids.new, word, dimension, ${now}::timestamptz
        FROM import_rules r JOIN ${ids} AS ids (old, new) ON ids.old = r.id WHERE r.project_id = ${from}::uuid`,
    });
  return to;
}

async function copySettings(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE projects SET (common_min_sites, common_min_percent, widely_min_percent, some_max_percent, few_max_percent,
      single_max_sites) = (SELECT common_min_sites, common_min_percent, widely_min_percent, some_max_percent,
        few_max_percent, single_max_sites FROM projects WHERE id = ${from}::uuid)
    WHERE id = ${to}::uuid`;
}

async function copyOutline(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO dimensions (project_id, key, label, guidance, position)
    SELECT ${to}::uuid, key, label, guidance, position FROM dimensions WHERE project_id = ${from}::uuid`;
  await copyRows(tx, {
    rows: Prisma.sql`questions WHERE project_id = ${from}::uuid AND retired_at IS NULL`,
    copy: (ids) => Prisma.sql`
      INSERT INTO questions (project_id, id, dimension, text, hint, position)
      SELECT ${to}::uuid, ids.new, dimension, text, hint, position
      FROM questions q JOIN ${ids} AS ids (old, new) ON ids.old = q.id WHERE q.project_id = ${from}::uuid`,
  });
}

async function copyThemes(tx: Transaction, from: string, to: string): Promise<void> {
  await copyRows(tx, {
    rows: Prisma.sql`themes WHERE project_id = ${from}::uuid AND archived_at IS NULL`,
    copy: (ids) => Prisma.sql`
      INSERT INTO themes (project_id, id, parent_id, dimension, name, definition, position, example)
      SELECT ${to}::uuid, ids.new, parent.new, dimension, name, definition, position, example
      FROM themes t JOIN ${ids} AS ids (old, new) ON ids.old = t.id LEFT JOIN ${ids} AS parent (old, new) ON parent.old = t.parent_id
      WHERE t.project_id = ${from}::uuid`,
  });
}

async function copySites(tx: Transaction, from: string, to: string): Promise<void> {
  await copyRows(tx, {
    rows: Prisma.sql`sites WHERE project_id = ${from}::uuid AND removed_at IS NULL AND merged_into_id IS NULL`,
    copy: (ids) => Prisma.sql`
      WITH made AS (
        INSERT INTO sites (project_id, id, name, kind, county, code, position)
        SELECT ${to}::uuid, ids.new, name, kind, county, code, position
        FROM sites s JOIN ${ids} AS ids (old, new) ON ids.old = s.id WHERE s.project_id = ${from}::uuid
      )
      INSERT INTO site_former_names (project_id, site_id, name)
      SELECT DISTINCT ${to}::uuid, ids.new, named.name FROM (
        SELECT s.present_id AS site_id, f.name FROM site_former_names f
          JOIN sites s ON s.project_id = f.project_id AND s.id = f.site_id WHERE f.project_id = ${from}::uuid
        UNION SELECT present_id, name FROM sites WHERE project_id = ${from}::uuid AND merged_into_id IS NOT NULL
      ) AS named JOIN ${ids} AS ids (old, new) ON ids.old = named.site_id`,
  });
}

/** `copy` is given the ids of `rows` beside those of their copies, as a table of two columns. */
async function copyRows(
  tx: Transaction,
  { rows, copy }: { rows: Prisma.Sql; copy: (ids: Prisma.Sql) => Prisma.Sql },
): Promise<void> {
  const found = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM ${rows} ORDER BY id`;
  const old = found.map(({ id }) => id);
  const ids = Prisma.sql`unnest(${old}::uuid[], ${old.map(() => uuidv7())}::uuid[])`;
  await tx.$executeRaw(copy(ids));
}
