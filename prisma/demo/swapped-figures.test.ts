import { expect, test } from "vitest";
import { chineseNumber } from "@/lib/chinese-number";
import { checkReport } from "@/lib/reports/checks";
import { tokenWords } from "@/lib/reports/document-words";
import { statedNumbers } from "@/lib/reports/numbers";
import { fillTokens, tokenValues } from "@/lib/reports/tokens";
import type { DraftSection, ReportDraft } from "@/lib/reports/types";
import { pick, seeded, type Random } from "@/lib/testing/findings-world";
import { finishedReport } from "./finished-report";
import { demoDraft, demoEntry } from "./first-draft";

/**
 * Any two figures of the demo's finished report in each other's place, in whatever way they are written: figures of
 * entries and of counts, of points, preface, closing and an annex. The counts are typed, as an author types them.
 */

const { counts } = demoDraft();
let minted = 0;
const finished = finishedReport({
  mint: () => `id-${minted++}`,
  themeId: (key) => key,
  entry: (key) => ({ entryId: key, quotedText: demoEntry(key).text, entry: demoEntry(key) }),
  photoId: (key) => key,
});
const typed = (text: string) => fillTokens(text, tokenValues(counts, tokenWords), tokenWords);
const of = { problem: "反映", suggestion: "提出", example: "介绍", status: "谈到" };
const told = counts.themes
  .filter(({ name, siteIds }) => [...name].length >= 4 && siteIds.length > 1)
  .map(({ name, dimension, siteIds }) => `${siteIds.length}个镇街园区${of[dimension]}${name}。`);
const kindOf = (kind: string) => counts.sites.filter((site) => site.kind === kind).length;
const annex: DraftSection = {
  ...{ id: "annex", heading: "统计口径", layout: "paragraphs", answers: [], points: [], annex: "text" },
  lead: [
    `走访镇${kindOf("town")}个、乡${kindOf("township")}个、街道${kindOf("subdistrict")}个、园区${kindOf("park")}个。`,
    ...told.slice(0, told.length / 2),
    ...counts.themes
      .filter(({ name }) => [...name].length >= 4)
      .slice(0, 6)
      .map(({ name, siteIds }) => `${name}（${siteIds.length}个镇街园区）`),
  ].join("\n"),
};
const draft: ReportDraft = {
  ...finished,
  preface: typed(finished.preface),
  closing: `${finished.closing}${told.slice(told.length / 2).join("")}`,
  sections: [...finished.sections, annex],
};

type Field = "preface" | "closing" | "lead" | "text";
interface Figure {
  /** "" for the text around the sections. */
  partId: string;
  field: Field;
  start: number;
  end: number;
  numeral: string;
}

const texts: { partId: string; field: Field; text: string }[] = [
  { partId: "", field: "preface", text: draft.preface },
  { partId: "", field: "closing", text: draft.closing },
  ...draft.sections.flatMap(({ id, annex: kind, lead, points }) => [
    ...(kind === "photos" ? [] : [{ partId: id, field: "lead" as const, text: lead }]),
    ...points.flatMap((point) =>
      (["lead", "text"] as const).map((field) => ({ partId: point.id, field, text: point[field] })),
    ),
  ]),
];

/** Every figure, found by a rule of its own. */
const plainFigure =
  /\d+(?:\.\d+)?[万%]?|[二两三四五六七八九十百]+(?=[个名人户家件次条天月轮类张遍支座栋处])|[一二三四五六七八九]成|一半|三分之一/gu;
const figures: Figure[] = texts.flatMap(({ partId, field, text }) =>
  [...text.replace(/\{\{.*?\}\}/gu, (mark) => "｜".repeat(mark.length)).matchAll(plainFigure)]
    .filter(({ index }) => !/[第周]$|附件$|附件\d图$/u.test(text.slice(0, index)))
    .map(({ index, 0: numeral }) => ({ partId, field, start: index, end: index + numeral.length, numeral })),
);

const digits = "零一二三四五六七八九";
function inCharacters(value: number): string {
  const places = ["", "十", "百", "千"];
  const written = [...String(value)].map(Number);
  return written
    .map((digit, at) => (digit === 0 ? "零" : (digits[digit] ?? "") + (places[written.length - 1 - at] ?? "")))
    .join("")
    .replace(/零+/gu, "零")
    .replace(/零$/u, "")
    .replace(/^一十/u, "十");
}
const wide = (text: string) => text.replace(/[\d%]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** The same figure as others write it. */
function ways(numeral: string): string[] {
  const [, whole, sign] = /^(\d{1,4})([万%]?)$/u.exec(numeral) ?? [];
  if (whole !== undefined) {
    const plain = Number(whole);
    if (sign === "%") return [numeral, wide(numeral), `百分之${inCharacters(plain)}`];
    if (sign === "万") return [numeral, (plain * 10_000).toLocaleString("en"), `${inCharacters(plain)}万`];
    // A year is written in digits.
    // 一次 is an article.
    return plain >= 1900 || plain === 1 ? [numeral, wide(numeral)] : [numeral, wide(numeral), inCharacters(plain)];
  }
  const value = chineseNumber(numeral);
  return value === null ? [numeral] : [numeral, String(value)];
}

const worth = (numeral: string) => {
  const [stated] = statedNumbers(`${numeral}个`);
  return stated ? `${stated.kind} ${stated.value}` : numeral;
};

const textOf = new Map(texts.map(({ partId, field, text }) => [`${partId} ${field}`, text]));
const keyOf = ({ partId, field }: Pick<Figure, "partId" | "field">) => `${partId} ${field}`;

/** The report with only the parts of these figures, and their texts changed. */
function withTexts(changed: ReadonlyMap<string, string>): ReportDraft {
  const text = (partId: string, field: Field, otherwise: string) => changed.get(`${partId} ${field}`) ?? otherwise;
  return {
    ...draft,
    preface: text("", "preface", ""),
    closing: text("", "closing", ""),
    sections: draft.sections.map((section) => ({
      ...section,
      lead: text(section.id, "lead", ""),
      points: section.points
        .filter(({ id }) => changed.has(`${id} lead`) || changed.has(`${id} text`))
        .map((point) => ({
          ...point,
          lead: text(point.id, "lead", point.lead),
          text: text(point.id, "text", point.text),
        })),
    })),
  };
}

function swapped(places: readonly { at: Figure; numeral: string }[]): Map<string, string> {
  const changed = new Map(places.map(({ at }) => [keyOf(at), textOf.get(keyOf(at)) ?? ""]));
  for (const { at, numeral } of places.toSorted((a, b) => b.at.start - a.at.start)) {
    const text = changed.get(keyOf(at)) ?? "";
    changed.set(keyOf(at), text.slice(0, at.start) + numeral + text.slice(at.end));
  }
  return changed;
}

/** True if a warning about a figure is at the place of a figure that another one was put in. */
function caught(changed: ReadonlyMap<string, string>, at: Figure, numeral: string): boolean {
  const behind = (textOf.get(keyOf(at)) ?? "")
    .slice(at.end, at.end + 6)
    .replace(/[{，。、；）（\d一二两三四五六七八九十].*$/su, "");
  return checkReport(withTexts(changed), counts).some(
    ({ kind, place, details, sentence }) =>
      kind.startsWith("number_") &&
      ("id" in place ? place.id : "") === at.partId &&
      (details[0] ?? "").replace(/\s/gu, "").includes(numeral.replace(/[成半]$/u, "")) &&
      (sentence ?? "").includes(`${numeral}${behind}`),
  );
}

test("the report with typed counts is right", () => {
  expect(checkReport(draft, counts).map(({ kind, details, sentence }) => [kind, details, sentence])).toEqual([]);
});

test(
  "any two of its figures that are swapped are both named, in whatever way they are written",
  { timeout: 180_000 },
  () => {
    expect(figures.length).toBeGreaterThan(130);
    const random: Random = seeded(99);
    const missed: string[] = [];
    let pairs = 0;
    while (pairs < 1_200) {
      const one = pick(random, figures);
      // Every third pair is of one part, where the sources are the same.
      const other = pick(random, pairs % 3 === 0 ? figures.filter(({ partId }) => partId === one.partId) : figures);
      if (worth(one.numeral) === worth(other.numeral)) continue;
      pairs += 1;
      const places = [
        { at: one, numeral: pick(random, ways(other.numeral)) },
        { at: other, numeral: pick(random, ways(one.numeral)) },
      ];
      const changed = swapped(places);
      for (const { at, numeral } of places)
        if (!caught(changed, at, numeral))
          missed.push(
            `${at.numeral}→${numeral} ${changed.get(keyOf(at))?.slice(Math.max(0, at.start - 20), at.start + 20) ?? ""}`,
          );
    }
    console.log(
      `swapped figures of the finished report: ${2 * pairs - missed.length} of ${2 * pairs} named, of ${figures.length}`,
    );
    expect(missed).toEqual([]);
  },
);
