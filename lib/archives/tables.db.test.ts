import { expect, test } from "vitest";
import { leftTables } from "@/lib/archives/left-tables";
import { meaningOf } from "@/lib/archives/readme";
import { mayBeGone, namesPerson, selfPointing } from "@/lib/archives/ids-in-tables";
import { archivedTables, type ColumnKind } from "@/lib/archives/tables";
import { testDatabase } from "@/lib/testing/database";

/** Whatever the database has is decided: it is in an archive, or it is named as left out. */

const { prisma } = await testDatabase();
const columns = await prisma.$queryRaw<{ name: string; column: string; type: string }[]>`
  SELECT c.relname::text AS name, a.attname::text AS column, format_type(a.atttypid, NULL) AS type
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
    AND a.attgenerated = ''`;
const ofTable = (name: string) => columns.filter((each) => each.name === name);

test("every table is in the archive, or is left out for a reason", () => {
  const decided = [...archivedTables.map(({ name }) => name), ...Object.keys(leftTables)];
  expect(decided.sort()).toEqual([...new Set(columns.map(({ name }) => name))].sort());
  for (const reason of Object.values(leftTables)) expect(reason).not.toBe("");
});

test.each(archivedTables)("every column of $name travels, or is left out by name", (table) => {
  const decided = [...table.columns.map(({ name }) => name), ...table.left];
  const own = ofTable(table.name).map(({ column }) => column);
  expect(decided.sort()).toEqual(own.filter((column) => column !== "project_id").sort());
});

/** By the type of the database, what a column of it may be here. */
const allowed: Record<string, readonly ColumnKind[]> = {
  uuid: ["id", "kept"],
  "uuid[]": ["ids"],
  jsonb: ["json", "kept"],
  json: ["json"],
  bytea: ["bytes"],
  numeric: ["number"],
  bigint: ["number"],
  text: ["plain", "pieces"],
};

test.each(archivedTables)("each column of $name is written as its type needs, and has a meaning", (table) => {
  for (const { name, kind } of table.columns) {
    const type = ofTable(table.name).find(({ column }) => column === name)?.type ?? "";
    expect(allowed[type] ?? ["plain"], `${name} ${type}`).toContain(kind);
    expect(meaningOf(table.name, name), name).not.toBe("");
  }
});

test("each table comes after those that it points at, except that a theme's example is an entry", async () => {
  const keys = await prisma.$queryRaw<{ from: string; to: string }[]>`
    SELECT DISTINCT conrelid::regclass::text AS from, confrelid::regclass::text AS to FROM pg_constraint
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid <> confrelid`;
  const place = (name: string) => archivedTables.findIndex((table) => table.name === name);
  for (const { from, to } of keys)
    if (place(from) >= 0 && place(to) >= 0) expect(place(to), `${from} → ${to}`).toBeLessThan(place(from));
});

test("what has to be written by one statement is what points at itself", async () => {
  const keys = await prisma.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid = confrelid`;
  expect(keys.map(({ name }) => name).sort()).toEqual([...selfPointing].sort());
});

test("an id that no key holds to a row may name what is gone, and no other", async () => {
  const held = await prisma.$queryRaw<{ column: string }[]>`
    SELECT conrelid::regclass::text || '.' || a.attname AS column FROM pg_constraint
    JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = ANY (conkey)
    WHERE contype IN ('f', 'p') AND connamespace = 'public'::regnamespace
      AND (contype = 'f' OR a.attname = 'id')`;
  const known = new Set(held.map(({ column }) => column));
  const loose = archivedTables.flatMap(({ name, columns }) =>
    columns
      .filter((column) => column.kind === "ids" || (column.kind === "id" && !namesPerson(column)))
      .map((column) => `${name}.${column.name}`)
      .filter((column) => !known.has(column)),
  );
  expect([...mayBeGone].sort()).toEqual(loose.sort());
});
