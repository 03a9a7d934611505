import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { writeTemplate } from "@/lib/imports/excel/write-template";
import { writeReportDocx } from "@/lib/reports/formats/docx";
import { zhCN } from "@/lib/i18n/messages/zh-cn";
import { pointList } from "@/lib/reports/lists/point-list";
import { writeListBook, writeListWord } from "@/lib/reports/lists/write-list";
import { bookContext, noteWords } from "@/lib/testing/book-world";
import { minutesDimension, minutesSource, summaries } from "@/lib/testing/minutes-sample";
import { officeFaults } from "@/lib/testing/office-validator";
import { plainReport } from "@/lib/testing/plain-report";
import { sampleLabels, sampleReport } from "@/lib/testing/report-sample";
import { composeMinutes } from "@/lib/visits/minutes/compose";
import { minutesWords } from "@/lib/visits/minutes/document-words";
import { writeMinutesDocx } from "@/lib/visits/minutes/formats/docx";
import type { MinutesSource } from "@/lib/visits/minutes/model";

const minutes = (source: Partial<MinutesSource>, pictures?: Parameters<typeof writeMinutesDocx>[1]) =>
  writeMinutesDocx(composeMinutes(minutesSource(source), minutesWords), pictures);
const photo = (id: string) => ({ id, fileName: `${id} & "<合影>".jpg`, at: { label: "存在问题", number: 2 } });
const picture = { bytes: strToU8("jpeg"), width: 900, height: 600 };

describe("every file that leaves is valid Open XML", () => {
  it.each([
    ["a draft with its index", "consultation", true],
    ["a clean copy of the last", "final", false],
  ] as const)("a report: %s", async (_, stage, evidenceIndex) => {
    const file = await writeReportDocx({ ...sampleReport, stage }, { evidenceIndex, labels: sampleLabels });
    expect(await officeFaults(file)).toEqual([]);
  });

  it("a report with nothing but its title", async () => {
    const empty = plainReport({}, { sections: [] });
    expect(await officeFaults(await writeReportDocx(empty, { evidenceIndex: true, labels: sampleLabels }))).toEqual([]);
  });

  it("minutes on one page, on several, and with photos", async () => {
    const long = [minutesDimension({ key: "status", entries: summaries(Array(60).fill("字".repeat(200))) })];
    for (const source of [{}, { dimensions: long }]) expect(await officeFaults(await minutes(source))).toEqual([]);
    const photos = ["甲", "乙", "没有了"].map(photo);
    const there = new Map(["甲", "乙"].map((id) => [id, picture] as const));
    expect(await officeFaults(await minutes({ photos }, there))).toEqual([]);
  });

  it("a list to be worked through, as a workbook and in Word", async () => {
    const words = { ...zhCN.handouts.lists, states: zhCN.vocabulary.remedyState };
    const list = pointList({
      ...{
        model: sampleReport,
        dimension: "problem",
        themes: new Map(),
        words,
        labels: sampleLabels,
        note: "数据说明",
      },
    });
    expect(await officeFaults(await writeListBook(list, words), ".xlsx")).toEqual([]);
    expect(await officeFaults(await writeListWord(list, words))).toEqual([]);
  });

  it("the table to be filled in for an import", async () => {
    expect(await officeFaults(await writeTemplate(bookContext("zh-CN"), noteWords("zh-CN")), ".xlsx")).toEqual([]);
  });
});

it("elements in another order than the schema's are a fault, and are named with their part", async () => {
  const parts = unzipSync(await writeReportDocx(sampleReport, { evidenceIndex: true, labels: sampleLabels }));
  const styles = strFromU8(parts["word/styles.xml"] ?? new Uint8Array());
  parts["word/styles.xml"] = strToU8(styles.replace(/(<w:spacing [^>]*\/>)(<w:jc [^>]*\/>)/, "$2$1"));
  expect((await officeFaults(zipSync(parts))).join("\n")).toMatch(/\/word\/styles\.xml .*unexpected child element/);
});
