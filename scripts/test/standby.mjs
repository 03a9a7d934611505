import { execFileSync } from "node:child_process";
import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, startCluster } from "../database/postgres.mjs";

/**
 * An embedded server and a copy of it that follows its log, without PostgreSQL's own tools: the files of a server that
 * was stopped are a copy of it.
 * @returns `primary`, `standby`: their addresses; `killStandby()`: it ends at once, as by a fault; `startStandby()`;
 *   `stop()`: both, and their files are removed
 */
export async function openStandby() {
  const folder = mkdtempSync(join(tmpdir(), "zoufang-standby-"));
  chmodSync(folder, 0o711); // As root the servers run as another user.
  const [first, second] = [join(folder, "first"), join(folder, "second")];
  const made = await startCluster(first);
  await made.stop();
  execFileSync("cp", ["-a", made.home, second]);
  const primary = await startCluster(first);
  const credentialsFile = join(second, "credentials.json");
  const credentials = JSON.parse(readFileSync(credentialsFile, "utf8"));
  writeFileSync(credentialsFile, JSON.stringify({ ...credentials, port: await freePort() }));
  appendFileSync(join(second, "data", "postgresql.auto.conf"), `\nprimary_conninfo = '${primary.adminUrl()}'\n`);
  execFileSync("cp", ["-a", join(second, "data", "PG_VERSION"), join(second, "data", "standby.signal")]);
  let standby = await startCluster(second);
  return {
    primary: primary.adminUrl(),
    standby: standby.adminUrl(),
    async killStandby() {
      const gone = standby.stop();
      process.kill(standby.pid(), "SIGQUIT");
      await gone;
    },
    async startStandby() {
      standby = await startCluster(second);
    },
    async stop() {
      for (const cluster of [standby, primary]) await cluster.stop();
      for (const path of [primary.home, standby.home, folder]) rmSync(path, { recursive: true, force: true });
    },
  };
}
