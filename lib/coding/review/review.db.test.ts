import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { archiveTheme } from "@/lib/codebook/archive";
import { mergeTheme } from "@/lib/codebook/merge";
import { assignThemes } from "@/lib/coding/mutations";
import { chosenThemes } from "@/lib/coding/review/agreement";
import { countSample, listSamples, readSampled, readSettledSample } from "@/lib/coding/review/data";
import { readReviewDesk } from "@/lib/coding/data/review-desk";
import { codeSampled, endSample, finishSample, startSample } from "@/lib/coding/review/mutations";
import { settleSampled, unsettleSampled } from "@/lib/coding/review/settle";
import { readOnly, type Transaction } from "@/lib/db";
import { openCodebookWorld } from "@/lib/testing/codebook-world";
import { testDatabase } from "@/lib/testing/database";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { deskNow } from "@/lib/testing/visit-world";
import { reviewChoices, type ReviewChoice } from "@/lib/vocabulary";
import { often } from "@/lib/testing/how-often";

const { prisma } = await testDatabase();
const { projectId, people, scope, name, add, put, addEntries } = await openCodebookWorld(prisma);
const second = trustedScope({ projectId, userId: people.member, role: "member" });
const refused = (key: string) => expect.objectContaining({ key: expect.stringMatching(new RegExp(`${key}$`)) });
const within = <Result>(work: (tx: Transaction) => Promise<Result>) => prisma.$transaction(work);

const start = (more: Partial<Parameters<typeof startSample>[2]> = {}) =>
  within((tx) =>
    startSample(tx, scope, { dimension: "", size: 200, reviewerId: people.member, now: deskNow, seed: 7, ...more }),
  );
const code = (sampleId: string, entryId: string, themeIds: string[], who = second) =>
  within((tx) => codeSampled(tx, who, { sampleId, entryId, themeIds, now: deskNow }));
const finish = (sampleId: string) => within((tx) => finishSample(tx, second, { sampleId, now: deskNow }));
const settle = (sampleId: string, entryId: string, choice: ReviewChoice) =>
  within((tx) => settleSampled(tx, scope, { sampleId, entryId, choice, now: deskNow }));
const unsettle = (sampleId: string, entryId: string) =>
  within((tx) => unsettleSampled(tx, scope, { sampleId, entryId }));
const drawnIn = async (sampleId: string) =>
  (await prisma.reviewSampleEntry.findMany({ where: { projectId, sampleId }, orderBy: { position: "asc" } })).map(
    ({ entryId }) => entryId,
  );
const codings = async (entryId: string) =>
  (await prisma.entryTheme.findMany({ where: { projectId, entryId } }))
    .map(({ themeId, assignedBy, assignedAt }) => [themeId, assignedBy, assignedAt.toISOString()].join(" "))
    .sort();
const themesOf = async (entryId: string) => (await codings(entryId)).map((coding) => coding.split(" ")[0]);

/** Nothing of an earlier test is drawn. */
const clear = () => prisma.entryTheme.deleteMany({ where: { projectId } });

describe("a sample", () => {
  it("is drawn by chance, the same for the same number, from approved entries that the second person has not coded", async () => {
    await clear();
    const theme = await add(name());
    const entries = await addEntries(Array.from({ length: 12 }, (_, place) => `第${place}条`));
    const [own = "", waiting = "", ...others] = entries;
    await put([waiting, ...others], [theme]);
    await within((tx) => assignThemes(tx, second, { entryIds: [own], themeIds: [theme], now: deskNow }));
    const first = await drawnIn((await start({ size: 5 })).sampleId);
    expect(first).toHaveLength(5);
    expect(first).not.toContain(own);
    expect(await drawnIn((await start({ size: 5 })).sampleId)).toEqual(first);
    expect(await drawnIn((await start({ size: 5, seed: 8 })).sampleId)).not.toEqual(first);
    expect(new Set(await drawnIn((await start()).sampleId))).toEqual(new Set([waiting, ...others]));
    await prisma.visit.updateMany({
      where: { projectId, entries: { some: { id: own } } },
      data: { state: "submitted", approvedAt: null, approvedBy: null },
    });
    await expect(start()).rejects.toEqual(refused("noEntries"));
    await expect(start({ reviewerId: people.viewer })).rejects.toEqual(refused("reviewer"));
  });

  it("shows the second person nothing of the first coding, and nobody else the desk", async () => {
    await clear();
    const [a, b] = [await add(name()), await add(name())];
    const entries = await addEntries(["渠道淤了", "桥面坑洼"]);
    await put(entries, [a]);
    const example = { exampleEntryId: entries[0] ?? null };
    await prisma.theme.update({ where: { projectId_id: { projectId, id: a } }, data: example });
    const { sampleId } = await start();
    const seen = JSON.stringify(await readReviewDesk(second, sampleId));
    // Whatever the first coding is, the desk is the same to the letter.
    await clear();
    await put(entries, [b]);
    await prisma.reviewSampleEntry.updateMany({ where: { projectId, sampleId }, data: { firstThemes: [b] } });
    await prisma.theme.update({ where: { projectId_id: { projectId, id: a } }, data: { exampleEntryId: null } });
    expect(JSON.stringify(await readReviewDesk(second, sampleId))).toBe(seen);
    expect((await readReviewDesk(scope, sampleId)).entries).toEqual([]);
    await expect(code(sampleId, entries[0] ?? "", [a], scope)).rejects.toEqual(
      expect.objectContaining({ code: "not_found" }),
    );
    // Before it is handed in nobody reads the second coding either.
    await code(sampleId, entries[0] ?? "", [a]);
    expect(await readSampled(scope, [sampleId])).toEqual(new Map());
    await expect(settle(sampleId, entries[0] ?? "", "first")).rejects.toEqual(refused("notFinished"));
    expect(await themesOf(entries[0] ?? "")).toEqual([b]);
    await expect(finish(sampleId)).rejects.toEqual(refused("notAll"));
  });

  it("is compared and settled as chosen, and an undo brings every coding back with who made it and when", async () => {
    const sets = fc.subarray([0, 1, 2], { minLength: 0 });
    const row = fc.record({
      first: fc.subarray([0, 1, 2], { minLength: 1 }),
      second: sets,
      choice: fc.constantFrom(...reviewChoices),
    });
    const themes = [await add(name()), await add(name()), await add(name())];
    const other = await add(name());
    const at = (places: number[]) => places.map((place) => themes[place] ?? "").sort();
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        await clear();
        const entries = await addEntries(rows.map((_row, place) => `第${place}条`));
        const idOf = (place: number) => entries[place] ?? "";
        for (const [place, { first }] of rows.entries()) await put([idOf(place)], at(first));
        const { sampleId } = await start();
        for (const [place, one] of rows.entries()) await code(sampleId, idOf(place), at(one.second));
        await finish(sampleId);
        // Somebody gives an entry another theme meanwhile: it is nobody's of the two, and stays.
        await put([idOf(0)], [other]);
        const alike = rows.filter((one) => JSON.stringify(at(one.first)) === JSON.stringify(at(one.second))).length;
        const counted = async () => countSample((await readSampled(scope, [sampleId])).get(sampleId) ?? []);
        const numbers = { entries: rows.length, agreed: alike, differing: rows.length - alike, left: 0 };
        expect(await counted()).toEqual({ ...numbers, settled: 0 });
        for (const [place, one] of rows.entries()) {
          const before = await codings(idOf(place));
          const both = { first: at(one.first), second: at(one.second) };
          if (JSON.stringify(both.first) === JSON.stringify(both.second)) {
            await expect(settle(sampleId, idOf(place), one.choice)).rejects.toEqual(refused("noDifference"));
            continue;
          }
          await settle(sampleId, idOf(place), one.choice);
          const wanted = [...chosenThemes(one.choice, both), ...(place === 0 ? [other] : [])];
          expect(new Set(await themesOf(idOf(place)))).toEqual(new Set(wanted));
          await expect(settle(sampleId, idOf(place), "first")).rejects.toEqual(refused("settledAlready"));
          await unsettle(sampleId, idOf(place));
          expect(await codings(idOf(place))).toEqual(before);
          await expect(unsettle(sampleId, idOf(place))).rejects.toEqual(refused("notSettled"));
          await settle(sampleId, idOf(place), one.choice);
        }
        expect(await counted()).toEqual({ ...numbers, settled: numbers.differing });
        expect(await readSettledSample(scope, readOnly())).toEqual({ ...numbers, settled: numbers.differing });
        await within((tx) => endSample(tx, scope, { sampleId, now: deskNow }));
        expect((await listSamples(scope, sampleId))[0]?.endedAt).toEqual(deskNow);
      }),
      { numRuns: often(12) },
    );
    expect(await readSettledSample(scope, readOnly())).toBeNull();
  });
});

describe("what happens meanwhile", () => {
  /** Two entries with `a`; the second person gives both `b`. */
  async function open(finished = true) {
    await clear();
    const [a, b] = [await add(name()), await add(name())];
    const entries = await addEntries(["甲", "乙"]);
    await put(entries, [a]);
    const { sampleId } = await start();
    if (finished) {
      for (const entryId of entries) await code(sampleId, entryId, [b]);
      await finish(sampleId);
    }
    return { sampleId, a, b, first: entries[0] ?? "", other: entries[1] ?? "" };
  }
  const counted = async (sampleId: string) => countSample((await readSampled(scope, [sampleId])).get(sampleId) ?? []);

  it("an entry that is changed or deleted is told, left out and never counted", async () => {
    const before = await open(false);
    await prisma.entry.update({ where: { projectId_id: { projectId, id: before.first } }, data: { text: "改过" } });
    await expect(code(before.sampleId, before.first, [before.b])).rejects.toEqual(refused("entryChanged"));
    expect((await readReviewDesk(second, before.sampleId)).left).toBe(1);
    await code(before.sampleId, before.other, []);
    await finish(before.sampleId);
    expect(await counted(before.sampleId)).toEqual({ entries: 1, agreed: 0, differing: 1, settled: 0, left: 1 });
    const { sampleId, first, other } = await open();
    await settle(sampleId, other, "both");
    await prisma.entry.delete({ where: { projectId_id: { projectId, id: other } } });
    await prisma.entry.update({ where: { projectId_id: { projectId, id: first } }, data: { text: "改过" } });
    expect(await counted(sampleId)).toEqual({ entries: 0, agreed: 0, differing: 0, settled: 0, left: 2 });
    await expect(settle(sampleId, first, "second")).rejects.toEqual(refused("entryChanged"));
    // The undo of what is gone says so by doing nothing to it.
    await unsettle(sampleId, other);
  });

  it("themes that were merged no longer differ, and one that was archived is not put on", async () => {
    const { sampleId, a, b, first } = await open();
    await within((tx) => archiveTheme(tx, scope, { themeId: b, archived: true, now: deskNow }));
    await expect(settle(sampleId, first, "second")).rejects.toEqual(refused("refusal.archived"));
    await settle(sampleId, first, "first");
    await unsettle(sampleId, first);
    await within((tx) => archiveTheme(tx, scope, { themeId: b, archived: false, now: deskNow }));
    await within((tx) => mergeTheme(tx, scope, { themeId: b, intoId: a, entries: 0, now: deskNow }));
    expect(await counted(sampleId)).toMatchObject({ agreed: 2, differing: 0 });
    await expect(settle(sampleId, first, "second")).rejects.toEqual(refused("noDifference"));
  });

  it("of two who settle at once one is told who was first; a second person who left is named", async () => {
    const { sampleId, first } = await open();
    const both = await Promise.allSettled([settle(sampleId, first, "both"), settle(sampleId, first, "none")]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: refused("settledAlready") });
    expect((await listSamples(scope, sampleId))[0]?.reviewerGone).toBe(false);
    await prisma.membership.updateMany({ where: { projectId, userId: people.member }, data: { removedAt: deskNow } });
    expect((await listSamples(scope, sampleId))[0]?.reviewerGone).toBe(true);
    await expect(start()).rejects.toEqual(refused("reviewer"));
    await prisma.membership.updateMany({ where: { projectId, userId: people.member }, data: { removedAt: null } });
  });
});
