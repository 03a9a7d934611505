// `npm run campaign:soak -- MINUTES RATE` (30 minutes at 50 requests a second): reads and saves at an even rate on a
// production server, whatever it does. Prints by minute: requests, slowest, answers of 500 and above, memory. Sound if
// there is no such answer, nothing acknowledged is lost, and the memory grows by less than 10 % after the warm-up.
import http from "node:http";
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import { v7 as mintId } from "uuid";
import { DATA } from "../paths.mjs";
import { Refusal, sayFailure } from "../say.mjs";
import { between, contentFor, itemFor, requestOf, visitPromise } from "./devices.mjs";
import { ask, sendVisits } from "./doors.mjs";
import { checkEverything, checkPromises } from "./invariants.mjs";
import { openJournal } from "./journal.mjs";
import { openPlace } from "./place.mjs";

const GROWTH_BAR = 1.1;
/** The share of the time that counts as warm-up. */
const WARM = 0.2;
const pick = (list) => list[between(0, list.length - 1)];

/** As many projects as an office has, so that none grows by a year's visits in half an hour. */
const PROJECTS = 10;
const PEOPLE = 2;
const SAVES = 0.4;
/** Of those a part changes a visit, as a form does that is saved while it is written. */
const CHANGES = 0.6;

/** What is read, and how often of a hundred times. */
const reads = [
  [15, (id) => `/projects/${id}`],
  [25, (id) => `/projects/${id}/visits`],
  [15, (id) => `/projects/${id}/findings`],
  [14, (id) => `/api/sites/${id}`],
  [10, (id) => `/api/offline/${id}`],
  [1, (id) => `/api/exports/${id}/visits?format=csv`],
  [20, () => "/api/health"],
];

function pickRead() {
  let at = between(1, 100);
  return reads.find(([share]) => (at -= share) <= 0)[1];
}

function openLoad({ place, teams, journal, agent }) {
  const to = { port: place.server.port, agent };
  const minute = { requests: 0, answered: 0, broken: 0, slowest: 0 };
  const versions = new Map();
  const save = async () => {
    const team = pick(teams);
    const person = pick(team.people);
    const known = versions.get(person.userId);
    const change = known && !known.busy && Math.random() < CHANGES;
    const visit = change ? known : { id: mintId(), version: 0, ids: [], busy: false };
    visit.busy = true;
    const content = contentFor({
      siteId: pick(team.siteIds),
      userId: person.userId,
      marker: mintId(),
      ids: visit.ids,
    });
    const { replies, none } = await sendVisits(
      to,
      person,
      requestOf(itemFor({ projectId: team.projectId, visit, content })),
    );
    const reply = replies?.[0];
    visit.busy = false;
    if (reply?.status !== "saved") return none ?? reply?.status;
    journal.note({ projectId: team.projectId, ...visitPromise({ id: visit.id, version: reply.version, content }) });
    versions.set(
      person.userId,
      Object.assign(visit, { version: reply.version, ids: content.entries.map(({ id }) => id) }),
    );
    return 200;
  };
  const read = async () => {
    const team = pick(teams);
    const answer = await ask(to, {
      method: "GET",
      path: pickRead()(team.projectId),
      headers: { cookie: pick(team.people).cookie },
    });
    return answer?.status ?? "none";
  };
  return {
    minute,
    async one() {
      minute.requests += 1;
      const began = performance.now();
      const status = await (Math.random() < SAVES ? save() : read());
      minute.slowest = Math.max(minute.slowest, performance.now() - began);
      if (status === 200) minute.answered += 1;
      else minute.broken += 1;
      return status;
    },
  };
}

/** @returns {Promise<{ minutes: object[], faults: string[], acknowledged: number, lost: number, doubled: number }>} */
export async function soak({ minutes, rate, say = () => {} }) {
  const place = await openPlace({ devices: PEOPLE });
  const folder = mkdtempSync(join(tmpdir(), "zoufang-soak-"));
  const journal = openJournal(join(folder, "journal"));
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const told = new Map();
  const table = [];
  try {
    const teams = [place];
    while (teams.length < PROJECTS) teams.push(await place.newTeam(PEOPLE));
    const load = openLoad({ place, teams, journal, agent });
    const began = performance.now();
    const waiting = new Set();
    let slowest = 0;
    const step = 60_000 / Math.max(1, Math.ceil(6 / minutes)); // A short run has more than one line too.
    let [sent, nextLine] = [0, step];
    while (performance.now() - began < minutes * 60_000) {
      const due = Math.floor(((performance.now() - began) / 1000) * rate);
      for (; sent < due; sent += 1) {
        const one = load.one().then((status) => {
          told.set(status, (told.get(status) ?? 0) + 1);
          waiting.delete(one);
        });
        waiting.add(one);
      }
      if (performance.now() - began >= nextLine) {
        table.push({ minute: nextLine / 60_000, ...load.minute, megabytes: Math.round(place.server.memory()) });
        say(table.at(-1));
        slowest = Math.max(slowest, load.minute.slowest);
        Object.assign(load.minute, { requests: 0, answered: 0, broken: 0, slowest: 0 });
        nextLine += step;
      }
      await pause(10);
    }
    await Promise.all(waiting);
    // A machine that does other work too shows here: how much the server got, and how many waited for a core.
    const cores = place.server.processorSeconds() / ((performance.now() - began) / 1000);
    const promises = journal.all();
    const checked = { lost: 0, doubled: 0, faults: [] };
    for (const { projectId } of teams) {
      const own = promises.filter((promise) => promise.projectId === projectId);
      const { lost, doubled, faults } = await checkPromises({ ...place, projectId, promises: own });
      checked.lost += lost;
      checked.doubled += doubled;
      checked.faults.push(...faults);
    }
    const faults = [...checked.faults, ...(await checkEverything(place))];
    for (const [status, times] of told) if (status !== 200) faults.push(`${times} answers were ${status}`);
    // Medians: one collection of garbage more or less says nothing.
    const warm = table.filter(({ minute }) => minute > minutes * WARM).map(({ megabytes }) => megabytes);
    const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
    const third = Math.max(1, Math.floor(warm.length / 3));
    const [before, after] = [median(warm.slice(0, third)), median(warm.slice(-third))];
    if (after > before * GROWTH_BAR) faults.push(`the memory grew from ${before} to ${after} MB`);
    return {
      table,
      faults,
      slowest,
      cores,
      load: loadavg()[1],
      before,
      after,
      acknowledged: promises.length,
      lost: checked.lost,
      doubled: checked.doubled,
      sent,
    };
  } finally {
    agent.destroy();
    journal.close();
    await place.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const line = ({ minute, requests, broken, slowest, megabytes }) =>
  `${minute.toFixed(1).padStart(6)}${String(requests).padStart(10)}${String(broken).padStart(8)}${(slowest / 1000).toFixed(1).padStart(11)}${String(megabytes).padStart(8)}`;

async function main() {
  const [minutes, rate] = [Number(process.argv[2] ?? 30), Number(process.argv[3] ?? 50)];
  if (!(minutes > 0 && minutes <= 240 && rate > 0 && rate <= 500))
    throw new Refusal("用法：npm run campaign:soak -- 分钟 每秒次数", "Usage: npm run campaign:soak -- MINUTES RATE");
  process.env.LOG_LEVEL ||= "warn";
  console.log("minute  requests  broken  slowest s      MB");
  const result = await soak({ minutes, rate, say: (row) => console.log(line(row)) });
  for (const fault of result.faults) console.log(`✗ ${fault}`);
  console.log(
    `${result.sent} requests; ${result.acknowledged} acknowledged, ${result.lost} lost, ${result.doubled} doubled; memory ${result.before} → ${result.after} MB after the warm-up; the server had ${result.cores.toFixed(2)} cores of a machine with a load of ${result.load.toFixed(1)}`,
  );
  mkdirSync(join(DATA, "campaign"), { recursive: true });
  writeFileSync(join(DATA, "campaign", "soak.json"), JSON.stringify(result, null, 2));
  process.exit(result.faults.length === 0 ? 0 : 1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  main().catch((error) => {
    sayFailure(error);
    process.exit(2);
  });
