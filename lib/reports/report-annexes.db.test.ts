import { unzipSync } from "fflate";
import sharp from "sharp";
import { expect, test } from "vitest";
import { v7 as mintId } from "uuid";
import { removeAttachment } from "@/lib/attachments/mutations";
import { sweepAttachments } from "@/lib/attachments/sweep";
import { AppError } from "@/lib/errors";
import { photoLead } from "@/lib/reports/annexes/annexes";
import { choosePhotos } from "@/lib/reports/annexes/choose-photos";
import { readComposedReport } from "@/lib/reports/data/composed";
import { listIssues, readIssueFile } from "@/lib/reports/data/issues";
import { readReport } from "@/lib/reports/data/reports";
import { addAnnex } from "@/lib/reports/edits";
import * as mutations from "@/lib/reports/mutations";
import { changesOf } from "@/lib/reports/parts/changes";
import { sentChanges } from "@/lib/reports/parts/tidy";
import type { DraftSection } from "@/lib/reports/types";
import { openAttachmentRoom } from "@/lib/testing/attachment-room";
import { testDatabase } from "@/lib/testing/database";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const { approve, desk, fileOf, newVisit, rowOf, send, storage } = await openAttachmentRoom(prisma);
const { projectId } = desk;
const lead = trustedScope({ projectId, userId: desk.people.lead, role: "lead" });
const member = trustedScope({ projectId, userId: desk.people.member, role: "member" });
const now = new Date("2026-11-20T08:00:00Z");

/** Photos on one approved visit, and one on a visit that is only handed in. */
async function photosOf(count: number) {
  const jpeg = (red: number) =>
    sharp({ create: { width: 1_600, height: 1_200, channels: 3, background: { r: red, g: 90, b: 140 } } })
      .jpeg()
      .toBuffer();
  const [counted, open] = [await newVisit(true), await newVisit(true)];
  const sent = async (visitId: string, place: number) => {
    const file = fileOf(visitId, await jpeg(60 * place), { kind: "photo", fileName: `${place}.jpg` });
    await send(file);
    expect(await rowOf(file.id)).toMatchObject({ kind: "photo" });
    return file.id;
  };
  const ids: string[] = [];
  for (let place = 0; place < count; place += 1) ids.push(await sent(counted.id, place));
  const uncounted = await sent(open.id, count);
  await approve(counted.id);
  return { ids, uncounted };
}
const { ids, uncounted } = await photosOf(3);

const create = () =>
  prisma.$transaction((tx) =>
    mutations.createReport(tx, lead, { title: "关于附件的调研报告", includeUnapproved: false, now }),
  );
const read = async (reportId: string) => (await readReport(lead, reportId)) ?? expect.fail("gone");

async function change(reportId: string, edit: (sections: readonly DraftSection[]) => DraftSection[]) {
  const record = await read(reportId);
  const mine = { ...record.draft, sections: edit(record.draft.sections) };
  const changes = sentChanges(changesOf(record, mine, { held: new Set(), tidy: (part) => part }));
  return prisma.$transaction((tx) => mutations.saveReport(tx, lead, { reportId, since: record.version, changes, now }));
}

const withPhotos = (chosen: readonly string[]) => (sections: readonly DraftSection[]) =>
  addAnnex(sections, { id: mintId(), heading: "照片", annex: "photos" }).map((section) =>
    section.annex === "photos"
      ? { ...section, lead: photoLead(chosen.map((attachmentId) => ({ attachmentId, caption: "议事厅" }))) }
      : section,
  );

const issue = async (reportId: string) => {
  const { version } = await read(reportId);
  await prisma.$transaction(
    (tx) => mutations.setReportStage(tx, lead, { reportId, version, stage: "consultation", now }),
    { timeout: 20_000 },
  );
  const [last] = await listIssues(lead, reportId);
  return last?.id ?? "";
};
const pictures = (file: Uint8Array) => Object.keys(unzipSync(file)).filter((path) => path.startsWith("word/media/"));

test("only photos of visits that count can be chosen, and unapproved ones only under 含未审核", async () => {
  const offered = async (query: string) =>
    (await choosePhotos(lead, new URLSearchParams(query))).photos.map((photo) => photo.attachmentId);
  expect((await offered("")).toSorted()).toEqual(ids.toSorted());
  expect((await offered("unapproved=1")).toSorted()).toEqual([...ids, uncounted].toSorted());
  expect((await choosePhotos(lead, new URLSearchParams())).total).toBe(3);
  await expect(choosePhotos(lead, new URLSearchParams("page=x"))).rejects.toThrow(AppError);
});

test("an annex is stored as one, and its photos are composed with the site and day of their visits", async () => {
  const reportId = await create();
  await change(reportId, withPhotos([ids[1] ?? "", uncounted, ids[0] ?? ""]));
  const composed = await readComposedReport(lead, reportId, { now, withMethod: false });
  expect(composed?.model.sections.every(({ heading }) => heading !== "照片")).toBe(true);
  const [annex] = composed?.model.annexPages ?? [];
  expect(annex?.photos?.map(({ attachmentId }) => attachmentId)).toEqual([ids[1], ids[0]]);
  const visit = await prisma.attachment.findFirstOrThrow({
    where: { projectId, id: ids[0] ?? "" },
    select: { visit: { select: { visitedOn: true, site: { select: { name: true } } } } },
  });
  expect(annex?.photos?.[0]).toMatchObject({
    siteName: visit.visit.site.name,
    visitedOn: visit.visit.visitedOn.toISOString().slice(0, 10),
  });
});

test("what was sent out has its photos for good: they stay with their visit and in the file", async () => {
  const reportId = await create();
  await change(reportId, withPhotos([ids[0] ?? "", ids[1] ?? ""]));
  const issueId = await issue(reportId);
  const file = async () =>
    (await readIssueFile(lead, { reportId, issueId }, { edition: "internal", evidence: "1" })).bytes;
  expect(pictures(await file())).toHaveLength(2);
  // Its visit is returned, and the member who took the photos may change it again.
  await prisma.visit.updateMany({
    where: { projectId, state: "approved" },
    data: { state: "returned", approvedAt: null, approvedBy: null },
  });
  const remove = (id: string) => prisma.$transaction((tx) => removeAttachment(tx, member, id));
  await expect(remove(ids[0] ?? "")).rejects.toMatchObject({
    code: "conflict",
    key: "attachments.refused.issued",
    values: { title: "关于附件的调研报告", number: 1 },
  });
  // The database refuses it too.
  await expect(
    prisma.attachment.delete({ where: { projectId_id: { projectId, id: ids[1] ?? "" } }, select: { id: true } }),
  ).rejects.toThrow();
  await expect(remove(ids[2] ?? "")).resolves.toBeTruthy();
  expect((await sweepAttachments(storage)).orphans.filter((key) => key.includes(ids[0] ?? ""))).toEqual([]);
  // Also after the report shows other photos.
  await change(reportId, (sections) => sections.filter(({ annex }) => annex === undefined));
  expect(pictures(await file())).toHaveLength(2);
  await expect(remove(ids[1] ?? "")).rejects.toThrow(AppError);
});

test("a report with more than 20 photos is refused, and stays as it was", async () => {
  const reportId = await create();
  const many = Array.from({ length: 11 }, () => mintId());
  await change(reportId, withPhotos(many));
  await expect(change(reportId, withPhotosInTwo())).rejects.toMatchObject({
    code: "conflict",
    key: "reports.refusal.photos",
  });
  expect((await read(reportId)).draft.sections.filter(({ annex }) => annex === "photos")).toHaveLength(1);
});

/** A second annex, with 11 other photos. */
function withPhotosInTwo() {
  const lead2 = photoLead(Array.from({ length: 11 }, () => ({ attachmentId: mintId(), caption: "" })));
  const id = mintId();
  return (sections: readonly DraftSection[]) =>
    addAnnex(sections, { id, heading: "又", annex: "photos" }).map((section) =>
      section.id === id ? { ...section, lead: lead2 } : section,
    );
}

test("points of new themes are never put into an annex, and a page of an earlier build leaves it one", async () => {
  const reportId = await create();
  await change(reportId, (sections) => [
    ...addAnnex(
      sections.map((section) => ({ ...section, points: [] })),
      { id: mintId(), heading: "名单", annex: "sites" },
    ),
  ]);
  const { version } = await read(reportId);
  await prisma.$transaction((tx) => mutations.refreshReport(tx, lead, { reportId, version, now }));
  const [annex] = (await read(reportId)).draft.sections.filter((section) => section.annex !== undefined);
  expect(annex?.points).toEqual([]);
  // It knows no annexes, and sends the section without the word.
  await change(reportId, (sections) =>
    sections.map(({ annex: kind, ...section }) => (kind === undefined ? section : { ...section, heading: "新名单" })),
  );
  expect((await read(reportId)).draft.sections.at(-1)).toMatchObject({ annex: "sites", heading: "新名单" });
});
