// Faults 17 and 18: an update in the middle of everything, and migrations that are killed.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { applyMigrations } from "../../database/migrate.mjs";
import { upgradeDatabase } from "../../database/upgrade.mjs";
import { ROOT } from "../../paths.mjs";
import { requestsFor } from "../../measure/taking-in.mjs";
import { createDatabase, startTestServer } from "../../test/database-server.mjs";
import { v7 as mintId } from "uuid";
import { between, setToWork, visitPromise } from "../devices.mjs";
import { sendVisits } from "../doors.mjs";

const MIGRATIONS = join(ROOT, "prisma", "migrations");

/** A page that was opened before the update speaks the first protocol still. */
async function oldPage({ place, team, journal }) {
  const [person] = team.people;
  const sent = requestsFor({ projectId: team.projectId, siteIds: team.siteIds, userId: person.userId })();
  const request = JSON.parse(sent);
  const [{ id, content }] = request.items;
  content.place = mintId();
  const { replies, none } = await sendVisits({ port: place.server.port }, person, Buffer.from(JSON.stringify(request)));
  if (replies?.[0]?.status === "saved") journal.note(visitPromise({ id, version: 1, content }));
  return replies?.[0]?.status === "saved" ? [] : [`an old page was answered ${none ?? replies?.[0]?.status}`];
}

/** A column, an index and a check on the busiest tables, as a migration of the next version. */
async function pendingMigration({ place, round }) {
  const folder = mkdtempSync(join(tmpdir(), "zoufang-pending-"));
  try {
    cpSync(MIGRATIONS, folder, { recursive: true });
    const name = `29990101000000_planted_${round}`;
    mkdirSync(join(folder, name));
    const column = `planted_${round}`;
    writeFileSync(
      join(folder, name, "migration.sql"),
      `ALTER TABLE visits ADD COLUMN ${column} int; ALTER TABLE entries ADD COLUMN ${column} text NOT NULL DEFAULT '';
       CREATE INDEX ${column}_index ON entries (project_id, ${column});`,
    );
    await upgradeDatabase(place.addresses, { folder });
    // The next round's folder does not have it.
    await place.db.query("DELETE FROM _prisma_migrations WHERE migration_name = $1", [name]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function deploy(room) {
  const { place, team, journal } = room;
  const work = setToWork({ place, team, journal, files: { share: 0.2, least: 10_000, most: 400_000 } });
  await pause(between(300, 1_500));
  const faults = await oldPage(room);
  await pendingMigration(room);
  await place.server.stop(); // SIGTERM: what is under way ends, or is safe.
  await place.server.start();
  faults.push(...(await oldPage(room)));
  await pause(500);
  if (await work.end()) faults.push("I6: a device could not end its work within a minute");
  return { tally: work.tally, faults };
}

const KILLED_MS_FLOOR = 5;

/** Applies what is missing up to a migration, in a process that waits for "go" when everything is loaded. */
function migrator(url, folder) {
  const script = `import { applyMigrations } from ${JSON.stringify(new URL("../../database/migrate.mjs", import.meta.url).href)};
    await import("@prisma/adapter-pg"); await import("pg");
    process.stdout.write("ready"); process.stdin.once("data", async () => {
      await applyMigrations(${JSON.stringify(url)}, { folder: ${JSON.stringify(folder)} }); process.exit(0); });`;
  return spawn(process.execPath, ["--input-type=module", "-e", script], {
    cwd: ROOT,
    stdio: ["pipe", "pipe", "ignore"],
  });
}

const ended = (child) => new Promise((done) => child.once("exit", done));

/** Runs it to its end, or kills it after so long. @returns how long it took, or null if it was killed */
async function migrate(url, folder, killAfterMs) {
  const child = migrator(url, folder);
  const gone = ended(child);
  await new Promise((done) => child.stdout.once("data", done));
  const began = performance.now();
  child.stdin.write("go");
  if (killAfterMs !== undefined) {
    await Promise.race([pause(killAfterMs), gone]);
    child.kill("SIGKILL");
  }
  const code = await gone;
  if (code !== 0 && killAfterMs === undefined) throw new Error("a migration failed");
  return code === 0 ? performance.now() - began : null;
}

/** Tables, columns, constraints, indexes, functions and triggers, as text. */
async function schemaOf(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(`
      SELECT 'column ' || attrelid::regclass || ' ' || attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull AS line
        FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped
      UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
      UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
      UNION ALL SELECT 'function ' || proname || ' ' || pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = pg_proc.oid AND d.deptype = 'e')
      UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
      ORDER BY 1`);
    return rows.map(({ line }) => line).join("\n");
  } finally {
    await client.end();
  }
}

/** Each migration is killed at a random moment, as often as wanted, then run to its end. */
async function killMigrations({ rounds, done, until, share, tell }) {
  const names = readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const every = share < 1 ? Math.round(1 / share) : 1;
  const server = await startTestServer();
  const folder = mkdtempSync(join(tmpdir(), "zoufang-migrations-"));
  try {
    await createDatabase(server.serverUrl, "whole", "template0");
    await createDatabase(server.serverUrl, "killed", "template0");
    cpSync(join(MIGRATIONS, "migration_lock.toml"), join(folder, "migration_lock.toml"));
    let number = 0;
    for (const [place, name] of names.entries()) {
      cpSync(join(MIGRATIONS, name), join(folder, name), { recursive: true });
      const chosen = place % every === every - 1 || place === names.length - 1;
      if (!chosen || Date.now() >= until) {
        for (const database of ["whole", "killed"]) await applyMigrations(server.url(database), { folder });
        continue;
      }
      const began = performance.now();
      const took = await migrate(server.url("whole"), folder);
      let kills = 0;
      for (let times = 3; times > 0; times -= 1)
        kills += (await migrate(server.url("killed"), folder, KILLED_MS_FLOOR + Math.random() * took)) === null ? 1 : 0;
      const faults = await applyMigrations(server.url("killed"), { folder }).then(
        () => [],
        (error) => [`${name}: ${error.message.split("\n")[0]}`],
      );
      if (faults.length === 0 && (await schemaOf(server.url("whole"))) !== (await schemaOf(server.url("killed"))))
        faults.push(`${name}: another schema than without a kill`);
      number += 3;
      tell({
        rounds: number > done ? 3 : 0,
        faults,
        seconds: (performance.now() - began) / 1000,
        sums: { "processes killed in their work": kills },
      });
      if (faults.length > 0 && !faults[0].includes("another schema")) return; // Nothing after it can be applied.
    }
    if (number < rounds && Date.now() < until)
      tell({ rounds: rounds - done - number > 0 ? rounds - done - number : 0 });
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const migrationCount = readdirSync(MIGRATIONS, { withFileTypes: true }).filter((entry) => entry.isDirectory()).length;

export const upkeep = [
  {
    number: 17,
    name: "deploy",
    title: "A migration under load, then a restart by SIGTERM; old pages before and after",
    rounds: 10,
    round: deploy,
  },
  {
    number: 18,
    name: "migration-killed",
    title: "Each migration is killed (SIGKILL) and run again",
    rounds: 3 * migrationCount,
    call: killMigrations,
  },
];
