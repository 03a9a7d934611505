// Faults 9, 10, 13 and 16: the same twice, two at once, clocks that are wrong, and sessions that end.
import { v7 as mintId } from "uuid";
import { contentFor, itemFor, requestOf, visitPromise } from "../devices.mjs";
import { sendVisits } from "../doors.mjs";

const PARALLEL = 50;
const DAY = 86_400_000;

const contentOf = (team, person, change = {}) => ({
  ...contentFor({ siteId: team.siteIds[0], userId: person.userId, marker: mintId() }),
  ...change,
});

const requestFor = (team, visit, content) => requestOf(itemFor({ projectId: team.projectId, visit, content }));

async function fiftyAtOnce({ place, team, journal }) {
  const person = team.people[0];
  const visit = { id: mintId(), version: 0 };
  const content = contentOf(team, person);
  const body = requestFor(team, visit, content);
  const told = await Promise.all(
    Array.from({ length: PARALLEL }, () => sendVisits({ port: place.server.port }, person, body)),
  );
  const statuses = told.map(({ replies, none }) => replies?.[0]?.status ?? none);
  const count = (status) => statuses.filter((each) => each === status).length;
  journal.note(visitPromise({ id: visit.id, version: 1, content }));
  team.counted("saved");
  const fine = count("saved") === 1 && count("duplicate") === PARALLEL - 1;
  return { faults: fine ? [] : [`I2: ${count("saved")} saved, ${count("duplicate")} duplicates of ${PARALLEL}`] };
}

/**
 * Two devices change the same version at the same moment. The one that comes second gets the other's text, and merges.
 */
async function editConflict({ place, team, journal }) {
  const [lead, author] = team.people;
  const to = { port: place.server.port };
  const visit = { id: mintId(), version: 0 };
  const first = contentOf(team, author);
  await sendVisits(to, author, requestFor(team, visit, first));
  journal.note(visitPromise({ id: visit.id, version: 1, content: first }));
  const ids = first.entries.map(({ id }) => id);
  const change = (person) => contentFor({ siteId: team.siteIds[0], userId: person.userId, marker: mintId(), ids });
  const base = { id: visit.id, version: 1 };
  const sides = [lead, author].map((person) => ({ person, content: { ...change(person), recorderId: author.userId } }));
  const told = await Promise.all(
    sides.map(
      async ({ person, content }) => (await sendVisits(to, person, requestFor(team, base, content))).replies?.[0],
    ),
  );
  const won = told.findIndex((reply) => reply?.status === "saved");
  const lost = 1 - won;
  if (won < 0 || told[lost]?.status !== "conflict")
    return { faults: [`I2: two at once were answered ${told.map((reply) => reply?.status).join(" and ")}`] };
  journal.note(visitPromise({ id: visit.id, version: 2, content: sides[won].content }));
  const faults = [];
  const shown = told[lost].server.content.entries.map(({ text }) => text);
  if (JSON.stringify(shown) !== JSON.stringify(sides[won].content.entries.map(({ text }) => text)))
    faults.push("I1: the conflict does not show the other's text");
  const merged = { ...sides[lost].content, place: mintId() };
  const again = await sendVisits(to, sides[lost].person, requestFor(team, { id: visit.id, version: 2 }, merged));
  if (again.replies?.[0]?.status !== "saved") faults.push("I1: the second text was not taken after its merge");
  else journal.note(visitPromise({ id: visit.id, version: 3, content: merged }));
  for (let saves = 3; saves > 0; saves -= 1) team.counted("saved");
  return { faults };
}

const dayOf = (at) => new Date(at).toISOString().slice(0, 10);
const clientSkews = [-2 * DAY, 2 * DAY, -3_652 * DAY, 3_652 * DAY];
const serverSkews = [0, 3_600_000, -3_600_000];
/** Rounds between two clocks of the server, which each need a start. */
const ONE_CLOCK = 5;

/** A device whose clock is wrong, and a server whose clock is. Ids and days come from the device's clock. */
async function wrongClocks(room) {
  const { place, journal, round } = room;
  const server = serverSkews[Math.floor(round / ONE_CLOCK) % serverSkews.length];
  if (place.skew !== server) {
    place.skew = server;
    await place.server.stop();
    const shift = new URL("../shifted-clock.mjs", import.meta.url).href;
    await place.server.start({ NODE_OPTIONS: `--import ${shift}`, CAMPAIGN_CLOCK_MS: String(server) });
  }
  const { team } = room;
  // Signed in by the server's clock, as everybody is.
  await place.db.query("UPDATE sessions SET created_at = now() + $1::interval, last_seen_at = now() + $1::interval", [
    `${server} milliseconds`,
  ]);
  const faults = [];
  for (const [turn, skew] of clientSkews.entries()) {
    const person = team.people[turn % team.people.length];
    const msecs = Date.now() + skew;
    const content = contentOf(team, person, { visitedOn: dayOf(msecs) });
    const visit = { id: mintId({ msecs }), version: 0 };
    let acknowledged = false;
    for (const expected of ["saved", "duplicate"]) {
      const told = await sendVisits({ port: place.server.port }, person, requestFor(team, visit, content));
      const status = told.replies?.[0]?.status ?? told.none;
      if (status !== expected) faults.push(`a clock ${skew / DAY} days off: ${status} instead of ${expected}`);
      else acknowledged = true;
    }
    if (!acknowledged) continue;
    journal.note(visitPromise({ id: visit.id, version: 1, content }));
    team.counted("saved");
  }
  return { faults };
}

/** The session ends between two requests; another person then uses the same device. */
async function sessionDies({ place, team, journal }) {
  const [author, other] = team.people;
  const to = { port: place.server.port };
  const visits = Array.from({ length: 4 }, () => ({
    visit: { id: mintId(), version: 0 },
    content: contentOf(team, author),
  }));
  const send = (as, { visit, content }) => sendVisits(to, as, requestFor(team, visit, content));
  const faults = [];
  const stored = async () => {
    const ids = visits.map(({ visit }) => visit.id);
    return (await place.db.query("SELECT id FROM visits WHERE id = ANY ($1)", [ids])).rowCount;
  };
  const taken = async (sent) => {
    const told = await send(author, sent);
    if (!["saved", "duplicate"].includes(told.replies?.[0]?.status)) return faults.push(`not taken: ${told.none}`);
    journal.note(visitPromise({ id: sent.visit.id, version: 1, content: sent.content }));
    return team.counted("saved");
  };
  await taken(visits[0]);
  await place.db.query("UPDATE sessions SET ended_at = now() WHERE id = $1", [author.sessionId]);
  for (const sent of visits.slice(1)) {
    const told = await send(author, sent);
    if (told.none !== 401) faults.push(`after the session's end: ${told.none ?? "taken"} instead of 401`);
  }
  // The page was drawn for the author; the cookie is now another's.
  const strange = await send({ ...other, userId: author.userId }, visits[1]);
  if (strange.none !== 401) faults.push(`another person's session sent it: ${strange.none ?? "taken"}`);
  if ((await stored()) !== 1) faults.push("I2: something was stored without a session");
  await place.db.query("UPDATE sessions SET ended_at = NULL WHERE id = $1", [author.sessionId]);
  for (const sent of visits) await taken(sent);
  return { faults };
}

export const doubles = [
  { number: 9, name: "duplicates", title: "50 identical at once", rounds: 100, every: 20, round: fiftyAtOnce },
  {
    number: 10,
    name: "edit-conflict",
    title: "Two devices, the same base",
    rounds: 500,
    every: 50,
    round: editConflict,
  },
  {
    number: 13,
    name: "clock-skew",
    title: "Clocks: device ±48 h and ±10 y, server ±1 h",
    rounds: 100,
    round: wrongClocks,
  },
  {
    number: 16,
    name: "session-dies",
    title: "The session ends in the middle of the sync",
    rounds: 50,
    every: 10,
    round: sessionDies,
  },
];
