// Applies prisma/migrations in this process, with Prisma's own schema engine compiled to WebAssembly. It writes the
// same `_prisma_migrations` rows as `prisma migrate deploy`, so both can be used on one database, and it needs no
// download. See docs/decisions/002.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../paths.mjs";
import { Refusal, say, sayFailure } from "../say.mjs";

/** Prisma's own lock for migrations, and ours, which also spans the repair below. */
const PRISMA_LOCK = 72707369;
const OUR_LOCK = 72707370;

/** SQLSTATE disk_full. */
const DISK_FULL = "53100";

function readMigrations(folder) {
  const names = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];
  const lock = join(folder, "migration_lock.toml");
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: existsSync(lock) ? readFileSync(lock, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(folder, path, "migration.sql"), "utf8") },
      },
    })),
  };
}

/** Of the process, not of this module: test files that share a process load the module once each. */
const STARTED = Symbol.for("zoufang.schema-engine");

/** The engine's bindings, started once in a process, because a second start of the same bindings panics or hangs. */
function schemaEngine() {
  globalThis[STARTED] ??= (async () => {
    const require = createRequire(join(ROOT, "package.json"));
    const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
    const file = join(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"), "..", "schema_engine_bg.wasm");
    const module = await WebAssembly.instantiate(readFileSync(file), { "./schema_engine_bg.js": bindings });
    bindings.__wbg_set_wasm(module.instance.exports);
    module.instance.exports.__wbindgen_start();
    return bindings;
  })();
  return globalThis[STARTED];
}

/**
 * Said at the end of a migration, within its transaction. A server goes on with what it was given when its client is
 * killed, so a migration may be done while nobody notes it, and the next start would do it again.
 */
const NOTED = `;
UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1
 WHERE finished_at IS NULL AND rolled_back_at IS NULL`;

/** @param {Set<string>} migrations the scripts that are noted as finished when they are done */
async function openEngine(databaseUrl, migrations) {
  const bindings = await schemaEngine();
  const { PrismaPg } = await import("@prisma/adapter-pg");
  const { bindMigrationAwareSqlAdapterFactory } = await import("@prisma/driver-adapter-utils");
  /**
   * The adapter's own executeScript cuts a script at every ";", also inside function bodies and comments, and runs the
   * pieces one by one. PostgreSQL accepts a whole script as one message, which is one implicit transaction.
   */
  const opened = [];
  class WholeScripts extends PrismaPg {
    async connect() {
      const adapter = await super.connect();
      opened.push(adapter);
      adapter.executeScript = async (script) => {
        try {
          // After a line end, because a script may end with a comment.
          await adapter.underlyingDriver().query(migrations.has(script) ? `${script}\n${NOTED}` : script);
        } catch (error) {
          adapter.onError(error);
        }
      };
      return adapter;
    }
  }
  // One connection: the engine's advisory lock belongs to its session.
  const factory = new WholeScripts({ connectionString: databaseUrl, max: 1 });
  const engine = await bindings.SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  const close = async () => {
    engine.free();
    // The engine leaves its connections open. Then nobody could clone or rename the database.
    for (const adapter of opened) await adapter.dispose();
  };
  return { engine, close };
}

/**
 * Each of our migrations is one transaction, which also notes that it is finished. So a row that was begun and never
 * finished (killed, failed) left nothing. Mark it rolled back, and the engine runs it again.
 */
async function forgetUnfinished(client) {
  const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present");
  if (!rows[0].present) return [];
  const done = await client.query(
    `UPDATE _prisma_migrations SET rolled_back_at = now()
      WHERE finished_at IS NULL AND rolled_back_at IS NULL RETURNING migration_name`,
  );
  return done.rows.map((row) => row.migration_name);
}

function explainMigrationFailure(error) {
  const text = `${error?.message ?? error}\n${error?.stack ?? ""}`;
  if (text.includes(DISK_FULL) || /No space left/i.test(text)) {
    return new Refusal(
      "磁盘已满：数据库没有升级完，腾出空间后再启动会接着做。",
      "The disk is full: the database was not upgraded; free some space and start again.",
    );
  }
  const name = /migration_name="([^"]+)"/.exec(text)?.[1] ?? /Migration name: (\S+)/.exec(text)?.[1] ?? "?";
  const reason = /ERROR:\s*([^\n]+)/.exec(text)?.[1] ?? text.trim().split("\n")[0];
  const refusal = new Refusal(
    `数据库升级 ${name} 没有成功，已撤回：${reason}`,
    `The migration ${name} failed and was undone: ${reason}`,
  );
  refusal.cause = error;
  return refusal;
}

async function unknownIn(client, { migrationDirectories }) {
  const known = migrationDirectories.map(({ path }) => path);
  const { rows } = await client.query(
    `SELECT DISTINCT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL AND migration_name <> ALL ($1) ORDER BY 1`,
    [known],
  );
  return rows.map(({ name }) => name);
}

/**
 * Applies the missing migrations. If two processes run at once, the second waits, then finds nothing to do.
 * @param {string} databaseUrl
 * @param {{ folder?: string }} [options]
 * @returns {Promise<{ applied: string[], retried: string[], unknown: string[] }>} unknown: of a newer version
 */
export async function applyMigrations(databaseUrl, { folder = join(ROOT, "prisma", "migrations") } = {}) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", () => {}); // A lost lock connection shows in the next query.
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [OUR_LOCK]);
    // A running `prisma migrate deploy` holds Prisma's lock. Its row is unfinished because it is in work, not because
    // it was killed.
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    const retried = await forgetUnfinished(client);
    await client.query("SELECT pg_advisory_unlock($1)", [PRISMA_LOCK]);
    const migrationsList = readMigrations(folder);
    const scripts = migrationsList.migrationDirectories.map(({ migrationFile }) => migrationFile.content.value);
    const { engine, close } = await openEngine(databaseUrl, new Set(scripts));
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList,
        filters: { externalTables: [], externalEnums: [] },
      });
      return { applied: appliedMigrationNames, retried, unknown: await unknownIn(client, migrationsList) };
    } catch (error) {
      throw explainMigrationFailure(error);
    } finally {
      await close();
    }
  } finally {
    await client.end();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const url = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL;
  try {
    if (!url) throw new Refusal("请设置 DATABASE_URL。", "Set DATABASE_URL.");
    const { applied } = await applyMigrations(url);
    say(
      applied.length ? `已应用：${applied.join(", ")}` : "数据库已是最新。",
      applied.length ? "Applied." : "Nothing to apply.",
    );
  } catch (error) {
    sayFailure(error);
    process.exitCode = 1;
  }
}
