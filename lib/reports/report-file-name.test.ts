import { expect, it } from "vitest";
import { reportFileName } from "@/lib/reports/report-file-name";

const report = { title: "关于基层治理的\n调研报告", stage: "consultation" as const };
const named = (number: Parameters<typeof reportFileName>[1]["number"], edition: "internal" | "outward" = "internal") =>
  reportFileName(report, { edition, ending: ".docx", number });

it("the name of a file says its stage and its number", () => {
  expect(named({ issue: 2 })).toBe("关于基层治理的调研报告（征求意见稿2）.docx");
  expect(named({ issue: 2 }, "outward")).toBe("关于基层治理的调研报告（征求意见稿2，对外版）.docx");
  expect(named({ issue: 2, kept: true })).toBe("关于基层治理的调研报告（征求意见稿2，存档件）.docx");
  expect(named({ version: 57 })).toBe("关于基层治理的调研报告（征求意见稿，现稿57）.docx");
  expect(named(null)).toBe("关于基层治理的调研报告（征求意见稿）.docx");
});

it("files that say different things have different names", () => {
  const names = [
    named({ issue: 1, kept: true }),
    named({ issue: 1 }),
    named({ issue: 2 }),
    named({ version: 2 }),
    named({ version: 3 }),
    named(null),
  ];
  expect(new Set(names).size).toBe(names.length);
});
