import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { entryContent, figureContent } from "@/lib/testing/factories";
import { openVisitWorld } from "@/lib/testing/visit-world";
import type { VisitContent } from "@/lib/visits/schema";

const { prisma } = await testDatabase();
const desk = await openVisitWorld(prisma);
const { projectId, people } = desk;

/** The transaction that wrote each row last: a row that is written again has another one, whatever it contains. */
async function writers(visitId: string): Promise<Record<string, string>> {
  const rows = await prisma.$queryRaw<{ row: string; writer: string }[]>`
    SELECT 'entry ' || text AS row, xmin || ' ' || xmax AS writer FROM entries WHERE project_id = ${projectId}::uuid AND visit_id = ${visitId}::uuid
    UNION ALL SELECT 'figure ' || value::float, xmin || ' ' || xmax FROM figures WHERE project_id = ${projectId}::uuid AND visit_id = ${visitId}::uuid
    UNION ALL SELECT 'member ' || user_id, xmin || ' ' || xmax FROM visit_members WHERE project_id = ${projectId}::uuid AND visit_id = ${visitId}::uuid
    UNION ALL SELECT 'heard ' || category, xmin || ' ' || xmax FROM visit_audiences WHERE project_id = ${projectId}::uuid AND visit_id = ${visitId}::uuid
    UNION ALL SELECT 'mark ' || dimension, xmin || ' ' || xmax FROM visit_dimension_marks WHERE project_id = ${projectId}::uuid AND visit_id = ${visitId}::uuid`;
  return Object.fromEntries(rows.map(({ row, writer }) => [row, writer]));
}

const [first, second, third] = ["头一条", "第二条", "第三条"].map((text) => entryContent({ text })) as [
  VisitContent["entries"][number],
  VisitContent["entries"][number],
  VisitContent["entries"][number],
]; // three texts, three entries
const content = desk.note({
  entries: [first, second, third],
  figures: [figureContent({ indicator: "网格", value: "46" }), figureContent({ indicator: "楼栋", value: "7" })],
  memberIds: [people.member, people.colleague],
  audiences: [
    { category: "村干部", headCount: 3 },
    { category: "居民", headCount: 9 },
  ],
  marks: { status: null, example: "none", problem: "not_raised", suggestion: null },
});

/** The rows that a save of `next` over `content` writes or takes away. */
async function written(next: VisitContent): Promise<string[]> {
  const id = uuidv7();
  // Ids are the project's, so each visit gets its own; the texts tell the rows apart.
  const fresh = new Map<string, string>();
  const own = (value: VisitContent): VisitContent => ({
    ...value,
    entries: value.entries.map((entry) => ({ ...entry, id: ownId(entry.id) })),
    figures: value.figures.map((figure) => ({ ...figure, id: ownId(figure.id) })),
  });
  const ownId = (of: string) => fresh.get(of) ?? fresh.set(of, uuidv7()).get(of) ?? of;
  await desk.send({ id, content: own(content) });
  const before = await writers(id);
  expect(await desk.send({ id, content: own(next), baseVersion: 1 })).toMatchObject({ status: "saved", version: 2 });
  expect(await desk.kept(id)).toEqual(own(next));
  const after = await writers(id);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((row) => before[row] !== after[row])
    .sort();
}

it("a save of another place writes no row of the visit's parts", async () => {
  expect(await written({ ...content, place: "村部" })).toEqual([]);
});

it("an edited entry is the only row written", async () => {
  const edited = { ...second, text: "第二条改" };
  expect(await written({ ...content, entries: [first, edited, third] })).toEqual(["entry 第二条", "entry 第二条改"]);
});

it("an entry in another place, a new one and a removed one write themselves and the places that move", async () => {
  const added = entryContent({ text: "新一条" });
  expect(await written({ ...content, entries: [first, second, third, added] })).toEqual(["entry 新一条"]);
  expect(await written({ ...content, entries: [first, second] })).toEqual(["entry 第三条"]);
  expect(await written({ ...content, entries: [first, third, second] })).toEqual(["entry 第三条", "entry 第二条"]);
});

it("people, marks and who was heard are written one by one", async () => {
  expect(await written({ ...content, memberIds: [people.colleague, people.lead] })).toEqual([
    ...[`member ${people.lead}`, `member ${people.member}`].sort(),
  ]);
  expect(await written({ ...content, audiences: [content.audiences[0] ?? { category: "", headCount: 1 }] })).toEqual([
    "heard 居民",
  ]);
  const marks = { ...content.marks, example: null, suggestion: "not_raised" } as const;
  expect(await written({ ...content, marks })).toEqual(["mark example", "mark suggestion"]);
});

it("figures are written if one of them has changed", async () => {
  const [grids, houses] = content.figures as [VisitContent["figures"][number], VisitContent["figures"][number]]; // two, above
  expect(await written({ ...content, figures: [grids, { ...houses, value: "8" }] })).toContain("figure 8");
  expect(await written({ ...content, figures: [grids] })).toContain("figure 7");
});
