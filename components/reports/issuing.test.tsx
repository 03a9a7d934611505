import { IntlProvider } from "use-intl";
import { renderToStaticMarkup } from "react-dom/server";
import type { ReactNode } from "react";
import { describe, expect, test } from "vitest";
import { IssuedNote, OpenChecks } from "@/components/reports/issuing";
import { messagesOf } from "@/lib/i18n/catalogues";

const shown = (node: ReactNode, locale: "zh-CN" | "en" = "zh-CN") =>
  renderToStaticMarkup(
    <IntlProvider locale={locale} messages={messagesOf(locale)} timeZone="Asia/Shanghai">
      {node}
    </IntlProvider>,
  );

const none = { counted: [], typed: [] };
const base = { visited: 24, approved: 21, includeUnapproved: false };

describe("before a report is sent out", () => {
  test.each([
    ["zh-CN", 0, "没有需要提示的地方。"],
    ["zh-CN", 3, "还有3处提示没有处理；不处理也可以改稿次。"],
    ["en", 0, "Nothing to note."],
    ["en", 1, "1 note is still open; the stage may be changed all the same."],
    ["en", 3, "3 notes are still open; the stage may be changed all the same."],
  ] as const)("its warnings are counted (%s, %i)", (locale, count, sentence) => {
    const checks = { open: count, answered: [], moved: none, base, missing: [], placeName: () => "" };
    expect(shown(<OpenChecks {...checks} />, locale)).toContain(`<p>${sentence}</p>`);
  });

  test.each([
    [{ visited: 24, approved: 21, includeUnapproved: false }, "走访过的24个镇街园区中已审核21个，数字按这21个统计。"],
    [{ visited: 24, approved: 21, includeUnapproved: true }, "走访过的24个镇街园区中已审核21个，本报告含未审核"],
    [{ visited: 24, approved: 24, includeUnapproved: false }, "走访过的24个镇街园区都已审核"],
  ])("it says what its numbers are a part of", (of, sentence) => {
    const checks = { open: 0, answered: [], moved: none, base: of, missing: [], placeName: () => "" };
    expect(shown(<OpenChecks {...checks} />)).toContain(sentence);
  });

  test("what was answered is counted apart, with the place and what was said", () => {
    const warning = { kind: "raw_speech" as const, place: { part: "front" as const }, details: ["今年"] };
    const answer = { kind: "raw_speech" as const, words: "今年", sentence: "", basis: "", reason: "文件名里的" };
    const checks = {
      open: 2,
      answered: [{ warning, answer }],
      moved: none,
      base,
      missing: [],
      placeName: () => "标题与前言",
    };
    const text = shown(<OpenChecks {...checks} />).replace(/<[^>]*>/g, "");
    expect(text).toContain("还有2处提示没有处理；不处理也可以改稿次。");
    expect(text).toContain("已说明1处标题与前言“今年”");
    expect(text).toContain("说明：文件名里的");
    expect(text).not.toContain("撤回");
  });

  test("numbers that have changed since they were last seen are listed, with the part they stand in", () => {
    const place = { part: "front" as const };
    const moved = {
      counted: [
        { place, kind: "placeholder" as const, name: "走访数", before: "30", after: "31", came: [], left: [] },
        { place, kind: "support" as const, name: "", before: "20/24", after: "21/24", came: ["渔沟镇"], left: [] },
      ],
      typed: [
        {
          ...{ kind: "number_moved" as const, place, details: ["20个"] },
          counted: { value: 21, ofSites: 24, of: "theme" as const, name: "专职人员不足", was: 20 },
        },
      ],
    };
    const checks = {
      open: 1,
      answered: [],
      moved,
      base,
      missing: ["addressee" as const, "issuedOn" as const],
      placeName: () => "标题与前言",
    };
    const text = shown(<OpenChecks {...checks} />).replace(/<[^>]*>/g, "");
    expect(text).toContain("数字有变化：现算的2处，手写的1处");
    expect(text).toContain("标题与前言手写的“20个”：20 → 21");
    expect(text).toContain("走访数：30 → 31");
    expect(text).toContain("还没有写：主送机关、成文日期");
    expect(text).toContain("谈到的镇街园区：20/24 → 21/24新增：渔沟镇");
  });
});

test("after it, the number is said, and the way to the file", () => {
  const note = shown(<IssuedNote projectId="p" reportId="r" number={2} stage="consultation" />);
  expect(note.replace(/<[^>]*>/g, "")).toBe("第2号（征求意见稿）已存档，可在“稿次与历史”下载。");
  expect(note).toContain('href="/projects/p/reports/r/history"');
});
