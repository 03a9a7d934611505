import { mkdtempSync, rmSync, readFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ask } from "./doors.mjs";
import { corpora } from "./corpora.mjs";
import { conditionMutants, doorMutants, gateMutants, verbMutants } from "./guard-mutants.mjs";
import { openJournal, readJournal } from "./journal.mjs";
import { inLanes } from "./lanes.mjs";
import { planted } from "./mutants.mjs";
import { plantedBugs } from "./planted-bugs.mjs";
import { addTo, nothingYet } from "./results.mjs";
import { openState } from "./state.mjs";
import { isSound, tableText } from "./table.mjs";
import { openWire } from "./wire.mjs";

const folder = mkdtempSync(join(tmpdir(), "zoufang-campaign-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("what was done so far", () => {
  test("is added up, kept in a file, and found again by the next run", () => {
    const file = join(folder, "state.json");
    const first = openState(file);
    first.add("a", { rounds: 2, acknowledged: 5, faults: ["I1 lost"], notes: { slowest: 3 }, sums: { kills: 1 } });
    const next = openState(file);
    next.add("a", { rounds: 1, acknowledged: 1, lost: 1, notes: { slowest: 2 }, sums: { kills: 2 } });
    expect(openState(file).of("a")).toMatchObject({
      ...{ rounds: 3, acknowledged: 6, lost: 1, faults: ["I1 lost"], notes: { slowest: 3, kills: 3 } },
    });
    expect(openState(file, { fresh: true }).of("a")).toEqual(nothingYet());
  });

  test("is a table that names each violation, and is sound only without any", () => {
    const row = {
      number: 1,
      name: "app-killed",
      rounds: 2,
      result: addTo(nothingYet(), { rounds: 2, acknowledged: 7 }),
    };
    expect(isSound([row])).toBe(true);
    const bad = { ...row, result: addTo(nothingYet(), { faults: ["I1 lost: visit x"], lost: 1 }) };
    expect(isSound([row, bad])).toBe(false);
    expect(tableText([row, bad])).toMatch(/✗ I1 lost: visit x\n7 acknowledged, 1 lost, 0 doubled, 1 violations$/);
  });
});

test("a promise is in the journal's file when it was noted, and a line that was cut off promises nothing", () => {
  const file = join(folder, "journal");
  const journal = openJournal(file);
  journal.note({ id: "a" });
  expect(readFileSync(file, "utf8")).toBe('{"id":"a"}\n');
  journal.close();
  expect(readJournal('{"id":"a"}\n{"id":"b')).toEqual([{ id: "a" }]);
});

describe("a bad link", () => {
  const knock = async (fate) => {
    const heard = [];
    const server = http.createServer((request, response) => {
      let length = 0;
      request.on("data", (piece) => (length += piece.length));
      request.on("error", () => {}); // Cut, by us.
      request.on("end", () => {
        heard.push(length);
        response.end("there");
      });
    });
    server.on("clientError", (_error, socket) => socket.destroy());
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    const wire = await openWire(() => server.address().port);
    wire.fate = fate;
    const answer = await ask(
      { port: wire.port },
      { method: "POST", path: "/", headers: {}, body: Buffer.alloc(20_000) },
    ).catch(() => null);
    wire.close();
    await new Promise((done) => server.close(done));
    return { answer: answer?.body ?? null, heard };
  };

  test("carries, swallows an answer after the server has heard, and cuts a request before it is whole", async () => {
    expect(await knock({})).toEqual({ answer: "there", heard: [20_000] });
    expect(await knock({ swallow: true })).toEqual({ answer: null, heard: [20_000] });
    expect(await knock({ cutAfter: 5_000 })).toEqual({ answer: null, heard: [] });
  });
});

describe("every place that a bug or a changed guard needs is still there", () => {
  const root = join(import.meta.dirname, "..", "..");
  const textOf = (file) => readFileSync(join(root, file), "utf8");
  const policy = textOf("lib/auth/policy.ts");
  const doors = textOf("lib/auth/doors.ts");

  test.each([...plantedBugs, ...gateMutants])("$name", (mutant) => {
    expect(planted(textOf(mutant.file), mutant)).not.toBe(textOf(mutant.file));
  });

  test("of the policy and the doors", () => {
    for (const mutant of [...verbMutants(policy), ...conditionMutants()]) planted(policy, mutant);
    for (const mutant of doorMutants(doors)) planted(doors, mutant);
    expect([...verbMutants(policy)].length).toBeGreaterThan(70);
  });
});

test.each([1, 2])(
  "%i lanes do every part once, two at a time, and what measures the machine alone at the end",
  async (lanes) => {
    const parts = [1, 2, 3, 4, 5].map((number) => ({ number, alone: number === 2 }));
    const done = [];
    let [now, most] = [0, 0];
    await inLanes(parts, lanes, async ({ number }) => {
      now += 1;
      most = Math.max(most, now);
      if (number === 2) expect(now).toBe(1);
      await Promise.resolve();
      now -= 1;
      done.push(number);
    });
    expect(done.toSorted()).toEqual([1, 2, 3, 4, 5]);
    expect(done.at(-1)).toBe(2);
    expect(most).toBe(lanes);
  },
);

test("there are thirteen corpora", () => expect(corpora).toHaveLength(13));
