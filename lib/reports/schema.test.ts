import { expect, it } from "vitest";
import { photoLead } from "@/lib/reports/annexes/annexes";
import { longestCaption } from "@/lib/reports/annexes/limits";
import { partSchema } from "@/lib/reports/schema";

const before = { title: "题目", preface: "", closing: "", issuer: "", issuedOn: "", includeUnapproved: false };
const front = (content: object) => partSchema.safeParse({ kind: "front", key: "front", content }).data?.content;

it("a front of yesterday, from the history or an open page, has no 主送, 附件说明, 抄送, and is sealed", () => {
  const office = { addressee: "", annexes: "", copyTo: "", printedBy: "", printedOn: "", sealed: true };
  expect(front(before)).toEqual({ ...before, ...office, answers: [] });
});

it("title, issuers and annexes have the lines that their author made, an addressee is one line", () => {
  const typed = { title: "关于甲的\n调研报告", issuer: "市委研究室\n市民政局", annexes: "清单\n数据表", sealed: false };
  expect(front({ ...before, ...typed, addressee: "市委\n市政府", copyTo: "" })).toMatchObject({
    ...typed,
    addressee: "市委 市政府",
  });
});

it("a photo's 题注 is kept whole, or refused where its photos are", () => {
  const save = (caption: string) => {
    const photos = [{ attachmentId: "0190f3c0-0000-7000-8000-000000000001", caption }];
    const content = { heading: "照片", layout: "run_in", annex: "photos", lead: photoLead(photos) };
    return partSchema.safeParse({ kind: "section", key: "0190f3c0-0000-7000-8000-000000000002", content });
  };
  const whole = "字".repeat(longestCaption);
  expect(save(whole).data?.content).toMatchObject({ lead: expect.stringContaining(`｜${whole}}}`) as string });
  expect(save(`${whole}多`).error?.issues).toMatchObject([
    { path: ["content", "lead"], message: "reports.editor.annex.longCaption" },
  ]);
});
