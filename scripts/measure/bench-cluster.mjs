// A PostgreSQL of its own for a measurement: Debian's server with stock settings and fsync on, in a temporary folder,
// with psql and pgbench, which the embedded server does not have.
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../database/postgres.mjs";
import { Refusal } from "../say.mjs";

const HOUSES = "/usr/lib/postgresql";

function binaries() {
  const newest = existsSync(HOUSES)
    ? readdirSync(HOUSES)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(HOUSES, version, "bin"))
        .find((folder) => ["initdb", "pgbench"].every((name) => existsSync(join(folder, name))))
    : undefined;
  if (newest) return newest;
  throw new Refusal(
    "测量需要带 pgbench 的 PostgreSQL：apt install postgresql。",
    "The measurement needs a PostgreSQL with pgbench: apt install postgresql.",
  );
}

/**
 * A folder for clusters, and PostgreSQL's programs run in it by the user that owns it.
 * @returns `home`; `run(name, args)`; `reach(port)`: an address, psql and pgbench of the cluster on that port;
 *   `remove()`
 */
export function clusterFolder() {
  const bin = binaries();
  const folder = mkdtempSync(join(tmpdir(), "zoufang-bench-"));
  chmodSync(folder, 0o755);
  const home = join(folder, "postgres");
  mkdirSync(home);
  // PostgreSQL refuses to run as root.
  const asRoot = process.getuid?.() === 0;
  const owner = asRoot ? Number(execFileSync("id", ["-u", "postgres"], { encoding: "utf8" })) : undefined;
  if (owner !== undefined) chownSync(home, owner, owner);
  return {
    folder,
    home,
    run: (name, args) =>
      execFileSync(join(bin, name), args, {
        stdio: "ignore",
        cwd: home,
        ...(owner !== undefined && { uid: owner, gid: owner }),
      }),
    reach(port) {
      const url = (database) => `postgresql://postgres@127.0.0.1:${port}/${database}`;
      const tool =
        (name, first) =>
        (database, ...args) => {
          const options = { encoding: "utf8", maxBuffer: 1e8 };
          const done = spawnSync(join(bin, name), [...first, ...args, url(database)], options);
          if (done.status !== 0) throw new Error(`${name}: ${done.stderr.slice(0, 2000)}`);
          return done.stdout.trim();
        };
      return { url, psql: tool("psql", ["-qAt", "-v", "ON_ERROR_STOP=1"]), pgbench: tool("pgbench", ["-n"]) };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export const initArguments = ["-E", "UTF8", "--locale=C.UTF-8", "-A", "trust", "-U", "postgres"];

/** @returns a running cluster: `url(database)`, `psql(database, …args)`, `pgbench(database, …args)`, `stop()` */
export async function openBenchCluster() {
  const { folder, home, run, reach, remove } = clusterFolder();
  const port = await freePort();
  const data = join(home, "data");
  run("initdb", ["-D", data, ...initArguments]);
  run("pg_ctl", ["-D", data, "-o", `-p ${port} -k ${home}`, "-l", join(home, "log"), "-w", "start"]);
  return {
    folder,
    ...reach(port),
    stop() {
      run("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
      remove();
    },
  };
}
