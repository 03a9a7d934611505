import { Client } from "pg";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findLiveSession, startSession } from "@/lib/auth/session-store";
import { statementOptions } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { testDatabase } from "@/lib/testing/database";
import { addQuestion, entryContent, figureContent } from "@/lib/testing/factories";
import { addFollowUp } from "@/lib/testing/follow-up-rows";
import { readsOf, statementsOf, type SentStatement } from "@/lib/testing/statement-watch";
import { openVisitWorld } from "@/lib/testing/visit-world";
import type { VisitContent } from "@/lib/visits/schema";
import { readSync, syncVisits } from "@/lib/visits/sync";
import { syncProtocol } from "@/lib/visits/sync-limits";

/** What the door of the outbox asks of the database: how much, and that it reads no more than the visit. */
const { prisma, url } = await testDatabase();
const desk = await openVisitWorld(prisma);
const now = new Date();
const sessionId = await startSession({ id: desk.people.member, sessionVersion: 1 }, now);
const questionId = await addQuestion(prisma, { projectId: desk.projectId, dimension: "problem", text: "有什么困难？" });

const follow = { projectId: desk.projectId, siteId: desk.siteId, assigneeId: desk.people.member };
const [asked, askedToo] = [await addFollowUp(prisma, follow), await addFollowUp(prisma, follow)];
const answers = [{ id: asked, entryIds: [], note: "说下周报来" }];

const [first, second] = [entryContent({ text: "头一条" }), entryContent({ text: "第二条", questionId })];
const content = desk.note({
  entries: [first, second, entryContent({ text: "第三条" })],
  memberIds: [desk.people.member, desk.people.colleague],
  audiences: [{ category: "村干部", headCount: 3 }],
});
const figures = [figureContent({ indicator: "网格", value: "46" }), figureContent({ indicator: "楼栋", value: "7" })];

/** The same with ids of its own: ids are the project's. */
const fresh = (value: VisitContent): VisitContent => ({
  ...value,
  entries: value.entries.map((entry) => ({ ...entry, id: uuidv7() })),
  figures: value.figures.map((figure) => ({ ...figure, id: uuidv7() })),
});

/** One item, as a request sends it: from the look-up of the session to the reply. */
async function sent(
  item: { id: string; content: VisitContent; baseVersion?: number; submit?: boolean },
  status: string,
) {
  return statementsOf(async () => {
    const user = await findLiveSession(sessionId, new Date());
    if (!user) throw new Error("the session has ended");
    const body = { protocol: syncProtocol, items: [desk.itemOf(item)] };
    expect((await syncVisits(readSync(body), user, now)).replies).toMatchObject([{ status }]);
  });
}

async function savedVisit(value = content) {
  const own = fresh(value);
  const id = uuidv7();
  await sent({ id, content: own }, "saved");
  return { id, content: own };
}

/** Each kind of item, and the most statements that it may take. */
const kinds: Record<string, { most: number; send: () => Promise<SentStatement[]> }> = {
  "a first save": { most: 2, send: () => sent({ id: uuidv7(), content: fresh(content) }, "saved") },
  "a first save with figures": {
    most: 3,
    send: () => sent({ id: uuidv7(), content: fresh({ ...content, figures }) }, "saved"),
  },
  "a first save that is handed in, with a mark": {
    most: 2,
    send: () => {
      const marks = { ...content.marks, suggestion: "none" as const };
      return sent({ id: uuidv7(), content: fresh({ ...content, marks }), submit: true }, "saved");
    },
  },
  "an autosave of one changed entry": {
    most: 3,
    send: async () => {
      const visit = await savedVisit();
      const [entry, ...others] = visit.content.entries;
      const entries = [{ ...(entry ?? first), text: "头一条改" }, ...others];
      return sent({ ...visit, baseVersion: 1, content: { ...visit.content, entries } }, "saved");
    },
  },
  "an autosave that changes, moves, adds and removes": {
    most: 3,
    send: async () => {
      const visit = await savedVisit({ ...content, figures });
      const [one, two, three] = visit.content.entries;
      const next = {
        ...visit.content,
        entries: [three ?? first, { ...(one ?? first), dimension: "example" as const }, entryContent({ text: "新" })],
        figures: [
          { ...(visit.content.figures[0] ?? figureContent({ indicator: "网格", value: "46" })), value: "47" },
          figureContent({ indicator: "楼栋", value: "8" }),
        ],
        memberIds: [desk.people.member],
        audiences: [],
      };
      expect(two).toBeDefined();
      return sent({ ...visit, baseVersion: 1, content: next }, "saved");
    },
  },
  "a first save that answers a follow-up": {
    most: 2,
    send: () => sent({ id: uuidv7(), content: fresh({ ...content, answers }) }, "saved"),
  },
  "an autosave that takes an answer back and gives another": {
    most: 3,
    send: async () => {
      const visit = await savedVisit({ ...content, answers });
      const others = [{ id: askedToo, entryIds: [], note: "问过" }];
      return sent({ ...visit, baseVersion: 1, content: { ...visit.content, answers: others } }, "saved");
    },
  },
  "a hand-in": {
    most: 3,
    send: async () => sent({ ...(await savedVisit()), baseVersion: 1, submit: true }, "saved"),
  },
  "the same sent again": { most: 2, send: async () => sent({ ...(await savedVisit()), baseVersion: 1 }, "duplicate") },
  "a conflict": {
    most: 2,
    send: async () => {
      const visit = await savedVisit();
      await sent({ ...visit, baseVersion: 1, content: { ...visit.content, place: "甲" } }, "saved");
      return sent({ ...visit, baseVersion: 1, content: { ...visit.content, place: "乙" } }, "conflict");
    },
  },
};

it.each(Object.entries(kinds))("%s takes no more statements than it needs", async (_kind, { most, send }) => {
  const statements = await send();
  expect(statements.length, statements.map(({ text }) => text.slice(0, 60)).join("\n")).toBeLessThanOrEqual(most);
});

/** Every way in which one of these tables may be read: by its key, or by what belongs to one visit. */
const byKey = [
  /^visits by visits_pkey \(project_id, id\)$/,
  /^(entries|figures) by \1_pkey \(project_id, id\)$/,
  /^(entries|figures) by \1_visit_id_idx \(visit_id\)$/,
  /^visit_(revisions|members|audiences|dimension_marks) by visit_\1_pkey \(project_id, visit_id(, \w+)*\)$/,
  /^(entry_themes|suggestion_verdicts|counter_examples) by \1_pkey \(project_id, entry_id\)$/,
  /^entry_themes by Tid Scan/,
  /^(themes|sites|questions|follow_ups) by \1_pkey \(project_id, id\)$/,
  /^follow_up_answers by follow_up_answers_pkey \(project_id, visit_id(, \w+)*\)$/,
  /^dimensions by dimensions_pkey \(project_id, key\)$/,
  /^memberships by memberships_pkey \(project_id, user_id\)$/,
  /^memberships by memberships_user_id_idx \(user_id\)$/,
  /^indicators by indicators_pkey \(project_id, id\)$/,
  /^indicators by indicators_name_unit_project_id_key \(name, unit, project_id\)$/,
  /^(sessions|users|projects) by \1_pkey \(id\)$/,
  /^audit_events by audit_events_pkey \(project_id\)$/, // the last one, below
  /^\w+ by \w+_entry_id_idx \(entry_id\)$/,
  /^visit_corrections by visit_corrections_(pkey \(project_id, id\)|file \(visit_id\))$/,
];

/** What PostgreSQL and our triggers ask behind a save: each foreign key's check, and what a removed row takes along. */
async function behindASave(): Promise<SentStatement[]> {
  const keys = await prisma.$queryRaw<{ child: string; parent: string; columns: string[]; keys: string[] }[]>`
    SELECT child.relname AS child, parent.relname AS parent,
      ARRAY(SELECT attname::text FROM unnest(conkey) WITH ORDINALITY AS part (number, place), pg_attribute
        WHERE attrelid = conrelid AND attnum = part.number ORDER BY place) AS columns,
      ARRAY(SELECT attname::text FROM unnest(confkey) WITH ORDINALITY AS part (number, place), pg_attribute
        WHERE attrelid = confrelid AND attnum = part.number ORDER BY place) AS keys
    FROM pg_constraint, pg_class AS child, pg_class AS parent
    WHERE contype = 'f' AND child.oid = conrelid AND parent.oid = confrelid
      AND (child.relname IN ('visits', 'entries', 'figures', 'indicators') OR child.relname LIKE 'visit\_%' OR child.relname = 'follow_up_answers' OR parent.relname = 'entries')`;
  const values = keys.map(({ parent }) => (parent === "projects" ? [desk.projectId] : [desk.projectId, uuidv7()]));
  const where = (columns: string[]) => columns.map((column, place) => `${column} = $${place + 1}`).join(" AND ");
  const checks = keys.map(({ parent, keys: columns }, place) => ({
    text: `SELECT 1 FROM ONLY ${parent} x WHERE ${where(columns)} FOR KEY SHARE OF x`,
    values: values[place] ?? [],
  }));
  const removals = keys
    .filter(({ parent }) => parent === "entries")
    .map(({ child, columns }) => ({
      text: `DELETE FROM ONLY ${child} WHERE ${where(columns)}`,
      values: [desk.projectId, uuidv7()],
    }));
  const triggers = [
    `SELECT seq, hash FROM audit_events WHERE project_id = $1 ORDER BY seq DESC LIMIT 1`,
    `SELECT state FROM visits WHERE project_id = $1 AND id = $2`,
    `UPDATE entries SET search_month = 1 WHERE visit_id = $2 AND project_id IS NOT DISTINCT FROM $1 AND search_month IS DISTINCT FROM 1`,
  ].map((text) => ({ text, values: text.includes("$2") ? [desk.projectId, uuidv7()] : [desk.projectId] }));
  expect(checks.length).toBeGreaterThan(15);
  expect(removals.length).toBeGreaterThan(4);
  return [...checks, ...removals, ...triggers];
}

const run = (text: string) => prisma.$executeRaw(Prisma.raw(text));

/**
 * Plain rows: visits, each with an entry and a figure, and what they stand beside. They are many, so foreign keys and
 * triggers wait meanwhile. Their names are none that a factory makes: a serial can be digits only.
 */
async function fill(projects: string, visits: number): Promise<void> {
  const keys = await prisma.$queryRaw<{ table: string; name: string; definition: string }[]>`
    SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f'`;
  for (const { table, name } of keys) await run(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
  await run(`ALTER TABLE entries DISABLE TRIGGER USER`);
  await run(`CREATE TABLE new AS SELECT project.id AS project_id, gen_random_uuid() AS id
    FROM (${projects}) AS project, generate_series(1, ${visits})`);
  await run(`INSERT INTO visits (project_id, id, site_id, visited_on, method, recorder_id, content_hash, created_by)
    SELECT project_id, id, gen_random_uuid(), '2026-05-01', 'seminar', gen_random_uuid(), '', gen_random_uuid() FROM new`);
  await run(`INSERT INTO entries (project_id, id, visit_id, dimension, position, text, form)
    SELECT project_id, gen_random_uuid(), id, 'status', 0, '一条', 'summary' FROM new`);
  await run(`INSERT INTO figures (project_id, id, visit_id, dimension, indicator_id, position, value, as_of)
    SELECT project_id, gen_random_uuid(), id, 'status', gen_random_uuid(), 0, 1, '2026' FROM new`);
  await run(`INSERT INTO entry_themes (project_id, entry_id, theme_id, assigned_by)
    SELECT project_id, gen_random_uuid(), gen_random_uuid(), gen_random_uuid() FROM new`);
  await run(`INSERT INTO visit_revisions (project_id, visit_id, version, content, shape, content_hash, saved_by, saved_at)
    SELECT project_id, id, 1, '{}', 1, '', gen_random_uuid(), now() FROM new`);
  await run(`INSERT INTO sites (project_id, id, name, kind, position)
    SELECT project_id, gen_random_uuid(), '另一镇' || row_number() OVER (), 'town', 0 FROM new LIMIT 3000`);
  await run(`INSERT INTO themes (project_id, id, dimension, name)
    SELECT project_id, gen_random_uuid(), 'status', '另一主题' || row_number() OVER () FROM new LIMIT 3000`);
  await run(`INSERT INTO questions (project_id, id, dimension, text, position)
    SELECT project_id, gen_random_uuid(), 'status', '问题', 0 FROM new LIMIT 3000`);
  await run(`INSERT INTO indicators (project_id, id, name, unit)
    SELECT project_id, gen_random_uuid(), '指标' || row_number() OVER (), '' FROM new LIMIT 3000`);
  await run(`DROP TABLE new`);
  await run(`ALTER TABLE entries ENABLE TRIGGER USER`);
  for (const { table, name, definition } of keys)
    await run(`ALTER TABLE ${table} ADD CONSTRAINT "${name}" ${definition.replace(/ NOT VALID$/, "")} NOT VALID`);
}

describe("whatever the statistics, a save reads rows by their keys", () => {
  const client = new Client({ connectionString: url, options: statementOptions });
  const statements: SentStatement[] = [];
  beforeAll(async () => {
    await client.connect();
    for (const { send } of Object.values(kinds)) statements.push(...(await send()));
    statements.push(...(await behindASave()));
  });
  afterAll(() => client.end());

  async function scans(): Promise<string[]> {
    const reads = new Set<string>();
    for (const statement of statements) for (const read of await readsOf(client, statement)) reads.add(read);
    expect([...reads].some((read) => read.startsWith("entries by entries_pkey"))).toBe(true);
    return [...reads].filter((read) => !byKey.some((allowed) => allowed.test(read)));
  }

  it("in a database that was never analysed", async () => {
    expect(await scans()).toEqual([]);
  });

  it("in a project that came after the last ANALYZE, beside 2,000 small ones, and in the same with 100,000 visits", async () => {
    await fill("SELECT gen_random_uuid() AS id FROM generate_series(1, 2000)", 1);
    await run(`ANALYZE`);
    expect(await scans()).toEqual([]);
    await fill(`SELECT '${desk.projectId}'::uuid AS id`, 100_000);
    expect(await scans(), "not analysed").toEqual([]);
    await run(`ANALYZE`);
    expect(await scans(), "analysed").toEqual([]);
  }, 180_000);
});
