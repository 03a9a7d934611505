// `npm run campaign:failover`: two instances of the production build behind nginx, a primary with a synchronous
// standby. While eight devices hand visits in, the primary is killed, the standby promoted and the address moved. Then
// every visit that was acknowledged must be there, once, in a sound audit chain, and both instances must still be the
// same processes.
// -- --rounds 5 for more rounds. Exit status 1 if anything was lost. Needs Debian's PostgreSQL and nginx.
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../database/postgres.mjs";
import { upgradeDatabase } from "../database/upgrade.mjs";
import { ROOT } from "../paths.mjs";
import { Refusal, sayFailure } from "../say.mjs";
import { build } from "../start/build.mjs";
import { projectOf, signIn, startServer } from "./bench-session.mjs";
import { openStandbyPair } from "./standby-pair.mjs";
import { requestsFor } from "./taking-in.mjs";

const at = process.argv.indexOf("--rounds");
const rounds = at < 0 ? 1 : Number(process.argv[at + 1]);
const DEVICES = 8;
const BEFORE_MS = 4_000;
/** How long the operator, or what stands for one, takes to notice. */
const UNNOTICED_MS = 1_500;
const AFTER_MS = 6_000;
/** For the campaign that calls this one. */
const results = [];
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

async function openNginx(folder, upstreams) {
  const port = await freePort();
  const place = (name) => join(folder, name);
  const site = readFileSync(join(ROOT, "deploy", "nginx.conf"), "utf8");
  /** What the project's own file says about passing on, without TLS. */
  const location = /location \/ \{[\s\S]*?\n {4}\}/.exec(site)?.[0];
  if (!location) throw new Error("deploy/nginx.conf has no location / any more");
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  writeFileSync(
    place("nginx.conf"),
    `pid ${place("nginx.pid")}; error_log ${place("error.log")}; worker_processes 1; daemon off;
events { worker_connections 256; }
http { access_log off; ${temporary.map((name) => `${name}_temp_path ${place(name)};`).join(" ")}
upstream zoufang { ${upstreams.map((each) => `server 127.0.0.1:${each};`).join(" ")} keepalive 32; }
server { listen 127.0.0.1:${port}; ${location} } }`,
  );
  const child = spawn("/usr/sbin/nginx", ["-c", place("nginx.conf")], { stdio: "ignore" });
  for (;;) {
    if (await fetch(`http://127.0.0.1:${port}/api/health/live`).catch(() => null)) break;
    await wait(100);
  }
  return { port, close: () => child.kill("SIGQUIT") };
}

/** What one sending was told: the status of its visit; null if there was no answer, or none about the visit. */
function send({ port, cookie, agent }, body) {
  return new Promise((done) => {
    const request = http.request(
      {
        port,
        agent,
        host: "127.0.0.1",
        method: "POST",
        path: "/api/sync/visits",
        headers: { cookie, "content-type": "application/json", "content-length": body.length },
        timeout: 20_000,
      },
      async (response) => {
        try {
          let text = "";
          for await (const piece of response) text += piece;
          done(response.statusCode === 200 ? JSON.parse(text).replies[0].status : null);
        } catch {
          done(null);
        }
      },
    );
    request.on("timeout", () => request.destroy());
    request.on("error", () => done(null));
    request.end(body);
  });
}

/** A device: the next visit only when the last one was acknowledged; the journal is on the disk before it goes on. */
async function device({ port, cookie, request, journal, told, until }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  while (!until.over) {
    const body = request();
    const { id } = JSON.parse(body).items[0];
    for (;;) {
      const sentAt = performance.now();
      const status = await send({ port, cookie, agent }, body);
      // "duplicate" acknowledges too: an earlier try was stored and its answer lost.
      if (status === "saved" || status === "duplicate") {
        appendFileSync(journal, `${id}\n`, { flush: true });
        told(status, sentAt);
        break;
      }
      told(status ?? "none", sentAt);
      if (until.over) break;
      await wait(100);
    }
  }
  agent.destroy();
}

async function round(number) {
  const folder = mkdtempSync(join(tmpdir(), "zoufang-failover-"));
  const journal = join(folder, "journal");
  writeFileSync(journal, "");
  const pair = await openStandbyPair();
  const instances = [];
  let nginx;
  try {
    pair.primary.psql("postgres", "-c", "create database zoufang");
    // As in production: the instances serve by a role that cannot change tables.
    pair.primary.psql("postgres", "-c", "create role zoufang_app login");
    const ownerUrl = pair.url("zoufang");
    const servingUrl = ownerUrl.replace("//postgres@", "//zoufang_app@");
    await upgradeDatabase({ DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: servingUrl });
    const secret = randomBytes(48).toString("base64");
    const { userId, cookie } = await signIn(pair.primary, secret);
    const newProject = ["-v", "name=failover", "-f", join(ROOT, "scripts", "measure", "newproj.sql")];
    const projectId = pair.primary
      .psql("zoufang", ...newProject)
      .split("\n")
      .at(-1);
    const request = requestsFor(projectOf(pair.primary, projectId, userId));
    for (let each = 0; each < 2; each += 1) instances.push(await startServer(servingUrl, secret));
    nginx = await openNginx(
      folder,
      instances.map(({ port }) => port),
    );

    const until = { over: false };
    const told = [];
    const began = performance.now();
    const note = (status, sentAt) => void told.push({ at: performance.now() - began, sentAt: sentAt - began, status });
    const devices = Array.from({ length: DEVICES }, () =>
      device({ port: nginx.port, cookie, request, journal, told: note, until }),
    );
    await wait(BEFORE_MS);
    pair.killPrimary();
    const killedAt = performance.now() - began;
    await wait(UNNOTICED_MS);
    pair.promote();
    const promotedAt = performance.now() - began;
    await wait(AFTER_MS);
    until.over = true;
    await Promise.all(devices);

    const acknowledged = readFileSync(journal, "utf8").trim().split("\n");
    const stored = new Set(
      pair.standby.psql("zoufang", "-c", `SELECT id FROM visits WHERE project_id = '${projectId}'`).split("\n"),
    );
    const lost = acknowledged.filter((id) => !stored.has(id));
    const broken = pair.standby.psql("zoufang", "-c", "SELECT count(*) FROM projects, audit_breaks(projects.id)");
    const entries = pair.standby.psql(
      "zoufang",
      "-c",
      `SELECT count(*) FROM (SELECT visit_id FROM entries WHERE project_id = '${projectId}' GROUP BY visit_id HAVING count(*) <> 12) AS part`,
    );
    const same = instances.filter(({ server }) => server.exitCode === null && server.signalCode === null).length;
    const healthy = await Promise.all(
      instances.map(async ({ port }) => (await fetch(`http://127.0.0.1:${port}/api/health`)).status),
    );
    const first = told.find(({ sentAt, status }) => sentAt > killedAt && status !== "none" && status !== "failed");
    const count = (status) => told.filter((each) => each.status === status).length;
    console.log(
      [
        `round ${number}: ${acknowledged.length} acknowledged (${count("duplicate")} of them after a lost answer)`,
        `${lost.length} lost, ${entries} in part, ${broken} breaks in audit chains`,
        `${count("none") + count("failed")} tries without success`,
        `first success ${((first.at - killedAt) / 1000).toFixed(1)} s after the kill, ${((first.at - promotedAt) / 1000).toFixed(1)} s after the standby took over`,
        `${same} of 2 instances are the same processes, health ${healthy.join(" and ")}`,
      ].join("; "),
    );
    results.push({ acknowledged: acknowledged.length, lost: lost.length });
    if (process.env.FAILOVER_JSON) writeFileSync(process.env.FAILOVER_JSON, JSON.stringify(results));
    return (
      lost.length === 0 && entries === "0" && broken === "0" && same === 2 && healthy.every((each) => each === 200)
    );
  } finally {
    nginx?.close();
    for (const { server } of instances) server.kill();
    pair.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main() {
  if (!existsSync("/usr/sbin/nginx"))
    throw new Refusal("需要 nginx：apt install nginx。", "Needs nginx: apt install nginx.");
  execFileSync("/usr/sbin/nginx", ["-v"], { stdio: "ignore" });
  // What the instances say of the outage is what is wanted here.
  process.env.LOG_LEVEL ||= "silent";
  await build();
  let sound = true;
  for (let number = 1; number <= rounds; number += 1) sound = (await round(number)) && sound;
  process.exitCode = sound ? 0 : 1;
}

main().catch((error) => {
  sayFailure(error);
  process.exitCode = 1;
});
