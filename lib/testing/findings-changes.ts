import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "@/lib/db";
import { addSite } from "@/lib/testing/factories";
import { pick, randomText, type Random } from "@/lib/testing/findings-world";
import { dimensionKeys, siteKinds, visitStates } from "@/lib/vocabulary";

/** Every kind of change that a count can miss, written directly to the rows of a project, as any writer may do it. */

type Change = (db: Transaction, random: Random, projectId: string) => Promise<unknown>;

async function some<Row>(random: Random, rows: Promise<Row[]>, most = 3): Promise<Row[]> {
  const all = await rows;
  return all.length === 0 ? [] : Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(random, all));
}

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
const entriesOf = (db: Transaction, projectId: string) =>
  db.entry.findMany({ where: { projectId }, select: { id: true, visitId: true }, orderBy: { id: "asc" } });
const visitsOf = (db: Transaction, projectId: string) =>
  db.visit.findMany({ where: { projectId }, select: { id: true, createdBy: true }, orderBy: { id: "asc" } });
const themesOf = (db: Transaction, projectId: string) =>
  db.theme.findMany({ where: { projectId }, select: { id: true, dimension: true }, orderBy: { id: "asc" } });
const sitesOf = (db: Transaction, projectId: string) =>
  db.site.findMany({ where: { projectId }, select: { id: true }, orderBy: { id: "asc" } });

/** Whether `from` leads to `id` upwards: then it may not become its parent. */
function leadsTo(above: Map<string, string | null>, from: string | null, id: string): boolean {
  for (let at = from; at !== null; at = above.get(at) ?? null) if (at === id) return true;
  return false;
}

export const changes: Record<string, Change> = {
  "visits change their state": async (db, random, projectId) => {
    for (const { id, createdBy } of await some(random, visitsOf(db, projectId))) {
      const state = pick(random, visitStates);
      const approval =
        state === "approved"
          ? { approvedAt: new Date(), approvedBy: createdBy }
          : { approvedAt: null, approvedBy: null };
      await db.visit.update({ where: { projectId_id: { projectId, id } }, data: { state, ...approval } });
    }
  },
  "visits move to another site or day": async (db, random, projectId) => {
    const [site] = await some(random, sitesOf(db, projectId), 1);
    await db.visit.updateMany({
      where: { projectId, id: { in: ids(await some(random, visitsOf(db, projectId))) } },
      data: {
        ...(site && random() < 0.7 && { siteId: site.id }),
        visitedOn: new Date(`2026-${pick(random, ["09", "10", "11"])}-${10 + Math.floor(random() * 20)}`),
      },
    });
  },
  "a visit is handed in with its entries in one statement": async (db, random, projectId) => {
    const [visit] = await some(random, visitsOf(db, projectId), 1);
    if (!visit) return;
    const id = uuidv7();
    await db.$executeRaw`
      WITH made AS (
        INSERT INTO visits (project_id, id, site_id, visited_on, method, recorder_id, state, content_hash, created_by)
        SELECT project_id, ${id}::uuid, site_id, visited_on, method, recorder_id, 'submitted', content_hash, created_by
        FROM visits WHERE project_id = ${projectId}::uuid AND id = ${visit.id}::uuid
      )
      INSERT INTO entries (project_id, id, visit_id, dimension, position, text, form)
      VALUES (${projectId}::uuid, ${uuidv7()}::uuid, ${id}::uuid, ${pick(random, dimensionKeys)}, 0, ${randomText(random, 9)}, 'summary')`;
  },
  "a visit without entries is written as approved": async (db, random, projectId) => {
    const [visit] = await some(random, visitsOf(db, projectId), 1);
    if (visit)
      await db.$executeRaw`
        INSERT INTO visits (project_id, id, site_id, visited_on, method, recorder_id, state, content_hash, created_by,
          approved_at, approved_by)
        SELECT project_id, ${uuidv7()}::uuid, site_id, visited_on, method, recorder_id, 'approved', content_hash, created_by,
          now(), created_by
        FROM visits WHERE project_id = ${projectId}::uuid AND id = ${visit.id}::uuid`;
  },
  "a visit is deleted": async (db, random, projectId) => {
    const [visit] = await some(random, visitsOf(db, projectId), 1);
    if (visit) await db.visit.delete({ where: { projectId_id: { projectId, id: visit.id } } });
  },
  "entries are added": async (db, random, projectId) => {
    await db.entry.createMany({
      data: (await some(random, visitsOf(db, projectId))).map((visit) => ({
        projectId,
        id: uuidv7(),
        visitId: visit.id,
        dimension: pick(random, dimensionKeys),
        position: Math.floor(random() * 10),
        text: randomText(random, 8),
        form: pick(random, ["verbatim", "summary"]),
      })),
    });
  },
  "entries change": async (db, random, projectId) => {
    const [visit] = await some(random, visitsOf(db, projectId), 1);
    await db.entry.updateMany({
      where: { projectId, id: { in: ids(await some(random, entriesOf(db, projectId))) } },
      data: {
        dimension: pick(random, dimensionKeys),
        form: pick(random, ["verbatim", "summary"]),
        position: Math.floor(random() * 10),
        ...(visit && random() < 0.6 && { visitId: visit.id }),
      },
    });
  },
  "entries are deleted": async (db, random, projectId) => {
    await db.entry.deleteMany({ where: { projectId, id: { in: ids(await some(random, entriesOf(db, projectId))) } } });
  },
  "themes are put on entries": async (db, random, projectId) => {
    const visits = await visitsOf(db, projectId);
    const [assignedBy] = visits.map(({ createdBy }) => createdBy);
    const themes = await some(random, themesOf(db, projectId));
    const entries = await some(random, entriesOf(db, projectId), 5);
    if (assignedBy)
      await db.entryTheme.createMany({
        data: entries.flatMap((entry) =>
          themes.map((theme) => ({ projectId, entryId: entry.id, themeId: theme.id, assignedBy })),
        ),
        skipDuplicates: true,
      });
  },
  "themes are taken off entries": async (db, random, projectId) => {
    const puts = await some(
      random,
      db.entryTheme.findMany({ where: { projectId }, orderBy: [{ entryId: "asc" }, { themeId: "asc" }] }),
    );
    for (const { entryId, themeId } of puts) await db.entryTheme.deleteMany({ where: { projectId, entryId, themeId } });
  },
  "an assignment moves to another entry": async (db, random, projectId) => {
    const [put] = await some(
      random,
      db.entryTheme.findMany({ where: { projectId }, orderBy: [{ entryId: "asc" }, { themeId: "asc" }] }),
      1,
    );
    const [entry] = await some(random, entriesOf(db, projectId), 1);
    if (!put || !entry) return;
    const { entryId, themeId } = put;
    await db.entryTheme.deleteMany({ where: { projectId, entryId: entry.id, themeId, NOT: { entryId } } });
    await db.entryTheme.updateMany({ where: { projectId, entryId, themeId }, data: { entryId: entry.id } });
  },
  "a theme is merged into another": async (db, random, projectId) => {
    const [from, into] = await some(random, themesOf(db, projectId), 2);
    if (!from || !into || from.id === into.id) return;
    const taken = await db.entryTheme.findMany({ where: { projectId, themeId: into.id }, select: { entryId: true } });
    await db.entryTheme.updateMany({
      where: { projectId, themeId: from.id, entryId: { notIn: taken.map(({ entryId }) => entryId) } },
      data: { themeId: into.id },
    });
    await db.entryTheme.deleteMany({ where: { projectId, themeId: from.id } });
    await db.theme.updateMany({ where: { projectId, parentId: from.id }, data: { parentId: null } });
    await db.theme.delete({ where: { projectId_id: { projectId, id: from.id } } });
  },
  "a theme moves in the tree": async (db, random, projectId) => {
    const rows = await db.theme.findMany({ where: { projectId }, select: { id: true, parentId: true } });
    const above = new Map(rows.map(({ id, parentId }) => [id, parentId]));
    const [theme, parent] = await some(random, themesOf(db, projectId), 2);
    if (!theme) return;
    const parentId = parent && !leadsTo(above, parent.id, theme.id) ? parent.id : null;
    await db.theme.update({ where: { projectId_id: { projectId, id: theme.id } }, data: { parentId } });
  },
  "a theme changes its dimension": async (db, random, projectId) => {
    const [theme] = await some(random, themesOf(db, projectId), 1);
    if (!theme) return;
    await db.theme.update({
      where: { projectId_id: { projectId, id: theme.id } },
      data: { dimension: pick(random, dimensionKeys), name: `改维度${uuidv7()}` },
    });
  },
  "a site is merged, or stands again": async (db, random, projectId) => {
    const rows = await db.site.findMany({ where: { projectId }, select: { id: true, mergedIntoId: true } });
    const above = new Map(rows.map(({ id, mergedIntoId }) => [id, mergedIntoId]));
    const [site, into] = await some(random, sitesOf(db, projectId), 2);
    if (!site) return;
    const mergedIntoId = into && !leadsTo(above, into.id, site.id) ? into.id : null;
    await db.site.update({ where: { projectId_id: { projectId, id: site.id } }, data: { mergedIntoId } });
  },
  "a site becomes one of another kind": async (db, random, projectId) => {
    for (const { id } of await some(random, sitesOf(db, projectId)))
      await db.site.update({ where: { projectId_id: { projectId, id } }, data: { kind: pick(random, siteKinds) } });
  },
  "all mergers are undone at once, or many go into one site": async (db, random, projectId) => {
    const [into] = await some(random, sitesOf(db, projectId), 1);
    if (random() < 0.5 || !into) return db.site.updateMany({ where: { projectId }, data: { mergedIntoId: null } });
    return db.$executeRaw`
      UPDATE sites SET merged_into_id = nullif(${into.id}::uuid, id) WHERE project_id = ${projectId}::uuid AND (position % 3 = 0 OR id = ${into.id}::uuid)`;
  },
  "what was noted of themes is added up": (db, _random, projectId) =>
    db.$queryRaw`SELECT 1 FROM (SELECT add_up_theme_changes(${projectId}::uuid, 0)) AS done`,
  "a former site is added": async (db, random, projectId) => {
    const [into] = await some(random, sitesOf(db, projectId), 1);
    await addSite(db, { projectId, mergedIntoId: into?.id ?? null });
  },
  "figures are added": async (db, random, projectId) => {
    const [indicator] = await db.indicator.findMany({ where: { projectId }, select: { id: true }, take: 1 });
    if (!indicator) return;
    await db.figure.createMany({
      data: (await some(random, visitsOf(db, projectId))).map((visit) => ({
        projectId,
        id: uuidv7(),
        visitId: visit.id,
        indicatorId: indicator.id,
        dimension: pick(random, dimensionKeys),
        position: Math.floor(random() * 10),
        value: 1,
        asOf: "2026-10",
      })),
    });
  },
  "figures are deleted or change their dimension": async (db, random, projectId) => {
    const figures = db.figure.findMany({ where: { projectId }, select: { id: true }, orderBy: { id: "asc" } });
    const where = { projectId, id: { in: ids(await some(random, figures)) } };
    if (random() < 0.5) await db.figure.deleteMany({ where });
    else await db.figure.updateMany({ where, data: { dimension: pick(random, dimensionKeys) } });
  },
};
