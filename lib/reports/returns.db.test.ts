import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { pieceOfBookmark } from "@/lib/reports/formats/piece-names";
import { readHistory } from "@/lib/reports/data/history";
import { readIssueFile, listIssues } from "@/lib/reports/data/issues";
import { readReport } from "@/lib/reports/data/reports";
import { listReturns, readReturn } from "@/lib/reports/data/returns";
import { decideReturn } from "@/lib/reports/decide-return";
import * as mutations from "@/lib/reports/mutations";
import { changesOf } from "@/lib/reports/parts/changes";
import { sentChanges } from "@/lib/reports/parts/tidy";
import { redlineFile } from "@/lib/reports/redline-file";
import { compareFile, recordReturn } from "@/lib/reports/record-return";
import { unitName } from "@/lib/reports/returned/units";
import type { Target } from "@/lib/reports/returned/take";
import { testDatabase } from "@/lib/testing/database";
import { part } from "@/lib/testing/docx-reader";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { openPaper, writePaper, type Paper } from "@/lib/testing/returned/paper";
import { findSpan, replaced } from "@/lib/testing/returned/by-hand";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(12));
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
const now = () => new Date();

async function read(reportId: string) {
  const record = await readReport(lead, reportId);
  if (!record) throw new Error("gone");
  return record;
}

/** A report with a placeholder in its preface, sent out. */
async function issued() {
  const reportId = await prisma.$transaction((tx) =>
    mutations.createReport(tx, lead, { title: "关于试验的调研报告", includeUnapproved: true, now: now() }),
  );
  const before = await read(reportId);
  const mine = { ...before.draft, preface: "课题组走访{{走访数}}次，听取意见。\n现报告如下。", closing: "请予审阅。" };
  await write(reportId, mine);
  const { version } = await read(reportId);
  await prisma.$transaction((tx) =>
    mutations.setReportStage(tx, lead, { reportId, version, stage: "consultation", now: now() }),
  );
  const [issue] = await listIssues(lead, reportId);
  if (!issue) throw new Error("no issue");
  const file = await readIssueFile(lead, { reportId, issueId: issue.id }, { edition: "internal", evidence: "1" });
  return { reportId, issueId: issue.id, file: file.bytes };
}

async function write(reportId: string, mine: Awaited<ReturnType<typeof read>>["draft"]) {
  const before = await read(reportId);
  const changes = sentChanges(changesOf(before, mine, { held: new Set(), tidy: (part) => part }));
  await prisma.$transaction((tx) =>
    mutations.saveReport(tx, lead, { reportId, since: before.version, changes, now: now() }),
  );
}

async function comeBack({ reportId, issueId, file }: Awaited<ReturnType<typeof issued>>, edit: (paper: Paper) => void) {
  const paper = openPaper(new Uint8Array(file), (name) => unitName(pieceOfBookmark(name) ?? name));
  edit(paper);
  const bytes = writePaper(paper, { noise: "wps", bookmarks: "kept" }, seeded(3));
  const compared = await compareFile(lead, { reportId, issueId }, { name: "改稿 王主任.docx", bytes });
  const returnId = await prisma.$transaction((tx) => recordReturn(tx, lead, { ...compared, now: now() }));
  const stored = await readReturn(lead, { reportId, returnId });
  if (!stored) throw new Error("not stored");
  return { ...stored, bytes };
}

const decide = (
  reportId: string,
  returnId: string,
  position: number,
  { decision = "take" as "take" | "leave", target = null as Target | null, version = 1_000 } = {},
) =>
  prisma.$transaction((tx) =>
    decideReturn(tx, lead, { reportId, returnId, position, decision, version, target, now: now() }),
  );

test("what was sent to other offices has no index, and comes back unchanged as no change at all", async () => {
  const { reportId, issueId } = await issued();
  const { bytes } = await readIssueFile(lead, { reportId, issueId }, { edition: "internal", evidence: "0" });
  const { items } = await comeBack({ reportId, issueId, file: bytes }, () => {});
  expect(items).toEqual([]);
});

test("a returned file is stored with its hash and what it says differently, and waits until it is decided", async () => {
  const sent = await issued();
  const back = await comeBack(sent, (paper) => replaced(paper, "听取意见", "广泛听取意见"));
  expect(back).toMatchObject({ fileName: "改稿 王主任.docx", number: 1 });
  expect(back.fileHash).toBe(createHash("sha256").update(back.bytes).digest("hex"));
  expect(back.items.map(({ item, decision }) => [item.kind, decision])).toEqual([["change", null]]);
  expect(await listReturns(lead, sent.issueId)).toMatchObject([{ open: 1 }]);
  await decide(sent.reportId, back.id, 0, { decision: "leave" });
  expect(await listReturns(lead, sent.issueId)).toMatchObject([{ open: 0 }]);
  await expect(decide(sent.reportId, back.id, 0)).rejects.toMatchObject({ key: "reports.returned.decided" });
});

test("what is taken over is in the report with its placeholder, its evidence and a step of its own in the history", async () => {
  const sent = await issued();
  const { draft } = await read(sent.reportId);
  const point = draft.sections.flatMap(({ points }) => points)[0];
  if (!point) throw new Error("no point");
  const back = await comeBack(sent, (paper) => {
    replaced(paper, "听取意见", "广泛听取意见");
    const { span } = findSpan(paper, point.lead);
    span.text = span.text.replace(point.lead, `${point.lead}（改）`);
  });
  for (const { position } of back.items) await decide(sent.reportId, back.id, position);
  const after = await read(sent.reportId);
  expect(after.draft.preface).toBe("课题组走访{{走访数}}次，广泛听取意见。\n现报告如下。");
  const taken = after.draft.sections.flatMap(({ points }) => points)[0];
  expect(taken).toEqual({ ...point, lead: `${point.lead}（改）` });
  const { steps } = await readHistory(lead, sent.reportId, { page: 1, pageSize: 10 });
  expect(steps.slice(0, 2).map(({ kind }) => kind)).toEqual(["returned", "returned"]);
});

test("a part that somebody has changed since it was seen is not replaced", async () => {
  const sent = await issued();
  const back = await comeBack(sent, (paper) => replaced(paper, "听取意见", "广泛听取意见"));
  const seen = await read(sent.reportId);
  await write(sent.reportId, { ...seen.draft, preface: "另有人改写了前言。" });
  await expect(decide(sent.reportId, back.id, 0, { version: seen.version })).rejects.toMatchObject({ code: "stale" });
  expect((await read(sent.reportId)).draft.preface).toBe("另有人改写了前言。");
  const { version } = await read(sent.reportId);
  await decide(sent.reportId, back.id, 0, { version });
  expect((await read(sent.reportId)).draft.preface).toContain("广泛听取意见");
});

test("words without a part are put where a person says: behind a part, or as a new point", async () => {
  const sent = await issued();
  const back = await comeBack(sent, (paper) => {
    const { span } = findSpan(paper, "请予审阅");
    const add = (text: string) =>
      paper.blocks.push({ kind: "paragraph", properties: "", spans: [{ ...span, text, bookmark: null, truth: null }] });
    add("四是资金到位。每年安排30万元。");
    add("资料汇编另行印发。");
  });
  expect(back.items.map(({ item }) => item.kind)).toEqual(["waiting", "waiting"]);
  const { draft } = await read(sent.reportId);
  const section = draft.sections[0]?.id ?? "";
  await expect(decide(sent.reportId, back.id, 0)).rejects.toMatchObject({ key: "reports.returned.fault.noTarget" });
  await decide(sent.reportId, back.id, 0, { target: { kind: "point", section } });
  await decide(sent.reportId, back.id, 1, { target: { kind: "behind", part: "front", place: "closing" } });
  const after = await read(sent.reportId);
  expect(after.draft.sections[0]?.points.at(-1)).toMatchObject({ lead: "资金到位", text: "每年安排30万元。" });
  expect(after.draft.closing).toBe("请予审阅。\n资料汇编另行印发。");
});

test("comments are rows of the opinions, with who wrote them and the words that they are about", async () => {
  const sent = await issued();
  await comeBack(sent, (paper) => {
    const { spans, span } = findSpan(paper, "现报告如下");
    spans.splice(spans.indexOf(span), 1, { ...span, comment: "此处再核实。" });
  });
  const rows = await prisma.reportOpinion.findMany({ where: { projectId, reportId: sent.reportId } });
  expect(rows).toMatchObject([
    { opinion: "此处再核实。", source: "李科长", about: "现报告如下。", handling: "pending", position: 0 },
  ]);
});

test("a file that cannot be read is refused with its sentence, and nothing is stored", async () => {
  const { reportId, issueId } = await issued();
  const broken = { name: "改稿.docx", bytes: new TextEncoder().encode("PK不是压缩包") };
  await expect(compareFile(lead, { reportId, issueId }, broken)).rejects.toMatchObject({
    code: "invalid",
    key: "reports.returned.problems.broken",
  });
  await expect(compareFile(lead, { reportId, issueId: reportId }, broken)).rejects.toMatchObject({ code: "not_found" });
});

test("a 花脸稿 leads from an issue to the report of today, with the day of the newer one", async () => {
  const sent = await issued();
  const { draft } = await read(sent.reportId);
  await write(sent.reportId, { ...draft, closing: "请予审定。" });
  const query = new URLSearchParams({ from: sent.issueId, to: "now" });
  const file = await redlineFile(lead, sent.reportId, query, new Date("2026-12-06T08:00:00Z"));
  expect(file.name).toBe("关于试验的调研报告（花脸稿，第1号稿到现稿）.docx");
  const xml = part(file.bytes, "word/document.xml");
  expect(xml).toContain('w:author="调研组" w:date="2026-12-06T08:00:00Z"');
  expect([...xml.matchAll(/<w:(?:delText|t)[^>]*>(审[阅定])/g)].map(([, word]) => word)).toEqual(["审阅", "审定"]);
  const other = new URLSearchParams({ from: sent.reportId, to: "now" });
  await expect(redlineFile(lead, sent.reportId, other, now())).rejects.toMatchObject({ code: "not_found" });
});
