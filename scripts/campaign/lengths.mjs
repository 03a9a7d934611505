// Corpus 5: files of every length around the limits, each with its hash and with another one, over HTTP. What fits
// arrives whole, what does not is refused with its own status, and of a refused one nothing stays.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 as mintId } from "uuid";
import { contentFor, fileFor, itemFor, requestOf, visitPromise } from "./devices.mjs";
import { sendFile, sendVisits, sha256Of } from "./doors.mjs";
import { checkEverything, checkPromises } from "./invariants.mjs";
import { openJournal } from "./journal.mjs";
import { openPlace } from "./place.mjs";

const MB = 1024 * 1024;
/** Of a document, as lib/env.ts has it. */
const LIMIT = 25 * MB;
const sizes = [0, 1, 9.9 * MB, 10 * MB, 10.1 * MB, LIMIT - MB, LIMIT - 1, LIMIT, LIMIT + 1, LIMIT + MB].map(Math.floor);
/** What fileFor() puts around the bytes. */
const AROUND = fileFor("", 0).bytes.length;

function fileOf(visitId, size) {
  if (size >= AROUND) return fileFor(visitId, size - AROUND);
  const bytes = Buffer.alloc(size, "%");
  return { id: mintId(), visitId, bytes, sha256: sha256Of(bytes) };
}

function expected(size, rightHash) {
  if (size > LIMIT) return 413;
  return rightHash && size >= AROUND ? 204 : 422;
}

/** @returns what campaign.add() takes */
export async function uploadLengths() {
  const place = await openPlace({ devices: 1 });
  const folder = mkdtempSync(join(tmpdir(), "zoufang-lengths-"));
  const journal = openJournal(join(folder, "journal"));
  const faults = [];
  const to = { port: place.server.port, timeoutMs: 120_000 };
  const { projectId, people, db } = place;
  const [person] = people;
  try {
    const visit = { id: mintId(), version: 0 };
    const content = contentFor({ siteId: place.siteIds[0], userId: person.userId, marker: mintId() });
    await sendVisits(to, person, requestOf(itemFor({ projectId, visit, content })));
    journal.note(visitPromise({ id: visit.id, version: 1, content }));
    for (const size of sizes)
      for (const rightHash of [true, false]) {
        const file = fileOf(visit.id, size);
        const sent = rightHash ? file : { ...file, sha256: sha256Of(Buffer.from(file.id)) };
        const { whole, status } = await sendFile(to, person, { projectId, file: sent });
        const wanted = expected(size, rightHash);
        if (status !== wanted || whole !== (wanted === 204))
          faults.push(`${size} bytes, ${rightHash ? "its" : "another"} hash: ${status} instead of ${wanted}`);
        if (whole) journal.note({ kind: "file", id: file.id, visitId: visit.id, sha256: file.sha256 });
      }
    const promises = journal.all();
    const { rows } = await db.query(
      "SELECT (SELECT count(*) FROM attachments)::int AS kept, (SELECT count(*) FROM attachment_uploads)::int AS begun",
    );
    const kept = promises.filter(({ kind }) => kind === "file").length;
    if (rows[0].kept !== kept) faults.push(`${rows[0].kept} files instead of ${kept}`);
    if (rows[0].begun !== 0) faults.push(`${rows[0].begun} uploads were left`);
    const checked = await checkPromises({ ...place, promises });
    faults.push(...checked.faults, ...(await checkEverything(place)));
    return { faults, notes: { files: sizes.length * 2, "arrived whole": kept } };
  } finally {
    journal.close();
    await place.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
