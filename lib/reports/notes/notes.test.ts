import { expect, test } from "vitest";
import fc from "fast-check";
import { noteWords } from "@/lib/reports/document-words";
import { writeReportDocx } from "@/lib/reports/formats/docx";
import { buildNotes, type NoteInput } from "@/lib/reports/notes/build-notes";
import type { SitesBase } from "@/lib/reports/types";
import type { MethodFacts } from "@/lib/reports/notes/facts";
import { hideSmall, mergeSmall } from "@/lib/reports/notes/small-cells";
import { readParagraphs } from "@/lib/testing/docx-reader";
import { sampleLabels, sampleReport } from "@/lib/testing/report-sample";

const cells = { said: 8, figures: 1, none: 1, not_raised: 2, never_asked: 0 };
const facts: MethodFacts = {
  ...{ visits: 14, sites: 12, days: 9, firstDay: "2026-09-07", lastDay: "2026-11-12" },
  timed: { visits: 4, minutes: 390 },
  methods: [
    { method: "seminar", visits: 10 },
    { method: "interview", visits: 4 },
  ],
  people: [
    { name: "陆一舟", visits: 9, coded: 0 },
    { name: "王芳", visits: 0, coded: 120 },
  ],
  heard: [
    { category: "镇村干部", heads: 60 },
    { category: "湖口镇商户", heads: 9 },
    { category: "教师", heads: 2 },
  ],
  returned: { times: 3, visits: 2, recorders: 1 },
  review: { entries: 40, agreed: 33, differing: 7, left: 0 },
  curve: [
    { visits: 1, themes: 5 },
    { visits: 4, themes: 9 },
    { visits: 11, themes: 10 },
  ],
  silence: { status: cells, example: cells, problem: cells, suggestion: cells },
};
const input: NoteInput = {
  basis: { asOf: "2026-11-30", counted: { visits: 14, sites: 12, entries: 300, includeUnapproved: false } },
  facts,
  edition: "internal",
  words: noteWords,
  mask: (text) => text.replace("湖口镇", "A镇"),
};
const textOf = (of: NoteInput) => JSON.stringify(buildNotes(of));

test("数据说明 says how many of the visited sites are approved, where some are not and the reader may know it", () => {
  const { counted } = input.basis;
  const note = (base: SitesBase | undefined) =>
    buildNotes({ ...input, basis: { ...input.basis, counted: counted && { ...counted, base } } }).data;
  expect(note({ visited: 15, approved: 12, includeUnapproved: false })).toContain("走访过的15个镇街园区中已审核12个。");
  expect(note({ visited: 12, approved: 12, includeUnapproved: false })).not.toContain("走访过的");
  expect(note(undefined)).not.toContain("走访过的");
});

test("方法附记 says what the data prove: who went, how long, who was heard, what was returned, who coded, new themes", () => {
  const { annex } = buildNotes({ ...input, mask: (text) => text });
  const texts = annex?.blocks.flatMap((block) => (block.kind === "text" ? [block.text] : [])) ?? [];
  expect(texts.slice(0, 9)).toEqual([
    "2026年9月7日至2026年11月12日，在9天里到12个镇街园区走访14次。",
    "方式：座谈交流10次、个别访谈4次。",
    "其中4次记有起止时间，共6.5小时，平均每次98分钟。",
    "走访人员1人：陆一舟9次。",
    "听取71人次的意见：镇村干部60人次、湖口镇商户9人次、教师2人次。",
    "审核时退回1名记录人修改3次，涉及走访2次，改后重新审核。",
    "归类主题1人：王芳120次。",
    "归类抽样复核：抽样40条，两人一致33条，分歧7条已议定。",
    "走访中先后出现主题10个；第11次以后的3次走访没有再出现新的主题。",
  ]);
  const [curve, silence] = annex?.blocks.flatMap((block) => (block.kind === "table" ? [block.rows] : [])) ?? [];
  expect([curve?.[0], curve?.at(-1)]).toEqual([
    ["2", "5"],
    ["14", "10"],
  ]);
  expect(silence?.[2]).toEqual(["存在问题", "8", "1", "1", "2", "0"]);
});

test("What the data do not have is not said", () => {
  const none = {
    ...facts,
    timed: { visits: 0, minutes: 0 },
    returned: { times: 0, visits: 0, recorders: 0 },
    curve: [],
  };
  const said = textOf({ ...input, facts: none });
  expect(said).not.toMatch(/起止时间|退回\d|先后出现/);
  const empty = {
    ...none,
    visits: 0,
    sites: 0,
    days: 0,
    firstDay: null,
    lastDay: null,
    methods: [],
    people: [],
    heard: [],
  };
  expect(textOf({ ...input, facts: empty })).not.toMatch(/走访\d+人|先后|方式|\d人次|\{[a-z]+\}/);
});

test("The outward edition has neither persons nor places, and no small number of either", () => {
  const said = textOf({ ...input, edition: "outward" });
  expect(said).not.toMatch(/陆一舟|王芳|湖口|教师/);
  expect(said).toContain("走访人员1人。");
  // Two teachers would be the rest of the total, so the next group goes with them.
  expect(said).toContain("听取71人次的意见：镇村干部60人次、其他11人次。");
  expect(said).toContain(JSON.stringify(["存在问题", "8", "…", "…", "…", "0"]));
  expect(said).toContain("对外版");
});

test("数据说明 tells the rule, the date, and whether unapproved visits are counted; an issue's figures stay", () => {
  const data = (basis: NoteInput["basis"]) => buildNotes({ ...input, facts: null, basis }).data;
  expect(data(input.basis)).toContain(
    "统计日期2026年11月30日，计入走访14次、镇街园区12个、条目300条。只计已审核的走访",
  );
  const counted = { visits: 14, sites: 12, entries: 300, includeUnapproved: true };
  expect(data({ asOf: "2026-11-30", counted })).toContain("含已提交还未审核的走访");
  expect(data({ asOf: "2026-11-30", counted: null })).toContain("数字是2026年11月30日发出时的");
});

test("Nothing hidden can be worked out from the total, and nothing large is hidden", () => {
  const sizes = fc.array(fc.nat(12), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(sizes, (row) => {
      const shown = hideSmall(row, 3);
      const hidden = row.filter((_, at) => shown[at] === null);
      expect(row.filter((cell, at) => cell > 0 && cell < 3 && shown[at] !== null)).toEqual([]);
      expect(hidden.length === 1 && row.filter((cell) => cell > 0).length > 1).toBe(false);
      const heads = row.map((size, at) => ({ category: `c${at}`, heads: size }));
      const merged = mergeSmall(heads, 5, "other");
      const total = row.reduce((sum, size) => sum + size, 0);
      expect(merged.reduce((sum, { heads: size }) => sum + size, 0)).toBe(total);
      expect(total >= 5 ? merged.filter(({ heads: size }) => size < 5) : []).toEqual([]);
    }),
  );
});

test("The Word file ends with 数据说明, or has it in an annex of its own behind the evidence", async () => {
  const write = async (withFacts: boolean) => {
    const notes = buildNotes({ ...input, facts: withFacts ? facts : null });
    const file = await writeReportDocx(sampleReport, { evidenceIndex: true, labels: sampleLabels, notes });
    return readParagraphs(file);
  };
  const short = await write(false);
  expect(short.filter(({ style }) => style === "DataNote").map(({ text }) => text.slice(0, 5))).toEqual(["数据说明："]);
  const long = await write(true);
  expect(long.filter(({ style }) => style === "DataNote")).toEqual([]);
  expect(long.filter(({ style }) => style === "AnnexMark").map(({ text }) => text)).toEqual(["附件1", "附件2"]);
  expect(long.filter(({ style }) => style === "AnnexTitle").map(({ text }) => text)).toEqual([
    "佐证索引",
    "方法附记与数据说明",
  ]);
});

test("方法附记 says how far two people agreed on a sample, in plain counts, and nothing without one", () => {
  const review = (of: MethodFacts["review"]) => textOf({ ...input, facts: { ...facts, review: of } });
  const numbers = { entries: 40, agreed: 33, differing: 7, left: 0 };
  expect(review(numbers)).toContain("归类抽样复核：抽样40条，两人一致33条，分歧7条已议定。");
  expect(review({ ...numbers, left: 2 })).toContain("分歧7条已议定，另有2条已改动或删除，不计。");
  expect(review({ entries: 9, agreed: 9, differing: 0, left: 0 })).toContain("抽样9条，两人全部一致。");
  expect(review(null)).not.toMatch(/复核|两人/);
});
