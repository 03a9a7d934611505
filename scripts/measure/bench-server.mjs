// `npm run bench:server`: the production build under load, with a PostgreSQL of its own. Prints how many visits it
// takes in beside the bare SQL of the same rows, with 1, 8 and 32 clients; in a project that holds 100,000 visits; and
// after requests that were dropped. Everything lies in a temporary folder and ends with the script. It does not judge.
// docs/performance.md says how to read it. -- --rounds 5 for more rounds, -- --small without the 100,000 visits.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyMigrations } from "../database/migrate.mjs";
import { ROOT } from "../paths.mjs";
import { sayFailure, step } from "../say.mjs";
import { build } from "../start/build.mjs";
import { openBenchCluster } from "./bench-cluster.mjs";
import { projectOf, signIn, startServer } from "./bench-session.mjs";
import { bareSql, dropRequests, load, requestsFor } from "./taking-in.mjs";

const option = (name) => process.argv[process.argv.indexOf(`--${name}`) + 1];
const rounds = process.argv.includes("--rounds") ? Number(option("rounds")) : 3;
const seconds = 5;
const sql = (name) => join(ROOT, "scripts", "measure", name);
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Each in turn, `rounds` times: the machine is as busy for one as for the other. */
async function inTurns(works) {
  const found = works.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [place, work] of works.entries()) found[place].push(await work());
  return found.map(median);
}

async function main() {
  await build();
  const cluster = await openBenchCluster();
  let server;
  try {
    for (const name of ["zoufang", "bare"]) cluster.psql("postgres", "-c", `create database ${name}`);
    await step("升级数据库", "Applying migrations", () => applyMigrations(cluster.url("zoufang")));
    const secret = randomBytes(48).toString("base64");
    const { userId, cookie } = await signIn(cluster, secret);
    const started = await startServer(cluster.url("zoufang"), secret);
    server = started.server;
    const bare = bareSql(cluster, "bare");
    const newId = (name) => cluster.psql("zoufang", "-v", `name=${name}`, "-f", sql("newproj.sql")).split("\n").at(-1);
    const into = (project) => {
      const request = requestsFor(project);
      return (clients, forSeconds = seconds) =>
        load({ port: started.port, cookie, request, clients, seconds: forSeconds });
    };
    const empty = into(projectOf(cluster, newId("empty"), userId));
    await step("预热", "Warming up", () => empty(8, 20));

    console.log("\nclients   ours /s   bare SQL /s   share   (medians, in turns)");
    for (const clients of [1, 8, 32]) {
      const [ours, floor] = await inTurns([() => empty(clients), () => bare(clients, seconds)]);
      const cells = [clients, ours.toFixed(0), floor.toFixed(0), (ours / floor).toFixed(3)];
      console.log(
        ["      7", "10", "14", "8"].map((width, place) => String(cells[place]).padStart(Number(width))).join(""),
      );
    }

    if (!process.argv.includes("--small")) {
      const full = await step("填入 10 万次走访", "Filling in 100,000 visits", async () => {
        const corpus = join(cluster.folder, "corpus.txt");
        const lines = Array.from({ length: 512 }, () => "村民反映饮水管网冬季冻裂".repeat(17));
        writeFileSync(corpus, `${lines.join("\n")}\n`);
        cluster.psql(
          "zoufang",
          "-c",
          "create table corpus (n serial, text text)",
          "-c",
          `\\copy corpus(text) from '${corpus}'`,
        );
        const sizes = { visits: 100_000, per: 2, sites: 100, themes: 20, name: "full" };
        const given = Object.entries(sizes).flatMap(([name, value]) => ["-v", `${name}=${value}`]);
        const said = cluster
          .psql("zoufang", ...given, "-f", sql("scale.sql"))
          .split("\n")
          .at(-1);
        const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
        if (scripts["derived:rebuild"] && existsSync(join(ROOT, "node_modules")))
          await new Promise((done) =>
            spawn("npm", ["run", "-s", "derived:rebuild"], {
              cwd: ROOT,
              stdio: "inherit",
              env: { ...process.env, DATABASE_URL: cluster.url("zoufang") },
            }).once("exit", done),
          );
        return projectOf(cluster, said.split("|")[0], userId);
      });
      const intoFull = into(full);
      const [slow, fast] = await inTurns([() => intoFull(8), () => empty(8)]);
      console.log(
        `\ninto a project of 100,000 visits, 8 clients: ${slow.toFixed(0)} /s, into an empty one ${fast.toFixed(0)} /s (${(((fast - slow) / fast) * 100).toFixed(0)} % slower)`,
      );
    }

    const project = projectOf(cluster, newId("dropped"), userId);
    const [before, after] = await inTurns([
      () => empty(8),
      async () => {
        await dropRequests({ port: started.port, cookie, request: requestsFor(project) }, 40);
        return empty(8);
      },
    ]);
    console.log(`after 40 requests dropped in flight: ${after.toFixed(0)} /s, without them ${before.toFixed(0)} /s`);
    const broken = cluster.psql("zoufang", "-c", "SELECT count(*) FROM projects, audit_breaks(projects.id)");
    console.log(`rows of the audit chain that do not follow: ${broken}`);
    const status = readFileSync(`/proc/${server.pid}/status`, "utf8");
    console.log(`peak memory of the server: ${(Number(/VmHWM:\s*(\d+)/.exec(status)?.[1]) / 1024).toFixed(0)} MB`);
  } finally {
    server?.kill();
    cluster.stop();
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    sayFailure(error);
    process.exit(1);
  },
);
