// A PostgreSQL of one test's own, to be frozen, stopped and killed while the run's server goes on. Started as a process
// by e2e/own-database.ts: one command a line on stdin, one line of JSON back; the end of stdin ends it.
import { join } from "node:path";
import { createInterface } from "node:readline";
import { startCluster } from "../database/postgres.mjs";
import { createDatabase, startTestServer } from "./database-server.mjs";
import { family } from "./process-family.mjs";

const DATABASE = "zoufang_outage";

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
