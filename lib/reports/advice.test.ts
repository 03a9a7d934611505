import fc from "fast-check";
import { expect, test } from "vitest";
import { checkReport } from "@/lib/reports/checks";
import type { ReportWarning } from "@/lib/reports/warnings";
import { citedText } from "@/lib/reports/tokens";
import type { DraftEvidence, ReportCounts, ReportDraft } from "@/lib/reports/types";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";
import { withRawSpeech } from "@/lib/testing/report-texts/raw-speech";
import { often } from "@/lib/testing/how-often";

const counts: ReportCounts = {
  visits: 1,
  entries: 1,
  heard: 3,
  firstDay: "2026-01-12",
  lastDay: "2026-01-14",
  sites: [{ id: "s1", name: "桥头镇", kind: "town" }],
  methods: [],
  themes: [],
};

function evidence(text: string): DraftEvidence {
  return {
    id: "x1",
    entryId: "e1",
    quotedText: text,
    removed: false,
    entry: {
      visitId: "v1",
      visitState: "approved",
      visitedOn: "2026-01-12",
      siteId: "s1",
      siteName: "桥头镇",
      siteKind: "town",
      visitedAs: null,
      dimension: "problem",
      text,
    },
  };
}

const inPreface = (text: string) => plainDraft({ preface: text });
const inPoint = (cited: string, marked: boolean) => (text: string) =>
  plainDraft({
    sections: [
      draftSection("问题", [
        draftPointOf("p1", { text: marked ? `${text}${citedText("x1")}` : text, evidence: [evidence(cited)] }),
      ]),
    ],
  });

const keyOf = ({ kind, details }: ReportWarning) => `${kind} ${details.join()}`;

/** What is raised by the text with a proposal taken, and was not raised before; for each proposal. */
function raisedByAdvice(text: string, draftOf: (text: string) => ReportDraft): string[] {
  const before = checkReport(draftOf(text), counts);
  const known = new Set(before.map(keyOf));
  return before.flatMap(({ kind, details, proposal, sentence = "" }) => {
    const [word = ""] = details;
    if (kind !== "raw_speech" || proposal === undefined) return [];
    const at = text.indexOf(sentence);
    const taken = text.slice(0, at) + sentence.replace(word, proposal) + text.slice(at + sentence.length);
    return checkReport(draftOf(taken), counts)
      .map(keyOf)
      .filter((key) => !known.has(key))
      .map((key) => `${taken} ${key}`);
  });
}

const sentences = withRawSpeech.map(([, text]) => text);

test("the advice about a speaker's words raises no warning, wherever it is taken", () => {
  const places = (text: string) => [
    inPreface,
    inPoint(text, true),
    inPoint(text, false),
    inPoint("三个点缺人。", true),
    inPoint(text.replace(/今年|明年/gu, "去年"), true),
  ];
  expect(sentences.flatMap((text) => places(text).flatMap((draftOf) => raisedByAdvice(text, draftOf)))).toEqual([]);
});

test("neither does it beside figures, and in any two sentences together", () => {
  const times = ["前年", "去年", "今年", "本年度", "明年", "后年", "上上个月", "上个月", "本月", "下个月"];
  const clause = fc
    .tuple(
      fc.constantFrom(...times),
      fc.constantFrom("我镇新增", "上面要求配", "请区里补"),
      fc.integer({ min: 2, max: 99 }),
    )
    .map(([time, verb, value]) => `${time}${verb}网格员${value}名。`);
  fc.assert(
    fc.property(clause, clause, fc.constantFrom(...sentences), fc.boolean(), (one, other, third, marked) => {
      const text = `${one}${third}`;
      for (const draftOf of [inPreface, inPoint(text, marked), inPoint(`${other}${third}`, marked)])
        expect(raisedByAdvice(text, draftOf)).toEqual([]);
    }),
    { numRuns: often(100) },
  );
});

const found = (draft: ReportDraft) =>
  checkReport(draft, counts).map(({ kind, details, proposal }) => [kind, details.join(), proposal]);

test("a year of the calendar is no figure, and one that the entry contradicts is named", () => {
  expect(found(inPreface("二〇二七年的安排以2027年预算为准，2025年已试行。"))).toEqual([]);
  expect(found(inPreface("2027人参加，2025件办结。")).map(([kind]) => kind)).toEqual([
    "number_uncited",
    "number_uncited",
  ]);
  expect(found(inPoint("人手不足", true)("2027年要补人。"))).toEqual([]);
  expect(found(inPoint("截至2025年底，登记网格员19名。", true)("截至2022年底，登记网格员19名。"))).toEqual([
    ["number_differs", "2022年", undefined],
  ]);
  // December of the year before is what 上个月 means at this visit; May is not.
  expect(found(inPoint("上个月开始试行。", true)("2025年12月开始试行。"))).toEqual([]);
  expect(found(inPoint("人手不足", true)("2025年5月人手不足。"))).toEqual([
    ["number_without_source", "5月", undefined],
  ]);
});

test("advice that the check of figures would name is not given, and the word stays named", () => {
  expect(found(inPoint("登记网格员要在明年底前完成。", true)("登记网格员要在今年底前完成。"))).toEqual([
    ["raw_speech", "今年", undefined],
  ]);
  expect(found(inPoint("登记网格员要在今年底前完成。", true)("登记网格员要在今年底前完成。"))).toEqual([
    ["raw_speech", "今年", "2026年"],
  ]);
});
