import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unboundNumbers, type NumberSource } from "@/lib/reports/number-binding";
import { statedNumbers } from "@/lib/reports/numbers";
import { rewordings } from "@/lib/testing/report-texts/rewordings";
import { often } from "@/lib/testing/how-often";

const source = (text: string, site = "桥头镇"): NumberSource => ({ text, siteId: site, names: [site] });
const named = (text: string, ...sources: string[]) =>
  unboundNumbers(
    text,
    sources.map((each) => source(each)),
    [],
  ).map(({ number, nearest, differs }) => [number.written, nearest, differs]);

/** The text with two figures in each other's place; where they are then. */
function swap(text: string, one: { start: number; end: number }, other: { start: number; end: number }) {
  const [first, second] = [text.slice(one.start, one.end), text.slice(other.start, other.end)];
  return {
    text: text.slice(0, one.start) + second + text.slice(one.end, other.start) + first + text.slice(other.end),
    starts: [one.start, other.start + second.length - first.length],
  };
}

describe("a figure of a text", () => {
  it("is found in the entry, whichever way each of them writes it", () => {
    expect(named("共1,200户，3.50万元，２３个村。", "涉及1200户，合计35000元，二十三个村。")).toEqual([]);
    expect(named("二百六十名网格员，占30%。", "网格员260名，占三成。")).toEqual([]);
    expect(named("约320户居民、200余名志愿者。", "居民318户，志愿者230名。")).toEqual([]);
  });

  it("is named with the words that it may come from, if these have another one", () => {
    expect(named("新建泵站21座。", "全镇新建泵站12座，维修7座。")).toEqual([["21座", "全镇新建泵站12座", true]]);
    expect(named("新建学校3所。", "全镇新建泵站12座。")[0]?.[0]).toBe("3所");
  });

  it("has no words of an entry as a hint that count with another word", () => {
    expect(named("登记窗口旁设摊点19个。", "登记窗口缺3人。")).toEqual([["19个", null, false]]);
    expect(named("登记窗口旁设摊主19名。", "登记窗口缺3人。")).toEqual([["19名", "登记窗口缺3人", false]]);
  });

  it("is not found by a part of its digits, by another unit, or far from its words", () => {
    expect(named("12个村", "112个村")).toHaveLength(1);
    expect(named("网格员12户", "网格员12名")).toHaveLength(1);
    expect(named("志愿者队伍46人", "镇里划了46个网格")).toHaveLength(1);
    expect(named("聘请讲解员46个", "镇里划了46个网格")).toHaveLength(1);
  });

  it("is held against the entry of the site that the text speaks of", () => {
    const sources = [source("共有14个村。", "桥头镇"), source("共有9个村。", "湖口镇")];
    const swapped = unboundNumbers("桥头镇反映，共有9个村。湖口镇反映，共有14个村。", sources, []);
    expect(swapped.map(({ number }) => number.written)).toEqual(["9个", "14个"]);
    expect(unboundNumbers("桥头镇反映，共有14个村。湖口镇反映，共有9个村。", sources, [])).toEqual([]);
  });

  it("is named in the place of a numeral that counts nothing, and the other way round", () => {
    expect(named("老街只剩2起，建了一起。", "老街只剩一起，建了2起。")).not.toEqual([]);
  });
});

describe("reworded sentences", () => {
  it("raise few alarms, and swapped figures in them are nearly all named", () => {
    let [figures, slots] = [0, 0];
    const [alarms, missed] = [[] as string[], [] as string[]];
    for (const { sources, text } of rewordings) {
      const numbers = statedNumbers(text).filter(({ idle }) => !idle);
      figures += numbers.length;
      const of = sources.map((each) => source(each));
      alarms.push(...unboundNumbers(text, of, []).map(({ number }) => `${number.written} ${text}`));
      for (const [place, one] of numbers.entries())
        for (const other of numbers.slice(place + 1)) {
          if (one.value === other.value && one.kind === other.kind) continue;
          const changed = swap(text, one, other);
          const starts = unboundNumbers(changed.text, of, []).map(({ number }) => number.start);
          slots += 2;
          missed.push(...changed.starts.filter((start) => !starts.includes(start)).map(() => changed.text));
        }
    }
    console.log(`reworded: ${alarms.length} false of ${figures}; swapped: ${slots - missed.length} of ${slots} named`);
    expect(alarms.length / figures).toBeLessThanOrEqual(0.05);
    expect(missed.length / slots).toBeLessThanOrEqual(0.1);
  });
});

const things = [
  ["网格员", "名"],
  ["行政村", "个"],
  ["泵站", "座"],
  ["工单", "件"],
  ["培训班", "期"],
  ["低保户", "户"],
  ["积水点", "处"],
  ["志愿者", "名"],
  ["矛盾纠纷", "起"],
  ["停车位", "个"],
] as const;
const verbs = ["新增", "现有", "整改", "登记", "巡查", "撤并", "移交", "核减"] as const;
const places = ["圩内", "沿湖", "老街", "新区", "山背", "园区东片"] as const;

const clause = fc.record({
  place: fc.constantFrom(...places),
  verb: fc.constantFrom(...verbs),
  thing: fc.constantFrom(...things),
  value: fc.integer({ min: 2, max: 9_999 }),
});
/** Clauses of one entry, no two about the same thing with the same verb at the same place. */
const entry = fc.uniqueArray(clause, {
  minLength: 2,
  maxLength: 5,
  selector: ({ place, verb, thing }) => `${place}${verb}${thing[0]}`,
});
const written = (
  clauses: readonly { place: string; verb: string; thing: readonly [string, string]; value: number }[],
) => `${clauses.map(({ place, verb, thing, value }) => `${place}${verb}${thing[0]}${value}${thing[1]}`).join("，")}。`;

describe("any sentence", () => {
  it("raises nothing about its own words", () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 3 }), (entries) => {
        const texts = entries.map(written);
        const sources = texts.map((text) => source(text));
        expect(texts.flatMap((text) => unboundNumbers(text, sources, []))).toEqual([]);
      }),
    );
  });

  it("names both of any two of its figures that are swapped", () => {
    fc.assert(
      fc.property(entry, fc.nat(), fc.nat(), (clauses, first, second) => {
        const text = written(clauses);
        const numbers = statedNumbers(text);
        const [one, other] = [numbers[first % numbers.length], numbers[second % numbers.length]];
        fc.pre(one !== undefined && other !== undefined && one.start < other.start && one.value !== other.value);
        const changed = swap(text, one, other);
        const starts = unboundNumbers(changed.text, [source(text)], []).map(({ number }) => number.start);
        expect(starts).toEqual(expect.arrayContaining(changed.starts));
      }),
      { numRuns: often(1_000) },
    );
  });
});
