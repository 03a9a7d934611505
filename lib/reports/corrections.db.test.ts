import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import type { CorrectionTarget } from "@/lib/reports/corrected/take";
import { readCorrection } from "@/lib/reports/data/corrections";
import { decideCorrection } from "@/lib/reports/decide-correction";
import { compareCorrected, recordCorrection } from "@/lib/reports/record-correction";
import { testDatabase } from "@/lib/testing/database";
import {
  addMember,
  addSite,
  addVisit,
  createAccount,
  createProject,
  entryContent,
  figureContent,
  visitContent,
} from "@/lib/testing/factories";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { readServerVisit } from "@/lib/visits/data/stored-visit";
import { exportMinutes } from "@/lib/visits/minutes/export";
import type { VisitState } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const [lead, reviewer, member] = [
  await createAccount(prisma),
  await createAccount(prisma),
  await createAccount(prisma),
];
const projectId = await createProject(prisma, { leadId: lead });
await addMember(prisma, { projectId, userId: reviewer, role: "reviewer" });
await addMember(prisma, { projectId, userId: member, role: "member" });
const siteId = await addSite(prisma, { projectId });
const as = (userId: string, role: "lead" | "reviewer" | "member", project = projectId) =>
  trustedScope({ projectId: project, userId, role });

async function visitOf(state: VisitState, project = { projectId, siteId, lead }) {
  const content = visitContent({
    siteId: project.siteId,
    recorderId: project.lead,
    place: "镇政府",
    startedAt: "09:00",
    endedAt: "11:00",
    audiences: [{ category: "村干部", headCount: 3 }],
    entries: [
      entryContent({ dimension: "problem", text: "议事经费没有渠道，去年垫了3万元，靠村集体撑着。" }),
      entryContent({
        dimension: "problem",
        text: "网格员流动快，一年换了7个人。",
        form: "verbatim",
        speakerCategory: "村干部",
      }),
    ],
    figures: [figureContent({ dimension: "problem", indicator: "网格员", value: "127", unit: "名" })],
    marks: { status: "none", example: null, problem: null, suggestion: null },
  });
  return addVisit(prisma, { projectId: project.projectId, state, content });
}

/** The exported minutes, with words replaced as an office program would. */
async function corrected(visitId: string, edits: readonly [string, string][], strip = false) {
  const { bytes } = await exportMinutes(as(lead, "lead"), visitId);
  const parts = unzipSync(bytes);
  let xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  for (const [before, after] of edits) {
    if (!xml.includes(before)) throw new Error(`no ${before}`);
    xml = xml.replace(before, after);
  }
  if (strip) xml = xml.replace(/<w:bookmark(?:Start|End)[^>]*\/>/gu, "");
  return zipSync({ ...parts, "word/document.xml": strToU8(xml) });
}

const now = () => new Date();

async function readIn(visitId: string, bytes: Uint8Array) {
  const compared = await compareCorrected(as(lead, "lead"), visitId, { name: "更正.docx", bytes });
  const { id, created } = await prisma.$transaction((tx) =>
    recordCorrection(tx, as(lead, "lead"), { ...compared, now: now() }),
  );
  const file = await readCorrection(as(lead, "lead"), { visitId, correctionId: id });
  if (!file) throw new Error("just written");
  return { correctionId: id, created, items: file.items.map(({ item }) => item) };
}

interface Deciding {
  visitId: string;
  correctionId: string;
  position: number;
  decision?: "take" | "leave" | "note";
  reason?: string;
  target?: CorrectionTarget | null;
  by?: ReturnType<typeof as>;
}

async function decide({ by = as(lead, "lead"), decision = "take", reason = "", target = null, ...rest }: Deciding) {
  const { version } = (await readServerVisit(prisma, by, rest.visitId)) ?? { version: 0 };
  const demand = () => {
    throw Object.assign(new Error("forbidden"), { code: "forbidden" });
  };
  return prisma.$transaction((tx) =>
    decideCorrection(tx, by, { ...rest, decision, reason, target, version, now: now(), demand }),
  );
}
const contentOf = async (visitId: string) => {
  const visit = await readServerVisit(prisma, as(lead, "lead"), visitId);
  if (!visit) throw new Error("gone");
  return visit;
};

const edits: [string, string][] = [
  ["去年垫了3万元", "去年垫了5万元"],
  ["（原话，村干部）", "（原话，村支书）"],
  ["镇政府", "镇便民服务中心"],
  ["村干部3人", "村干部4人"],
  ["数据：网格员 127名", "数据：网格员 130名"],
  ["请注明维度和序号：", "请注明维度和序号：存在问题第1条漏了一点，水费也没有列支。"],
  ["属实 □", "属实 ☑"],
];

test.each([false, true])(
  "each correction becomes an item and is taken over by itself (bookmarks gone: %s)",
  async (strip) => {
    const visitId = await visitOf("returned");
    const { correctionId, items } = await readIn(visitId, await corrected(visitId, edits, strip));
    expect(items.map((item) => (item.kind === "fact" ? item.fact : item.kind))).toEqual([
      "place",
      "audiences",
      "entry",
      "entry",
      "figure",
      "waiting",
      "note",
    ]);
    expect(items[2]?.numbers.map(({ change, written }) => `${change} ${written}`)).toEqual(["new 5万元", "gone 3万元"]);
    const before = await contentOf(visitId);
    const [first] = before.content.entries;
    for (const position of [0, 1, 2, 3, 4]) await decide({ visitId, correctionId, position });
    const target = { kind: "behind" as const, entry: first?.id ?? "" };
    await decide({ visitId, correctionId, position: 5, target });
    await decide({ visitId, correctionId, position: 6, decision: "note" });
    const { version, content } = await contentOf(visitId);
    expect(version).toBe(before.version + 6);
    expect(content).toMatchObject({
      place: "镇便民服务中心",
      audiences: [{ category: "村干部", headCount: 4 }],
      startedAt: "09:00",
      entries: [
        {
          id: first?.id,
          text: "议事经费没有渠道，去年垫了5万元，靠村集体撑着。\n存在问题第1条漏了一点，水费也没有列支。",
        },
        { form: "verbatim", speakerCategory: "村支书", text: "网格员流动快，一年换了7个人。" },
      ],
      figures: [{ value: "130", unit: "名" }],
      marks: { status: "none" },
    });
  },
);

test("unchanged minutes say nothing, and the same file read in twice is one", async () => {
  const visitId = await visitOf("submitted");
  for (const strip of [false, true]) {
    const bytes = await corrected(visitId, [], strip);
    const first = await readIn(visitId, bytes);
    expect(first.items).toEqual([]);
    expect(await readIn(visitId, bytes)).toMatchObject({ correctionId: first.correctionId, created: false });
  }
});

test("a correction is not taken without right, reason or the visit as it was seen", async () => {
  const visitId = await visitOf("submitted");
  const { correctionId } = await readIn(visitId, await corrected(visitId, edits));
  await expect(decide({ visitId, correctionId, position: 2, by: as(member, "member") })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(decide({ visitId, correctionId, position: 2, decision: "leave" })).rejects.toMatchObject({
    key: "corrections.refusal.reason",
  });
  // The reviewer may, while it is in review; afterwards it cannot be decided again.
  await decide({ visitId, correctionId, position: 2, by: as(reviewer, "reviewer") });
  await expect(decide({ visitId, correctionId, position: 2 })).rejects.toMatchObject({
    key: "corrections.refusal.decided",
  });
  expect((await contentOf(visitId)).content.entries[0]?.text).toContain("5万元");
  await decide({ visitId, correctionId, position: 3, decision: "leave", reason: "本人确认是村干部。" });
  const stored = await readCorrection(as(lead, "lead"), { visitId, correctionId });
  expect(stored?.items[3]).toMatchObject({ decision: "left", reason: "本人确认是村干部。" });
  await expect(decide({ visitId, correctionId, position: 5 })).rejects.toMatchObject({
    key: "corrections.fault.noTarget",
  });
});

test("an approved visit has to be returned first", async () => {
  const visitId = await visitOf("approved");
  const { correctionId } = await readIn(visitId, await corrected(visitId, edits));
  await expect(decide({ visitId, correctionId, position: 2 })).rejects.toMatchObject({
    key: "corrections.refusal.approved",
  });
});

test("minutes of another visit or project, and other files, are refused with a sentence", async () => {
  const [visitId, other] = [await visitOf("returned"), await visitOf("returned")];
  const elsewhereLead = await createAccount(prisma);
  const elsewhere = await createProject(prisma, { leadId: elsewhereLead });
  const site = { projectId: elsewhere, siteId: await addSite(prisma, { projectId: elsewhere }), lead: elsewhereLead };
  const far = await visitOf("returned", site);
  const read = async (to: string, bytes: Uint8Array, scope = as(lead, "lead")) =>
    compareCorrected(scope, to, { name: "更正.docx", bytes });
  const key = (name: string) => ({ code: "invalid", key: `corrections.refusal.${name}` });
  await expect(read(other, await corrected(visitId, edits))).rejects.toMatchObject(key("otherVisit"));
  await expect(read(far, await corrected(visitId, edits), as(elsewhereLead, "lead", elsewhere))).rejects.toMatchObject(
    key("otherProject"),
  );
  await expect(read(far, await corrected(visitId, edits))).rejects.toMatchObject({ code: "not_found" });
  const rewritten: [string, string][] = [
    ["走访纪要", "会议通知"],
    ["议事经费没有渠道，去年垫了3万元，靠村集体撑着。", "定于下周召开例会，请准时参加。"],
    ["网格员流动快，一年换了7个人。", "会议材料自带。"],
    ["数据：网格员 127名", "联系电话另行通知。"],
  ];
  await expect(read(visitId, await corrected(visitId, rewritten, true))).rejects.toMatchObject({ code: "invalid" });
  await expect(read(visitId, new Uint8Array([1, 2, 3]))).rejects.toMatchObject({ code: "invalid" });
});
