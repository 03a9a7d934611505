// Faults 5 to 7: what a bad link does between a device and a sound server.
import { setTimeout as pause } from "node:timers/promises";
import { v7 as mintId } from "uuid";
import { between, contentFor, fileFor, itemFor, requestOf, visitPromise } from "../devices.mjs";
import { beginFile, sendBytes, sendFile, sendVisits } from "../doors.mjs";
import { openWire } from "../wire.mjs";

const pick = (list) => list[between(0, list.length - 1)];

/** A new visit of somebody, not sent yet. */
function newVisit(team, person = pick(team.people)) {
  const visit = { id: mintId(), version: 0 };
  const content = contentFor({ siteId: pick(team.siteIds), userId: person.userId, marker: mintId() });
  return { person, visit, content, body: requestOf(itemFor({ projectId: team.projectId, visit, content })) };
}

/** Saves it over a sound link. */
async function saved({ place, team, journal }, made) {
  const { replies } = await sendVisits({ port: place.server.port }, made.person, made.body);
  const reply = replies?.[0];
  if (reply?.status !== "saved" && reply?.status !== "duplicate")
    return [`a visit was answered ${JSON.stringify(replies ?? null).slice(0, 120)}`];
  journal.note(visitPromise({ id: made.visit.id, version: reply.version, content: made.content }));
  return team.counted(reply.status) ?? [];
}

async function replyLost(room) {
  const { place, team } = room;
  const wire = await openWire(() => place.server.port);
  try {
    wire.fate = { swallow: true };
    const made = newVisit(team);
    const faults = [];
    for (let lost = between(1, 5); lost > 0; lost -= 1) {
      const { none } = await sendVisits({ port: wire.port }, made.person, made.body);
      if (none !== "none") faults.push(`a swallowed answer was heard: ${none}`);
    }
    return { faults: [...faults, ...(await saved(room, made))] };
  } finally {
    wire.close();
  }
}

async function uploadCut(room) {
  const { place, team, journal, note } = room;
  const made = newVisit(team);
  const faults = await saved(room, made);
  const file = fileFor(made.visit.id, between(10_000, 1_500_000));
  const { projectId } = team;
  const direct = { port: place.server.port };
  const { offset } = await beginFile(direct, made.person, { projectId, file });
  const wire = await openWire(() => place.server.port);
  try {
    wire.fate = { cutAfter: between(1, file.bytes.length) };
    const cut = await sendBytes({ port: wire.port }, made.person, { projectId, file, offset });
    if (cut.status === 204) faults.push("a file that was cut was acknowledged");
  } finally {
    wire.close();
  }
  // The server may still be storing what arrived: then the device is told so, and asks again.
  for (let tries = 1; ; tries += 1) {
    const told = await sendFile(direct, made.person, { projectId, file });
    note("tries until whole", tries);
    if (told.whole) break;
    if (tries >= 50) return { faults: [...faults, `the file did not arrive: ${told.status}`] };
    await pause(100);
  }
  journal.note({ kind: "file", id: file.id, visitId: made.visit.id, sha256: file.sha256 });
  team.counted("file");
  return { faults };
}

/** 64 kbit a second, both ways, for each device. */
async function slowLink(room) {
  const { place, team, journal, note } = room;
  const wire = await openWire(() => place.server.port);
  wire.fate = { bytesPerSecond: 8_000 };
  try {
    const one = async (person) => {
      const began = performance.now();
      const made = newVisit(team, person);
      const slow = { port: wire.port, timeoutMs: 120_000 };
      const told = await sendVisits(slow, person, made.body);
      if (told.replies?.[0]?.status !== "saved") return [`a visit was answered ${told.none}`];
      journal.note(visitPromise({ id: made.visit.id, version: 1, content: made.content }));
      const file = fileFor(made.visit.id, between(60_000, 120_000));
      const { whole, status } = await sendFile(slow, person, { projectId: team.projectId, file });
      if (!whole) return [`a file was answered ${status}`];
      journal.note({ kind: "file", id: file.id, visitId: made.visit.id, sha256: file.sha256 });
      team.counted("saved");
      team.counted("file");
      note("slowest visit with its file, s", (performance.now() - began) / 1000);
      return [];
    };
    const faults = (await Promise.all(team.people.map(one))).flat();
    return { faults, rounds: team.people.length };
  } finally {
    wire.close();
  }
}

export const wireFaults = [
  {
    number: 5,
    name: "reply-lost",
    title: "The answer is lost after the commit, 1 to 5 times",
    rounds: 500,
    every: 50,
    round: replyLost,
  },
  {
    number: 6,
    name: "upload-cut",
    title: "An upload is reset at a random byte",
    rounds: 500,
    every: 50,
    round: uploadCut,
  },
  { number: 7, name: "slow-link", title: "64 kbit/s, by a proxy", rounds: 50, round: slowLink },
];
