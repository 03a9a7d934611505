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

describe("before a report is sent out", () => {
  test.each([
    ["zh-CN", 0, "没有需要提示的地方。"],
    ["zh-CN", 3, "还有3处提示没有处理；不处理也可以改稿次。"],
    ["en", 0, "Nothing to note."],
    ["en", 1, "1 note is still open; the stage may be changed all the same."],
    ["en", 3, "3 notes are still open; the stage may be changed all the same."],
  ] as const)("its warnings are counted (%s, %i)", (locale, count, sentence) => {
    const checks = { open: count, answered: [], placeName: () => "" };
    expect(shown(<OpenChecks {...checks} />, locale)).toBe(`<p>${sentence}</p>`);
  });

  test("what was answered is counted apart, with the place and what was said", () => {
    const warning = { kind: "raw_speech" as const, place: { part: "front" as const }, details: ["今年"] };
    const answer = { kind: "raw_speech" as const, words: "今年", sentence: "", basis: "", reason: "文件名里的" };
    const checks = { open: 2, answered: [{ warning, answer }], placeName: () => "标题与前言" };
    const text = shown(<OpenChecks {...checks} />).replace(/<[^>]*>/g, "");
    expect(text).toContain("还有2处提示没有处理；不处理也可以改稿次。已说明1处标题与前言“今年”");
    expect(text).toContain("说明：文件名里的");
    expect(text).not.toContain("撤回");
  });
});

test("after it, the number is said, and the way to the file", () => {
  const note = shown(<IssuedNote projectId="p" reportId="r" number={2} stage="consultation" />);
  expect(note.replace(/<[^>]*>/g, "")).toBe("第2号（征求意见稿）已存档，可在“稿次与历史”下载。");
  expect(note).toContain('href="/projects/p/reports/r/history"');
});
