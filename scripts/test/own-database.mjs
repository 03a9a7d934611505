// A PostgreSQL of one test's own, to be frozen, stopped and killed while the run's server goes on. Started as a process
// by e2e/own-database.ts: one command a line on stdin, one line of JSON back; the end of stdin ends it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { startCluster } from "../database/postgres.mjs";
import { createDatabase, startTestServer } from "./database-server.mjs";

const DATABASE = "zoufang_outage";

/** The server and all that it has started, by /proc. */
function family(parent) {
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        // "pid (name) state ppid …": a name may hold spaces and brackets, so it is read from its end.
        return Number(readFileSync(`/proc/${name}/stat`, "utf8").split(")").at(-1).trim().split(" ")[1]) === parent;
      } catch {
        return false; // It has ended since.
      }
    })
    .map(Number);
  return [parent, ...children];
}

const first = await startTestServer();
await createDatabase(first.serverUrl, DATABASE);
const place = join(first.folder, "postgres");
let cluster = first.cluster;
let frozen = [];

const commands = {
  freeze() {
    frozen = family(cluster.pid());
    for (const pid of frozen) process.kill(pid, "SIGSTOP");
  },
  thaw() {
    for (const pid of frozen.splice(0)) process.kill(pid, "SIGCONT");
  },
  stop: () => cluster.stop(),
  async start() {
    cluster = await startCluster(place);
  },
};

console.log(JSON.stringify({ url: first.url(DATABASE), adminUrl: cluster.adminUrl(DATABASE) }));
for await (const line of createInterface({ input: process.stdin })) {
  await commands[line]();
  console.log(JSON.stringify({ done: line }));
}
commands.thaw();
await cluster.stop();
await first.stop();
