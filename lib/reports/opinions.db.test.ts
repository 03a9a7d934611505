import { expect, test } from "vitest";
import { Archive } from "@/lib/office/zip";
import { readXlsx } from "@/lib/office/xlsx";
import { readOpinions } from "@/lib/reports/data/opinions";
import * as mutations from "@/lib/reports/mutations";
import { exportOpinions, opinionsOfFile } from "@/lib/reports/opinion-files";
import { addOpinions, removeOpinion, saveOpinion } from "@/lib/reports/opinion-mutations";
import { testDatabase } from "@/lib/testing/database";
import { part, readParagraphs, xmlFault } from "@/lib/testing/docx-reader";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(13));
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
const now = new Date();

const draft = () =>
  prisma.$transaction((tx) =>
    mutations.createReport(tx, lead, { title: "关于试验的调研报告", includeUnapproved: true, now }),
  );
const add = (reportId: string, opinions: Parameters<typeof addOpinions>[2]["opinions"]) =>
  prisma.$transaction((tx) => addOpinions(tx, lead, { reportId, returnId: null, opinions, now }));
const rows = async (reportId: string) => (await readOpinions(lead, reportId))?.opinions ?? [];

test("rows stand in the order in which they came, and each is changed on the version that was seen", async () => {
  const reportId = await draft();
  await add(reportId, [{ opinion: "甲", source: "市财政局" }, { opinion: " " }]);
  await add(reportId, [{ opinion: "乙" }]);
  const [first, second] = await rows(reportId);
  expect([first?.opinion, second?.opinion]).toEqual(["甲", "乙"]);
  const change = { opinion: "甲", source: "市财政局", handling: "partly" as const, reason: "已吸收前半。" };
  const save = (version: number) =>
    prisma.$transaction((tx) => saveOpinion(tx, lead, { reportId, opinionId: first?.id ?? "", version, ...change }));
  expect(await save(1)).toBe(2);
  await expect(save(1)).rejects.toMatchObject({ code: "stale" });
  await prisma.$transaction((tx) => removeOpinion(tx, lead, { reportId, opinionId: second?.id ?? "" }));
  expect(await rows(reportId)).toMatchObject([
    { opinion: "甲", handling: "partly", reason: "已吸收前半。", version: 2 },
  ]);
});

test("the table is written as a workbook of texts and as a Word table with a repeated head", async () => {
  const reportId = await draft();
  await add(reportId, [
    { opinion: "=1+1", about: "议事点", source: "市财政局", handling: "adopted" },
    { opinion: "删去\n第二段", handling: "not_adopted", reason: "<与文件不符>" },
  ]);
  const xlsx = await exportOpinions(
    lead,
    reportId,
    new URLSearchParams("format=xlsx"),
    new Date("2026-11-30T02:00:00Z"),
  );
  expect(xlsx.name).toBe("关于试验的调研报告（意见采纳情况表）.xlsx");
  const limits = { sheets: 2, rows: 100, columns: 10, cellCharacters: 1_000, characters: 10_000 };
  const [sheet, said] = readXlsx(Archive.open(new Uint8Array(xlsx.bytes)), limits).sheets;
  const note = "报告《关于试验的调研报告》收到的全部意见，共2条（采纳1、未采纳1），没有筛选；截至2026-11-30。";
  expect(said?.rows).toMatchObject([[{ text: note }]]);
  expect(sheet?.rows.map((row) => row.map(({ text }) => text))).toEqual([
    ["序号", "意见", "来源单位", "采纳情况", "理由"],
    ["1", "=1+1（针对“议事点”）", "市财政局", "采纳"],
    ["2", "删去\n第二段", "", "未采纳", "<与文件不符>"],
  ]);
  expect(sheet?.rows.flat().every(({ kind }) => kind === undefined)).toBe(true);
  const docx = (
    await exportOpinions(lead, reportId, new URLSearchParams("format=docx"), new Date("2026-11-30T02:00:00Z"))
  ).bytes;
  expect(xmlFault(part(docx, "word/document.xml"))).toBeNull();
  const cells = readParagraphs(docx).filter(({ style }) => style === "EvidenceCell");
  expect(cells.map(({ text }) => text).join("|")).toContain("1|=1+1（针对“议事点”）|市财政局|采纳");
  expect(readParagraphs(docx).at(-1)?.text).toBe(note);
  expect(part(docx, "word/document.xml").match(/<w:tblHeader\/>/g)).toHaveLength(1);
  await expect(
    exportOpinions(lead, reportId, new URLSearchParams("format=pdf"), new Date("2026-11-30T02:00:00Z")),
  ).rejects.toMatchObject({
    code: "invalid",
  });
});

test("a workbook that this writes is read back, and what cannot be read has its sentence", async () => {
  const reportId = await draft();
  await add(reportId, [{ opinion: "加强统筹", source: "市民政局", handling: "partly", reason: "已有安排" }]);
  const { bytes } = await exportOpinions(
    lead,
    reportId,
    new URLSearchParams("format=xlsx"),
    new Date("2026-11-30T02:00:00Z"),
  );
  expect(opinionsOfFile("反馈.xlsx", new Uint8Array(bytes))).toEqual({
    left: 0,
    opinions: [{ opinion: "加强统筹", source: "市民政局", handling: "partly", reason: "已有安排" }],
  });
  const refused = (name: string, text: string) => () => opinionsOfFile(name, new TextEncoder().encode(text));
  expect(refused("反馈.csv", "甲,乙\n1,2")).toThrowError(
    expect.objectContaining({ key: "reports.opinions.problems.noColumns" }),
  );
  expect(refused("反馈.xlsx", "PK不是压缩包")).toThrowError(
    expect.objectContaining({ key: "reports.opinions.problems.broken" }),
  );
});
