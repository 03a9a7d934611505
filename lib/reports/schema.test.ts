import { expect, it } from "vitest";
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
