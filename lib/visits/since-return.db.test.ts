import { describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { addVisit, entryContent } from "@/lib/testing/factories";
import { deskNow, openVisitWorld } from "@/lib/testing/visit-world";
import { readSinceReturn } from "@/lib/visits/data/since-return";
import { returnVisit } from "@/lib/visits/review-mutations";
import type { VisitContent } from "@/lib/visits/schema";

const { prisma } = await testDatabase();
const desk = await openVisitWorld(prisma);
const { projectId } = desk;
const scope = desk.scopeOf("reviewer");

const [kept, edited, removed, added] = ["每月一次。", "人手不足。", "没有场地。", "缺一台车。"].map((text) =>
  entryContent({ text }),
);
if (!kept || !edited || !removed || !added) throw new Error("four entries were made");
const first = desk.note({ entries: [kept, edited, removed] });

async function send(id: string, baseVersion: number, content: VisitContent, submit = false) {
  expect(await desk.send({ id, baseVersion, content, submit })).toMatchObject({ status: "saved" });
}
const giveBack = (visitId: string, version: number, minutes: number) =>
  prisma.$transaction((tx) =>
    returnVisit(tx, scope, {
      visitId,
      version,
      state: "submitted",
      comments: [{ entryId: null, body: "写清数量。" }],
      settledIds: [],
      now: new Date(deskNow.getTime() + minutes * 60_000),
      demand: () => {},
    }),
  );

describe("what changed since a visit was returned", () => {
  it("is nothing for a visit that never was", async () => {
    const id = await addVisit(prisma, { projectId, content: first, state: "submitted" });
    expect(await readSinceReturn(scope, { id, version: 1 })).toBeNull();
  });

  it("is each entry that was edited, added or removed, and each other field, compared with what was returned", async () => {
    const content = desk.note({
      entries: [kept, edited, removed].map((entry) => ({ ...entry, id: crypto.randomUUID() })),
    });
    const [one, two, three] = content.entries;
    if (!one || !two || !three) throw new Error("three entries were made");
    const id = await addVisit(prisma, { projectId, content, state: "submitted" });
    await giveBack(id, 1, 1);
    expect(await readSinceReturn(scope, { id, version: 1 })).toMatchObject({ changes: [] });
    const between = { ...content, entries: [one, { ...two, text: "人手不足，" }, three] };
    await send(id, 1, between);
    const second = { ...content, place: "二楼", entries: [one, { ...two, text: "人手不足，只有两人。" }, added] };
    await send(id, 2, second, true);
    const since = await readSinceReturn(scope, { id, version: 3 });
    expect(since?.changes).toEqual([
      { field: "place", before: content.place, after: "二楼" },
      { field: "entry", id: two.id, before: two, after: { ...two, text: "人手不足，只有两人。" } },
      { field: "entry", id: added.id, before: null, after: added },
      { field: "entry", id: three.id, before: three, after: null },
    ]);
    // A second return is the new beginning.
    await giveBack(id, 3, 2);
    expect(await readSinceReturn(scope, { id, version: 3 })).toMatchObject({ changes: [] });
  });
});
