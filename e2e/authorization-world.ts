import { createHash } from "node:crypto";
import pg from "pg";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { addMember, createProject } from "@/lib/testing/factories";
import { newAccount, type Account } from "./fixtures";

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

/** Everything that the two projects and the people of this world have in the database, as one hash. */
export async function digest(world: World): Promise<string> {
  const client = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
       WHERE table_schema = 'public' AND column_name = 'project_id' AND table_type = 'BASE TABLE' ORDER BY 1`,
    );
    const own = [
      ...tables.map(({ name }) => ({ name, where: "project_id = ANY($1)" })),
      { name: "projects", where: "id = ANY($1)" },
      { name: "users", where: "id = ANY($2)" },
      { name: "password_resets", where: "user_id = ANY($2)" },
    ];
    const hash = createHash("sha256");
    const owners = [[world.projectId, world.otherProjectId], Object.values(world.people).map(({ id }) => id)];
    for (const { name, where } of own) {
      const { rows } = await client.query(
        `SELECT string_agg(row::text, '|' ORDER BY row::text) AS rows FROM "${name}" row WHERE ${where} AND $1::uuid[] IS NOT NULL AND $2::uuid[] IS NOT NULL`,
        owners,
      );
      hash.update(`${name} ${rows[0].rows}\n`);
    }
    return hash.digest("hex");
  } finally {
    await client.end();
  }
}
