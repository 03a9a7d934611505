import { createHash } from "node:crypto";
import pg from "pg";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { addMember, createProject } from "@/lib/testing/factories";
import { expect, newAccount, type Account } from "./fixtures";

/** Two projects with someone in every role of the first. */

type Person = Account & { id: string };

export interface World {
  db: PrismaClient;
  projectId: string;
  people: Record<"lead" | "reviewer" | "member" | "viewer" | "stranger" | "exMember" | "disabled" | "admin", Person>;
  /** A project of the stranger. */
  otherProjectId: string;
}

export async function buildWorld(db: PrismaClient): Promise<World> {
  const person = () => newAccount(db);
  const people = {
    lead: await person(),
    reviewer: await person(),
    member: await person(),
    viewer: await person(),
    stranger: await person(),
    exMember: await person(),
    disabled: await person(),
    admin: await newAccount(db, { systemRole: "admin" }),
  };
  const projectId = await createProject(db, { leadId: people.lead.id });
  for (const role of ["reviewer", "member", "viewer"] as const)
    await addMember(db, { projectId, userId: people[role].id, role });
  // Both could once do anything here.
  for (const gone of [people.exMember, people.disabled])
    await addMember(db, { projectId, userId: gone.id, role: "lead" });
  const otherProjectId = await createProject(db, { leadId: people.stranger.id });
  return { db, projectId, people, otherProjectId };
}

/** Opened once, because a connection of its own costs more than what a digest asks. */
const asking = new WeakMap<World, Promise<pg.Client>>();

function connectionOf(world: World): Promise<pg.Client> {
  const open = asking.get(world);
  if (open) return open;
  const client = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
  const opening = client.connect().then(() => client);
  asking.set(world, opening);
  return opening;
}

export async function leaveWorld(world: World): Promise<void> {
  await (await asking.get(world))?.end();
  await world.db.$disconnect();
}

/** Everything that the two projects and the people of this world have in the database, as one hash. */
export async function digest(world: World): Promise<string> {
  const client = await connectionOf(world);
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND column_name = 'project_id' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const own = [
    ...tables.map(({ name }) => ({ name, where: "project_id = ANY($1::uuid[])" })),
    { name: "projects", where: "id = ANY($1::uuid[])" },
    { name: "users", where: "id = ANY($2::uuid[])" },
    { name: "password_resets", where: "user_id = ANY($2::uuid[])" },
  ];
  const parts = own.map(
    ({ name, where }) =>
      `SELECT '${name}' AS name, string_agg(row::text, '|' ORDER BY row::text) AS rows FROM "${name}" row WHERE ${where}`,
  );
  const owners = [[world.projectId, world.otherProjectId], Object.values(world.people).map(({ id }) => id)];
  const { rows } = await client.query<{ name: string; rows: string | null }>(parts.join("\nUNION ALL\n"), owners);
  expect(rows.length).toBe(own.length);
  const hash = createHash("sha256");
  for (const { name, rows: text } of rows.sort((a, b) => (a.name < b.name ? -1 : 1))) hash.update(`${name} ${text}\n`);
  return hash.digest("hex");
}
