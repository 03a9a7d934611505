import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { readAlike } from "@/lib/coding/data/similar";
import { openCodebookWorld } from "@/lib/testing/codebook-world";
import { testDatabase } from "@/lib/testing/database";
import type { DimensionKey } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const { projectId, scope, add, put, addEntries, foreignWorld } = await openCodebookWorld(prisma);

const theme = await add("饮水管网");
const problem = "problem" as DimensionKey;
const themes = [{ id: theme, dimension: problem, name: "饮水管网", definition: "水源、水压和管网冻裂" }];
const [first = "", near = "", far = "", coded = ""] = await addEntries([
  "去年冬天饮水管网冻裂，停水三天",
  "今年饮水管网又冻裂，停水两天",
  "考核事项太多",
  "饮水管网老化，年年冻裂",
]);
await put([coded], [theme]);
await addEntries(["饮水管网冻裂，停水三天"], "suggestion");

it("finds what is most like an entry, in its own dimension, without the entry itself", async () => {
  const alike = await readAlike(scope, { like: { entryId: first }, themes, unapproved: undefined });
  expect(alike?.of).toContain("去年冬天");
  expect(alike?.ids.slice(0, 2)).toEqual([near, coded]);
  expect(alike?.ids).not.toContain(far);
  expect(alike?.ids).not.toContain(first);
});

it("finds what speaks of a theme and does not have it", async () => {
  const alike = await readAlike(scope, { like: { themeId: theme }, themes, unapproved: undefined });
  expect(new Set(alike?.ids)).toEqual(new Set([first, near]));
});

it("finds nothing by an entry of another project or one that is not approved, and no such entry", async () => {
  const foreign = await foreignWorld();
  const [waiting = ""] = await addEntries(["饮水管网冻裂的一条待审核"]);
  const { visitId } = await prisma.entry.findFirstOrThrow({
    where: { projectId, id: waiting },
    select: { visitId: true },
  });
  await prisma.visit.update({
    where: { projectId_id: { projectId, id: visitId } },
    data: { state: "submitted", approvedAt: null, approvedBy: null },
  });
  for (const entryId of [foreign.entry, uuidv7(), waiting]) {
    expect(await readAlike(scope, { like: { entryId }, themes, unapproved: undefined })).toBeNull();
  }
  const alike = await readAlike(scope, { like: { themeId: theme }, themes, unapproved: undefined });
  expect(alike?.ids).not.toContain(waiting);
  const withWaiting = await readAlike(scope, { like: { themeId: theme }, themes, unapproved: "1" });
  expect(withWaiting?.ids).toContain(waiting);
});
