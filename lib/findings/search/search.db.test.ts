import { expect, it } from "vitest";
import { foundComments } from "@/lib/findings/queries/found-comments";
import { foundFiles } from "@/lib/findings/queries/found-files";
import { foundVisitLines } from "@/lib/findings/queries/found-visit-lines";
import type { FindingsFilter } from "@/lib/findings/schema";
import { searchAll } from "@/lib/findings/search/search-all";
import { readTeamTexts } from "@/lib/findings/team-texts";
import { testDatabase } from "@/lib/testing/database";
import { readRawWorld, Recount } from "@/lib/testing/findings-recount";
import { buildWorld, pick, randomText, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { dimensionKeys, type ProjectRole } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const random = seeded(20_261_224);
const { projectId, leadId } = await buildWorld(prisma, random);
const scopes = {
  lead: trustedScope({ projectId, userId: leadId, role: "lead" }),
  viewer: trustedScope({ projectId, userId: leadId, role: "viewer" }),
};
const all = { offset: 0, size: 10_000 };
const text = () => randomText(random, 8);
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const at = new Date("2026-11-01T00:00:00Z");

const visits = await prisma.visit.findMany({
  where: { projectId },
  select: {
    id: true,
    state: true,
    entries: { select: { id: true, dimension: true } },
    figures: { select: { id: true } },
  },
  orderBy: { id: "asc" },
});
interface Line {
  id: string;
  visitId: string;
  text: string;
  dimension: string | null;
}
const comments: Line[] = [];
const lines: Line[] = [];
const paragraphs: Line[] = [];
const states = new Map(visits.map(({ id, state }) => [id, state]));
const indicatorNames = new Map(
  (await prisma.indicator.findMany({ where: { projectId } })).map((row) => [row.id, row.name]),
);
for (const { id: visitId, entries, figures } of visits) {
  const key = { projectId_id: { projectId, id: visitId } };
  const place = text();
  await prisma.visit.update({ where: key, data: { place } });
  lines.push({ id: visitId, visitId, text: place, dimension: null });
  const heard = await prisma.visitAudience.findMany({ where: { projectId, visitId } });
  lines.push(...heard.map(({ category }) => ({ id: visitId, visitId, text: category, dimension: null })));
  for (const { id } of figures) {
    const figure = await prisma.figure.update({
      where: { projectId_id: { projectId, id } },
      data: { definition: pick(random, ["", text()]), source: pick(random, ["", text()]) },
    });
    const said = [indicatorNames.get(figure.indicatorId), figure.definition, figure.source].filter(Boolean).join("，");
    lines.push({ id, visitId, text: said, dimension: figure.dimension });
  }
  const on = random() < 0.5 ? (entries[0] ?? null) : null;
  const comment = await prisma.reviewComment.create({
    data: {
      ...{ projectId, id: crypto.randomUUID(), visitId, authorId: leadId },
      entryId: on?.id ?? null,
      body: text(),
      createdAt: at,
    },
  });
  comments.push({ id: comment.id, visitId, text: comment.body, dimension: on?.dimension ?? null });
  const fileName = `${text()}.docx`;
  const sizes = { byteSize: 1, sourceByteSize: 1, sha256: "a".repeat(64), sourceSha256: "b".repeat(64) };
  const { id } = await prisma.attachment.create({
    data: {
      ...{
        projectId,
        id: crypto.randomUUID(),
        visitId,
        kind: "document",
        fileName,
        mediaType: word,
        createdBy: leadId,
      },
      ...{ ...sizes, storageKey: crypto.randomUUID() },
    },
  });
  lines.push({ id, visitId, text: fileName, dimension: null });
  const label = text();
  const cue = await prisma.attachmentCue.create({
    data: { ...{ projectId, id: crypto.randomUUID(), attachmentId: id, atSeconds: 3, label, createdBy: leadId } },
  });
  lines.push({ id: cue.id, visitId, text: label, dimension: null });
  const written = [text(), text(), text()];
  await prisma.materialText.create({
    data: { projectId, attachmentId: id, paragraphs: written, readable: true, readAt: at },
  });
  written.forEach((each, index) => paragraphs.push({ id: `${id} ${index + 1}`, visitId, text: each, dimension: null }));
}
const raw = await readRawWorld(prisma, projectId);

const fold = (value: string) => value.normalize("NFKC").toLowerCase();
const holds = (value: string, q: string) => fold(value).includes(fold(q));
const commented = ["submitted", "returned", "approved"];

const conditions: FindingsFilter[] = [
  {},
  { unapproved: "1" },
  { unapproved: "only" },
  { kind: "town", unapproved: "1" },
  { from: "2026-10-05", to: "2026-11-14", unapproved: "1" },
  { dimension: "problem", unapproved: "1" },
  { site: raw.sites.find(({ mergedIntoId }) => !mergedIntoId)?.id ?? "", unapproved: "1" },
];
const cases = conditions.flatMap((filter) =>
  (["lead", "viewer"] as const).flatMap((role) => ["一", "管七", "A", "１"].map((q) => ({ filter, role, q }))),
);
const ids = (hits: readonly { id: string }[]) => hits.map(({ id }) => id).sort();

/** The visits of these states that the filter selects, by plain loops. */
const selected = (filter: FindingsFilter, role: ProjectRole, of?: string[]) =>
  new Set(new Recount(raw, filter, role !== "viewer").visits(of).map(({ id }) => id));

it.each(cases)("finds exactly what holds the words and may be read: %j", async ({ filter, role, q }) => {
  const scope = scopes[role];
  const asked = { ...filter, q };
  const counted = selected(filter, role);
  const fits = ({ dimension }: Line) => !filter.dimension || dimension === filter.dimension;
  const expected = (rows: Line[]) => rows.filter((row) => counted.has(row.visitId) && fits(row) && holds(row.text, q));

  const found = await foundVisitLines(scope, asked, all);
  expect(ids(found.hits)).toEqual(ids(expected(lines)));
  expect(found.total).toBe(found.hits.length);
  const files = await foundFiles(scope, asked, all);
  expect(ids(files.hits.map(({ id, paragraph }) => ({ id: `${id} ${paragraph}` })))).toEqual(ids(expected(paragraphs)));
  expect(files.total).toBe(files.hits.length);

  const open = selected(filter, "lead", filter.unapproved === "only" ? ["submitted"] : commented);
  const readable = comments.filter(
    (row) => open.has(row.visitId) && (role === "lead" || states.get(row.visitId) === "approved"),
  );
  const said = await foundComments(scope, asked, all);
  expect(ids(said.hits)).toEqual(ids(readable.filter((row) => fits(row) && holds(row.text, q))));
  expect(said.total).toBe(said.hits.length);

  const entries = new Recount(raw, asked, role === "lead").entryIds();
  const answer = await searchAll(scope, asked, { kind: null, page: 1 });
  expect(answer.entries.total).toBe(entries.length);
  expect(answer.visits.total).toBe(found.total);
  expect(answer.files.total).toBe(files.total);
  expect(answer.comments.total).toBe(said.total);
});

it("shows the pages of one kind one after the other, none twice", async () => {
  const asked = { unapproved: "1" as const, q: "一" };
  const whole = await foundVisitLines(scopes.lead, asked, all);
  const pages: string[] = [];
  for (let page = 1; pages.length < whole.total; page += 1) {
    const { visits: part } = await searchAll(scopes.lead, asked, { kind: "visits", page });
    if (part.hits.length === 0) break;
    pages.push(...part.hits.map(({ id, kind, text: own }) => `${kind} ${id} ${own}`));
  }
  expect(pages).toEqual(whole.hits.map(({ id, kind, text: own }) => `${kind} ${id} ${own}`));
});

it("finds themes in use and the last summary of a cell, while an approved entry stands behind it", async () => {
  const entry = await prisma.entry.findFirstOrThrow({
    where: { projectId, visit: { state: "approved" } },
    select: { id: true, dimension: true, visitId: true, visit: { select: { siteId: true } } },
    orderBy: { id: "asc" },
  });
  const others = await prisma.visit.findMany({
    where: { projectId, state: "approved", NOT: { id: entry.visitId } },
    select: { id: true },
  });
  const write = (body: string, day: string) =>
    prisma.matrixSummary.create({
      data: {
        ...{
          projectId,
          id: crypto.randomUUID(),
          siteId: entry.visit.siteId,
          dimension: entry.dimension,
          themeId: null,
        },
        ...{ text: body, sources: [], writtenBy: leadId, writtenAt: new Date(day) },
      },
    });
  await write("旧小结里的独有词", "2026-11-01");
  await write("新小结里的另一词", "2026-11-02");
  const found = async (q: string) => (await searchAll(scopes.viewer, { q }, { kind: null, page: 1 })).findings.hits;
  expect(await found("独有词")).toEqual([]);
  expect(await found("另一词")).toMatchObject([{ kind: "summary", dimension: entry.dimension }]);
  const other = dimensionKeys.find((key) => key !== entry.dimension);
  expect(await readTeamTexts(scopes.viewer, { holding: "另一词", filter: { dimension: other }, most: 10 })).toEqual([]);
  const theme = await prisma.theme.findFirstOrThrow({ where: { projectId }, select: { id: true } });
  const where = { projectId_id: { projectId, id: theme.id } };
  await prisma.theme.update({ where, data: { definition: "定义里的特别词" } });
  expect(await found("特别词")).toMatchObject([{ kind: "theme", theme: { id: theme.id } }]);
  await prisma.theme.update({ where, data: { archivedAt: at } });
  expect(await found("特别词")).toEqual([]);
  await prisma.claimVersion.create({
    data: {
      ...{ projectId, id: crypto.randomUUID(), claimId: crypto.randomUUID(), dimension: entry.dimension },
      ...{ statement: "结论里的奇特词", themeIds: [], evidenceIds: [entry.id], sources: [], writtenBy: leadId },
      writtenAt: new Date("2026-11-03"),
    },
  });
  expect(await found("奇特词")).toMatchObject([{ kind: "claim", dimension: entry.dimension }]);
  // No approved entry is left at all.
  await prisma.visit.updateMany({
    where: { projectId, id: { in: [entry.visitId, ...others.map(({ id }) => id)] } },
    data: { state: "returned", approvedAt: null, approvedBy: null },
  });
  expect(await found("另一词")).toEqual([]);
  expect((await searchAll(scopes.lead, { q: "奇特词" }, { kind: null, page: 1 })).findings.hits).toEqual([]);
});
