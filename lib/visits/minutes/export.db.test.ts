import { describe, expect, it } from "vitest";
import { readParagraphs } from "@/lib/testing/docx-reader";
import { testDatabase } from "@/lib/testing/database";
import {
  addMember,
  addQuestion,
  addSite,
  addVisit,
  createAccount,
  createProject,
  entryContent,
  figureContent,
  visitContent,
} from "@/lib/testing/factories";
import { readVisitDetail } from "@/lib/visits/data/visit-detail";
import { readVisitForm } from "@/lib/visits/data/visit-form";
import { draftOf } from "@/lib/visits/draft";
import { composeMinutes } from "./compose";
import { minutesWords } from "./document-words";
import { exportMinutes } from "./export";
import { fromDetail } from "./from-detail";
import { fromDraft } from "./from-draft";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();

const [lead, reader, stranger] = await Promise.all([
  createAccount(prisma, { displayName: "周敏" }),
  createAccount(prisma, { displayName: "程野" }),
  createAccount(prisma),
]);
const projectId = await createProject(prisma, { leadId: lead, name: "基层治理调研" });
await addMember(prisma, { projectId, userId: reader, role: "viewer" });
const siteId = await addSite(prisma, { projectId, name: "桥头镇" });
const [first, second] = [
  await addQuestion(prisma, { projectId, dimension: "problem", text: "先问的", position: 0 }),
  await addQuestion(prisma, { projectId, dimension: "problem", text: "后问的", position: 1 }),
];

/** Written down in another order than the order of the outline. */
const content = visitContent({
  siteId,
  recorderId: lead,
  visitedOn: "2026-11-23",
  endedAt: null,
  audiences: [
    { category: "镇街干部", headCount: 6 },
    { category: "村干部", headCount: 3 },
  ],
  entries: [
    entryContent({ dimension: "problem", text: "随口说的。" }),
    entryContent({
      dimension: "problem",
      text: "答后问的。",
      questionId: second,
      form: "verbatim",
      speakerCategory: "村干部",
    }),
    entryContent({ dimension: "problem", text: "答先问的。", questionId: first }),
    entryContent({ dimension: "status", text: "有议事会。\n也有台账。" }),
  ],
  figures: [
    figureContent({ indicator: "议事会", value: "14.5", asOf: "2026-10-31", definition: "已挂牌", source: "镇台账" }),
  ],
  marks: { status: null, example: "not_raised", problem: null, suggestion: "none" },
});
const anew = <Row extends object>(rows: readonly Row[]) => rows.map((row) => ({ ...row, id: crypto.randomUUID() }));
const visitIn = (state: "draft" | "approved" | "voided") =>
  addVisit(prisma, {
    projectId,
    state,
    reviewerId: lead,
    content: { ...content, entries: anew(content.entries), figures: anew(content.figures) },
  });
const as = (userId: string, role: "lead" | "viewer") => trustedScope({ projectId, userId, role });
const refused = (code: string) => expect.objectContaining({ code });

describe("the minutes of a visit", () => {
  it("are the same from the server's rows and from the form on the device", async () => {
    const visitId = await visitIn("draft");
    const scope = as(lead, "lead");
    const [detail, form] = [await readVisitDetail(scope, visitId), await readVisitForm(scope, { visitId })];
    if (!detail || !form?.visit) throw new Error("no visit");
    const server = composeMinutes(fromDetail(detail, "基层治理调研"), minutesWords);
    const device = composeMinutes(
      fromDraft(
        draftOf(form.visit.content, () => crypto.randomUUID()),
        form,
      ),
      minutesWords,
    );
    // A form may have more than any version has.
    expect(device).toEqual({ ...server, trace: { visitId, version: null } });
    expect(server.parts[2]?.lines.map((line) => line.text)).toEqual(["答先问的。", "答后问的。", "随口说的。"]);
  });

  it("are a Word file named after the site and the day, with each entry of the table in it once", async () => {
    const visitId = await visitIn("approved");
    const { name, bytes, detail } = await exportMinutes(as(reader, "viewer"), visitId);
    expect(name).toBe("走访纪要_桥头镇_2026-11-23.docx");
    expect(detail).toEqual({ format: "docx", entries: 4, photos: 0 });
    const written = readParagraphs(bytes).map(({ text }) => text);
    const rows = await prisma.entry.findMany({ where: { projectId, visitId }, select: { text: true } });
    for (const line of rows.flatMap(({ text }) => text.split("\n")))
      expect(
        written.filter((text) => text.includes(line)),
        line,
      ).toHaveLength(1);
    expect(written).toContain("数据：议事会 14.5个（截至2026年10月31日；口径：已挂牌；来源：镇台账）");
  });

  it("contain nothing of the review, and no name but those of the team that went", async () => {
    const visitId = await visitIn("approved");
    await prisma.reviewComment.create({
      data: {
        projectId,
        id: crypto.randomUUID(),
        visitId,
        entryId: null,
        entryText: "",
        body: "这里要核实",
        authorId: reader,
        createdAt: new Date(),
      },
    });
    const written = readParagraphs((await exportMinutes(as(lead, "lead"), visitId)).bytes)
      .map(({ text }) => text)
      .join("\n");
    expect(written).not.toMatch(/这里要核实|程野|审核|已审核/);
    expect(written.split("周敏")).toHaveLength(3);
  });

  it("say that a voided visit is void", async () => {
    const { bytes } = await exportMinutes(as(lead, "lead"), await visitIn("voided"));
    expect(readParagraphs(bytes)[1]?.text).toContain("本次走访已作废");
  });

  it("are readable by a viewer only if the visit is approved; another project's visit and an invalid id are not found", async () => {
    await expect(exportMinutes(as(reader, "viewer"), await visitIn("draft"))).rejects.toEqual(refused("forbidden"));
    const others = await createProject(prisma, { leadId: stranger });
    const foreign = await addVisit(prisma, {
      projectId: others,
      content: visitContent({ siteId: await addSite(prisma, { projectId: others }), recorderId: stranger }),
    });
    await expect(exportMinutes(as(lead, "lead"), foreign)).rejects.toEqual(refused("not_found"));
    await expect(exportMinutes(as(lead, "lead"), "nonsense")).rejects.toEqual(refused("not_found"));
  });
});
