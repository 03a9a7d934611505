// Faults 1 to 4 and 8: processes that die, or stand still.
import { setTimeout as pause } from "node:timers/promises";
import { family } from "../../test/process-family.mjs";
import { checkPromises } from "../invariants.mjs";
import { between, contentFor, itemFor, requestOf, setToWork } from "../devices.mjs";
import { sendVisits } from "../doors.mjs";
import { v7 as mintId } from "uuid";

const files = { share: 0.2, least: 10_000, most: 400_000 };
/** The embedded server gives up when it has died more often than five times a minute. */
const DEATHS_A_MINUTE = 5;

/** Devices work, something happens to them, they go on. @returns their tally */
async function underLoad({ place, team, journal }, happen) {
  const work = setToWork({ place, team, journal, files });
  await pause(between(200, 1_500));
  const found = await happen();
  await pause(300);
  const late = await work.end();
  const faults = [...(found ?? [])];
  if (late) faults.push("I6: a device could not end its work within a minute");
  return { tally: work.tally, faults };
}

async function killApp(room) {
  const { place, team, journal } = room;
  return underLoad(room, async () => {
    await place.server.kill();
    // Before anything is sent again: what was acknowledged, and the rest whole or absent.
    const { faults } = await checkPromises({ ...place, projectId: team.projectId, promises: journal.all() });
    await place.server.start();
    return faults;
  });
}

const deaths = [];
async function killPostgres({ place, note }) {
  while (deaths.filter((at) => at > Date.now() - 61_000).length >= DEATHS_A_MINUTE - 1) await pause(500);
  deaths.push(Date.now());
  process.kill(place.database.cluster.pid(), "SIGKILL");
  return async () => {
    const seconds = await place.server.healthyAfter();
    if (seconds === null) return ["I6: not healthy within 30 s"];
    note("healthy after, s", seconds);
    return [];
  };
}

async function cutBackends({ place }) {
  await place.db.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
  );
}

/** Whether a device that sends now is told within ten seconds that it should try again. */
async function toldInTime({ place, team, note }) {
  const faults = [];
  for (const person of team.people.slice(0, 3)) {
    const content = contentFor({ siteId: team.siteIds[0], userId: person.userId, marker: mintId() });
    const body = requestOf(itemFor({ projectId: team.projectId, visit: { id: mintId(), version: 0 }, content }));
    const began = performance.now();
    const told = await sendVisits({ port: place.server.port }, person, body);
    const seconds = (performance.now() - began) / 1000;
    note("slowest 503, s", seconds);
    if (told.none !== 503 || seconds > 10) faults.push(`I6: ${told.none ?? "an answer"} after ${seconds.toFixed(1)} s`);
  }
  return faults;
}

async function freeze(room) {
  const { place, note } = room;
  const frozen = family(place.database.cluster.pid());
  for (const pid of frozen) process.kill(pid, "SIGSTOP");
  const began = Date.now();
  let faults;
  try {
    faults = await toldInTime(room);
    await pause(Math.max(0, room.stallMs - (Date.now() - began)));
  } finally {
    for (const pid of frozen) process.kill(pid, "SIGCONT");
  }
  const seconds = await place.server.healthyAfter();
  note("healthy after, s", seconds ?? 30);
  return seconds === null ? [...faults, "I6: not healthy within 30 s"] : faults;
}

export const killing = [
  { number: 1, name: "app-killed", title: "The server is killed (SIGKILL)", rounds: 100, round: killApp },
  {
    number: 2,
    name: "postgres-killed",
    title: "PostgreSQL is killed (SIGKILL to the postmaster)",
    rounds: 50,
    round: (room) => underLoad(room, async () => (await killPostgres(room))()),
  },
  {
    number: 3,
    name: "backend-lost",
    title: "Every connection is ended (pg_terminate_backend)",
    rounds: 100,
    round: (room) => underLoad(room, () => cutBackends(room)),
  },
  {
    number: 4,
    name: "both-killed",
    title: "Server and PostgreSQL die together",
    rounds: 20,
    round: (room) =>
      underLoad(room, async () => {
        const healthy = await killPostgres(room);
        await room.place.server.kill();
        // Whoever looks after a server starts it again until it stays.
        for (const until = Date.now() + 30_000; ; await pause(200)) {
          const failed = await room.place.server.start().catch((error) => error);
          if (!failed) break;
          if (Date.now() > until) throw failed;
        }
        return healthy();
      }),
  },
  {
    number: 8,
    name: "stall",
    title: "PostgreSQL stands still (SIGSTOP)",
    rounds: 10,
    round: (room) => underLoad({ ...room }, () => freeze({ ...room, stallMs: room.short ? 12_000 : 60_000 })),
  },
];
