import { expect, it } from "vitest";
import { unfilledPlaces, unfilledSpans } from "@/lib/lost-numbers";
import { countedPart } from "@/lib/indicators/ledger-address";
import { lostEntries } from "@/lib/indicators/data/lost-numbers";
import { readLost } from "@/lib/indicators/lost/read-lost";
import { readForLostNumbers } from "@/lib/indicators/lost/read-visits";
import { testDatabase } from "@/lib/testing/database";
import { readRawWorld, Recount } from "@/lib/testing/findings-recount";
import { buildWorld, pick, seeded } from "@/lib/testing/findings-world";
import { withLostNumber, withoutLostNumber } from "@/lib/testing/report-texts/lost-numbers";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { siteKinds } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const random = seeded(20_261_223);
const { projectId, leadId } = await buildWorld(prisma, random);
const scope = trustedScope({ projectId, userId: leadId, role: "lead" });
const viewer = trustedScope({ projectId, userId: leadId, role: "viewer" });
const all = { offset: 0, size: 10_000 };

for (const { id } of await prisma.entry.findMany({
  where: { projectId },
  select: { id: true },
  orderBy: { id: "asc" },
}))
  await prisma.entry.update({
    where: { projectId_id: { projectId, id } },
    data: { text: pick(random, pick(random, [withLostNumber, withoutLostNumber, withoutLostNumber])) },
  });
const write = <Result>(work: (tx: Parameters<Parameters<typeof prisma.$transaction>[0]>[0]) => Promise<Result>) =>
  prisma.$transaction(work);
const readAll = async () => {
  while (!(await readForLostNumbers(scope, { write })));
};

const filters = [
  {},
  { unapproved: "1" as const },
  { unapproved: "only" as const },
  ...siteKinds.map((kind) => ({ kind })),
  { dimension: "problem" as const, from: "2026-10-05" },
];

it("says how many visits it has not read, and finds nothing in them", async () => {
  const { total, waiting } = await lostEntries(scope, { unapproved: "1" }, all);
  const { visits } = await readRawWorld(prisma, projectId);
  expect({ total, waiting }).toEqual({
    total: 0,
    waiting: visits.filter(({ state }) => state === "approved" || state === "submitted").length,
  });
  await readAll();
  expect((await lostEntries(scope, { unapproved: "1" }, all)).waiting).toBe(0);
});

it.each(filters)("lists exactly the counted entries that the report's check would mark, under %j", async (filter) => {
  await readAll();
  const raw = await readRawWorld(prisma, projectId);
  const ids = new Set(new Recount(raw, filter, true).entryIds());
  const expected = raw.entries.filter(({ id, text }) => ids.has(id) && unfilledPlaces(text).length > 0);
  const { total, entries, places } = await readLost(scope, filter, all);
  expect(total).toBe(expected.length);
  expect(entries.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
  for (const { id, text } of entries) expect(places[id]).toEqual(unfilledSpans(text));
  expect(countedPart(filter)).toEqual(filter);
});

it("shows a viewer approved entries only, and nobody a text that has changed since it was read", async () => {
  await readAll();
  const shown = await readLost(viewer, { unapproved: "1" }, all);
  expect(shown.entries.length).toBeGreaterThan(0);
  expect(shown.entries.every(({ visitState }) => visitState === "approved")).toBe(true);
  const [entry] = shown.entries;
  if (!entry) throw new Error("no entry");
  const key = { projectId_id: { projectId, id: entry.id } };
  await prisma.entry.update({ where: key, data: { text: "占30%" } });
  expect((await readLost(viewer, {}, all)).entries.map(({ id }) => id)).not.toContain(entry.id);
  await prisma.entry.update({ where: key, data: { text: "占%，其余不变。" } });
  await prisma.visit.update({
    where: { projectId_id: { projectId, id: entry.visitId } },
    data: { version: { increment: 1 } },
  });
  expect((await lostEntries(viewer, {}, all)).waiting).toBe(1);
  await readAll();
  expect((await readLost(viewer, {}, all)).places[entry.id]).toEqual([[1, 2]]);
  await prisma.visit.update({
    where: { projectId_id: { projectId, id: entry.visitId } },
    data: { state: "returned", approvedAt: null, approvedBy: null },
  });
  expect((await readLost(scope, { unapproved: "1" }, all)).entries.map(({ id }) => id)).not.toContain(entry.id);
});

it("reads themes as well, those that are in use", async () => {
  const theme = await prisma.theme.findFirstOrThrow({ where: { projectId }, select: { id: true } });
  const where = { projectId_id: { projectId, id: theme.id } };
  await prisma.theme.update({ where, data: { definition: "常住人口约万人的镇" } });
  expect((await readLost(viewer, {}, all)).texts).toMatchObject([
    { kind: "theme", text: "常住人口约万人的镇", places: [[4, 6]] },
  ]);
  await prisma.theme.update({ where, data: { archivedAt: new Date("2026-11-01") } });
  expect((await readLost(viewer, {}, all)).texts).toEqual([]);
});
