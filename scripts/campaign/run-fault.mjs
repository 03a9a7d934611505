// One fault, as many rounds as are wanted and the time allows: a place, a round with a team of its own, the promises of
// that round against what is there, and at the end everything.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openJournal } from "./journal.mjs";
import { checkEverything, checkPromises } from "./invariants.mjs";
import { openPlace } from "./place.mjs";
import { addTo, nothingYet } from "./results.mjs";

/** Where the promises of some rounds are kept, and what is checked when they are over. */
async function openSheet(place, folder, number) {
  const team = await place.newTeam(place.people.length);
  const journal = openJournal(join(folder, `journal-${number}`));
  const counted = { acknowledged: 0, again: 0 };
  team.counted = (status) => {
    counted.acknowledged += 1;
    if (status === "duplicate") counted.again += 1;
  };
  return {
    team,
    journal,
    async close() {
      const promises = journal.all();
      journal.close();
      const { db, attachments } = place;
      const checked = await checkPromises({ db, attachments, projectId: team.projectId, promises });
      return { ...checked, ...counted };
    },
  };
}

/** What a server wrote of errors that it did not expect. */
const unexpectedIn = (log) =>
  log
    .split("\n")
    .filter((line) => line.includes('"reference"') || line.includes("reference"))
    .slice(-2)
    .map((line) => `its log: ${line.slice(0, 400)}`);

async function oneRound({ fault, place, sheet, round, short }) {
  const notes = {};
  const note = (name, value) => void (notes[name] = Math.max(notes[name] ?? value, value));
  const room = { place, team: sheet.team, journal: sheet.journal, note, round, short };
  const { tally, faults = [], rounds = 1 } = await fault.round(room);
  const part = { rounds, faults: [...faults], notes };
  if (!tally) return part;
  if (tally.unexcused().length > 0) part.faults.push(...unexpectedIn(place.server.said()));
  part.acknowledged = tally.count.acknowledged;
  part.again = tally.count.afterLostAnswer;
  part.faults.push(...tally.unexcused().map(([status, times]) => `a device was told ${status}, ${times} times`));
  return part;
}

/**
 * @param {object} fault of faults/*.mjs
 * @param {{ rounds: number, done: number, until: number, short: boolean, tell: (part: object) => void }} options
 *   done: rounds of earlier runs; until: no round is begun after it; tell: called after each round that was checked
 */
export async function runFault(fault, { rounds, done, until, short, tell }) {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), "zoufang-journal-"));
  const open = fault.place ?? ((opening) => opening({}));
  const place = await open(openPlace);
  try {
    let [number, last] = [done, began];
    while (number < rounds && Date.now() < until) {
      const sheet = await openSheet(place, folder, number);
      const whole = nothingYet();
      for (let each = 0; each < (fault.every ?? 1) && number < rounds; each += 1) {
        const part = await oneRound({ fault, place, sheet, round: number, short });
        number += part.rounds;
        addTo(whole, part);
        if (Date.now() >= until) break;
      }
      addTo(whole, await sheet.close());
      whole.seconds = (performance.now() - last) / 1000;
      last = performance.now();
      tell(whole);
    }
    await fault.tidy?.(place);
    tell({ faults: await checkEverything(place), seconds: (performance.now() - last) / 1000 });
  } finally {
    await place.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
