import { expect, test } from "vitest";
import { v7 as mintId } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import { readSteps } from "@/lib/reports/data/history";
import { readReport } from "@/lib/reports/data/reports";
import * as mutations from "@/lib/reports/mutations";
import { nestPoint } from "@/lib/reports/nesting";
import { draftAt } from "@/lib/reports/parts/at-version";
import { changesOf, patched } from "@/lib/reports/parts/changes";
import { rebase } from "@/lib/reports/parts/rebase";
import { sentChanges } from "@/lib/reports/parts/tidy";
import type { ReportDraft, ReportRecord } from "@/lib/reports/types";
import { testDatabase } from "@/lib/testing/database";
import { addMember, createAccount } from "@/lib/testing/factories";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(11));
const otherId = await createAccount(prisma);
await addMember(prisma, { projectId, userId: otherId, role: "lead" });
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
const other = trustedScope({ projectId, userId: otherId, role: "lead" });

const input = { title: "关于试验的调研报告", includeUnapproved: true };
const draft = (now = new Date()) => prisma.$transaction((tx) => mutations.createReport(tx, lead, { ...input, now }));

async function read(reportId: string, scope: ProjectScope = lead): Promise<ReportRecord> {
  const record = await readReport(scope, reportId);
  if (!record) throw new Error("gone");
  return record;
}

/** Saves what this person made of the report that they had read. */
async function save(scope: ProjectScope, read: ReportRecord, mine: ReportDraft, now = new Date()) {
  const changes = sentChanges(changesOf(read, mine, { held: new Set(), tidy: (part) => part }));
  return prisma.$transaction((tx) =>
    mutations.saveReport(tx, scope, { reportId: read.id, since: read.version, changes, now }),
  );
}

type Sections = ReportDraft["sections"];
/** The report with one point changed, by its place. */
function withPoint(draft: ReportDraft, place: number, change: Partial<Sections[number]["points"][number]>) {
  let left = place;
  const sections: Sections = draft.sections.map((section) => ({
    ...section,
    points: section.points.map((point) => (left-- === 0 ? { ...point, ...change } : point)),
  }));
  return { ...draft, sections };
}
const withText = (draft: ReportDraft, place: number, text: string) => withPoint(draft, place, { text });
const points = ({ sections }: ReportDraft) => sections.flatMap((section) => section.points);

test("two people write different points, and both are in the report without a word to either", async () => {
  const id = await draft();
  const [mine, theirs] = [await read(id), await read(id, other)];
  expect(points(mine.draft).length).toBeGreaterThan(2);
  const first = await save(lead, mine, withText(mine.draft, 0, "甲写的。"));
  const second = await save(other, theirs, withText(theirs.draft, 1, "乙写的。"));
  expect([first.refused, second.refused]).toEqual([[], []]);
  const now = await read(id);
  expect(points(now.draft).slice(0, 2)).toMatchObject([{ text: "甲写的。" }, { text: "乙写的。" }]);
  // The answer tells the second what the first has written.
  expect(patched(theirs, second.delta)).toEqual({ version: now.version, draft: now.draft, versions: now.versions });
});

test("answers to advice are stored with their part, and a second person's answer waits for the first one's", async () => {
  const id = await draft();
  const [mine, theirs] = [await read(id), await read(id, other)];
  const answer = (words: string) => ({
    ...{ kind: "raw_speech" as const, words, sentence: `${words}已办。`, basis: "", reason: "原文如此" },
  });
  const answered = (record: ReportRecord, words: string): ReportDraft => {
    const answers = [answer(words)];
    const sections = withPoint(record.draft, 0, { answers }).sections.map((section) => ({ ...section, answers }));
    return { ...record.draft, answers, sections };
  };
  const first = answered(mine, "今年");
  expect((await save(lead, mine, first)).refused).toEqual([]);
  expect((await read(id)).draft).toEqual(first);
  const second = answered(theirs, "明年");
  expect((await save(other, theirs, second)).refused).toHaveLength(2 + theirs.draft.sections.length);
  const now = await read(id);
  const merged = rebase({ before: theirs.draft, mine: second, now: now.draft });
  expect(merged.disputes.size).toBe(0);
  await save(other, now, merged.draft);
  const both = (await read(id)).draft;
  const words = (part: { answers: { words: string }[] } | undefined) => part?.answers.map((one) => one.words);
  expect([words(both), words(both.sections[0]), words(points(both)[0])]).toEqual(Array(3).fill(["今年", "明年"]));
});

test("in the same point the second is refused, the first's text stays, and the rest of the second's is saved", async () => {
  const id = await draft();
  const [mine, theirs] = [await read(id), await read(id, other)];
  await save(lead, mine, withText(mine.draft, 0, "甲写的。"));
  const both = withText(withText(theirs.draft, 0, "乙写的。"), 1, "乙另写的。");
  const saved = await save(other, theirs, { ...both, title: "乙改的标题" });
  expect(saved.refused).toEqual([points(theirs.draft)[0]?.id]);
  const now = await read(id);
  expect(now.draft.title).toBe("乙改的标题");
  expect(points(now.draft).slice(0, 2)).toMatchObject([{ text: "甲写的。" }, { text: "乙另写的。" }]);
});

test("sections and points are added, moved and removed, with their citations", async () => {
  const id = await draft();
  const before = await read(id);
  const [first, second] = before.draft.sections;
  const [moved, removed] = [first?.points[0], first?.points[1] ?? second?.points[0]];
  if (!first || !second || !moved || !removed) throw new Error("the world is too small");
  const added = {
    ...moved,
    id: mintId(),
    lead: "新的一点",
    evidence: moved.evidence.map((one) => ({ ...one, id: mintId() })),
  };
  const fresh = {
    id: mintId(),
    heading: "新的部分",
    layout: "sub_headings" as const,
    lead: "",
    answers: [],
    points: [added],
  };
  const without = (section: Sections[number]) => ({
    ...section,
    points: section.points.filter((point) => point !== moved && point !== removed),
  });
  const sections = [fresh, ...before.draft.sections.toReversed().map(without)];
  const last = sections.at(-1);
  if (last) sections[sections.length - 1] = { ...last, points: [...last.points, moved] };
  const mine = { ...before.draft, sections };
  expect((await save(lead, before, mine)).refused).toEqual([]);
  const now = await read(id);
  expect(now.draft).toEqual(mine);
  const rows = await prisma.reportPointEvidence.count({
    where: { projectId, point: { section: { reportId: id } } },
  });
  expect(rows).toBe(points(now.draft).reduce((sum, { evidence }) => sum + evidence.length, 0));
});

test("nothing changed writes nothing, and the same sent twice is there once", async () => {
  const id = await draft();
  const before = await read(id);
  const mine = withText(before.draft, 0, "一次。");
  await save(lead, before, mine);
  const again = await save(lead, before, mine);
  expect(again).toMatchObject({ refused: [], delta: { version: before.version + 1 } });
  expect((await read(id)).version).toBe(before.version + 1);
});

test("a citation keeps its text until today's is accepted; one of an entry that is gone is refused", async () => {
  const id = await draft();
  const before = await read(id);
  const point = points(before.draft).find(({ evidence }) => evidence.some(({ entry }) => entry));
  const [cited] = point?.evidence.filter(({ entry }) => entry) ?? [];
  if (!point || !cited) throw new Error("no evidence");
  const withQuote = (quotedText: string): ReportDraft => ({
    ...before.draft,
    sections: before.draft.sections.map((section) => ({
      ...section,
      points: section.points.map((one) =>
        one === point
          ? { ...one, evidence: one.evidence.map((each) => (each === cited ? { ...each, quotedText } : each)) }
          : one,
      ),
    })),
  });
  await save(lead, before, withQuote("没人说过的话。"));
  const kept = points((await read(id)).draft).find((one) => one.id === point.id);
  expect(kept?.evidence.find((one) => one.id === cited.id)?.quotedText).toBe(cited.quotedText);
  const gone = withText(before.draft, 0, "换。");
  const [target] = points(gone);
  target?.evidence.push({ id: mintId(), entryId: mintId(), quotedText: "x", removed: false, entry: null });
  await expect(save(lead, await read(id), gone)).rejects.toMatchObject({ key: "reports.refusal.entryGone" });
});

test("the history has the beginning of a part and each person's text; typing within minutes is one step", async () => {
  const id = await draft();
  const begin = new Date("2026-11-01T08:00:00Z");
  const later = (minutes: number) => new Date(begin.getTime() + minutes * 60_000);
  const type = async (scope: ProjectScope, text: string, at: Date) => {
    const now = await read(id, scope);
    await save(scope, now, withText(now.draft, 0, text), at);
  };
  const original = points((await read(id)).draft)[0];
  await type(lead, "一", later(0));
  await type(lead, "一二", later(2));
  await type(other, "一二三", later(3));
  await type(lead, "一二三四", later(4));
  await type(lead, "一二三四五", later(20));
  const rows = await prisma.reportRevision.findMany({
    where: { projectId, reportId: id, part: original?.id ?? "" },
    orderBy: { version: "asc" },
  });
  expect(rows.map(({ kind, authorId, content }) => [kind, authorId, (content as { text: string }).text])).toEqual([
    ["before", null, original?.text],
    ["typed", leadId, "一二"],
    ["typed", otherId, "一二三"],
    ["typed", leadId, "一二三四"],
    ["typed", leadId, "一二三四五"],
  ]);
});

test("updating from the findings adds points and citations as parts of their own, and disturbs nobody's typing", async () => {
  const id = await draft();
  const whole = await read(id);
  const [gone] = points(whole.draft);
  const without = {
    ...whole.draft,
    sections: whole.draft.sections.map((section) => ({
      ...section,
      points: section.points.filter((point) => point !== gone),
    })),
  };
  await save(lead, whole, without);
  const typing = await read(id, other);
  const { version } = typing;
  const updated = await prisma.$transaction((tx) =>
    mutations.refreshReport(tx, lead, { reportId: id, version, now: new Date() }),
  );
  expect(updated.points).toBe(1);
  const saved = await save(other, typing, withText(typing.draft, 0, "乙正在写。"));
  expect(saved.refused).toEqual([]);
  const now = await read(id);
  expect(points(now.draft).map(({ themeId }) => themeId)).toContain(gone?.themeId);
  expect(points(now.draft).map(({ text }) => text)).toContain("乙正在写。");
});

test("one person nests a point while another writes it: both hold, also in the history", async () => {
  const id = await draft();
  const [mine, theirs] = [await read(id), await read(id, other)];
  const second = points(mine.draft).find(({ dropped }, place) => place > 0 && !dropped);
  if (!second) throw new Error("one point only");
  const nested = { ...mine.draft, sections: nestPoint(mine.draft.sections, second.id) };
  await save(lead, mine, nested);
  const place = points(theirs.draft).findIndex((point) => point.id === second.id);
  const late = await save(other, theirs, withText(theirs.draft, place, "乙写的。"));
  expect(late.refused).toEqual([second.id]);
  const { draft: merged, disputes } = rebase({
    before: theirs.draft,
    mine: withText(theirs.draft, place, "乙写的。"),
    now: patched(theirs, late.delta).draft,
  });
  expect(disputes.size).toBe(0);
  await save(other, await read(id, other), merged);
  expect(points((await read(id)).draft)[place]).toMatchObject({ level: 1, text: "乙写的。" });
  const { parts, orders } = await readSteps(lead, id);
  const before = draftAt((await read(id)).draft, parts, orders, mine.version);
  expect(points(before)[place]).toMatchObject({ level: 0, text: second.text });
});
