import { describe, expect, it } from "vitest";
import { rawSpeechIn, withoutRawSpeech } from "@/lib/reports/raw-speech";
import { withRawSpeech, withoutSpeakersWords } from "@/lib/testing/report-texts/raw-speech";

const source = (text: string, siteName: string, visitedOn: string) => ({ text, siteName, visitedOn });
const found = (text: string, ...sources: Parameters<typeof rawSpeechIn>[1]) =>
  rawSpeechIn(text, sources).map(({ word, proposal }) => [word, proposal]);

describe("a speaker's words", () => {
  it("mean the site and the year of the entry that they come from", () => {
    const sources = [
      source("保护区占了我乡三分之一的地。", "白鹭乡", "2026-01-12"),
      source("去年招来的两名毕业生报了外地事业单位。", "溪口镇", "2025-12-30"),
    ];
    expect(found("保护区占了我乡三分之一的地，上个月又扩大。", ...sources)).toEqual([
      ["我乡", "白鹭乡"],
      ["上个月", null],
    ]);
    expect(found("去年招来的毕业生都走了。", ...sources)).toEqual([["去年", "2024年"]]);
    expect(found("上个月扩大。", source("上个月扩大了。", "白鹭乡", "2026-01-12"))).toEqual([["上个月", "2025年12月"]]);
  });

  it("are offered without a meaning where none is known", () => {
    // In each sentence, also behind a verb that gives.
    const given = found("有关情况供市里研究。替县里跑了两趟。帮区里算过账。").map(([word]) => word);
    expect(given).toEqual(["市里", "县里", "区里"]);
    expect(found("我们街道请市里支持，上面要求多。")).toEqual([
      ["我们街道", null],
      ["市里", "市级有关部门"],
      ["上面", "上级"],
    ]);
    expect(rawSpeechIn("今年办结12件。", [], [2026, 2026])).toMatchObject([{ proposal: "2026年" }]);
    expect(rawSpeechIn("今年以来办结12件。", [], [2025, 2026])).toMatchObject([{ proposal: null }]);
  });

  it("are none in 今年以来, where everything was heard in one year", () => {
    expect(rawSpeechIn("今年以来办结12件。", [], [2026, 2026])).toEqual([]);
    expect(found("今年以来招了12人。", source("今年招了12人。", "溪口镇", "2026-10-08"))).toEqual([]);
    expect(rawSpeechIn("今年以来办结12件。", [], [])).toHaveLength(1);
  });

  it("stay as they are in a quotation, and are no part of other words", () => {
    expect(found("老同志说：“我们镇今年缺人，上面不知道。”")).toEqual([]);
    expect(found("我市我县的做法写在上面，网格上面有社区，本镇土生土长，本乡本土。")).toEqual([]);
  });

  it("are replaced where the visit tells what they mean, and only there", () => {
    const replaced = (text: string) => withoutRawSpeech(text, source(text, "白鹭乡", "2026-01-12"));
    expect(replaced("去年底我乡报了，上个月批了，明年要请县里补。")).toBe(
      "2025年底白鹭乡报了，2025年12月批了，2027年要请县里补。",
    );
    expect(replaced("我们村昨天开会，上面也知道。")).toBe("我们村昨天开会，上面也知道。");
    expect(replaced("有人说：“我乡今年难。”")).toBe("有人说：“我乡今年难。”");
  });

  it("are named in each sentence that has them, and once in it", () => {
    const text = "桥头镇谈到，区里先理清单，区里再放权。\n湖口镇谈到，区里出一张清单。材料送到区里。";
    expect(rawSpeechIn(text, []).map(({ word, sentence, proposal }) => [word, sentence, proposal])).toEqual([
      ["区里", "桥头镇谈到，区里先理清单，区里再放权。", "区级有关部门"],
      ["区里", "湖口镇谈到，区里出一张清单。", "区级有关部门"],
      ["区里", "材料送到区里。", null],
    ]);
  });

  it("are not exempt behind a quotation mark that is never closed", () => {
    expect(found("有人说：“我们街道缺人。今年也是。")).toEqual([
      ["我们街道", null],
      ["今年", null],
    ]);
  });

  it("are all named in a corpus, and few other words are", () => {
    const missed = withRawSpeech.filter(([word, text]) => !rawSpeechIn(text, []).some((one) => one.word === word));
    const alarms = withoutSpeakersWords.flatMap((text) => rawSpeechIn(text, []).map(({ word }) => `${word} ${text}`));
    const share = (part: readonly unknown[], whole: readonly unknown[]) => `${part.length} of ${whole.length}`;
    console.log(`raw speech: ${share(missed, withRawSpeech)} missed, ${share(alarms, withoutSpeakersWords)} false`);
    expect(missed).toEqual([]);
    expect(alarms.length / withoutSpeakersWords.length).toBeLessThanOrEqual(0.05);
  });
});
