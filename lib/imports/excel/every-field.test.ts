import { describe, expect, it } from "vitest";
import { fieldsOf } from "@/lib/imports/excel/fields";
import type { BookField } from "@/lib/imports/excel/types";
import { bookContext, bookIds, readBytes, told, writeBook } from "@/lib/testing/book-world";
import { emptyContent, visitFields, type VisitField, type WorkbookField } from "@/lib/visits/fields";
import { visitImportSchema, type VisitContent } from "@/lib/visits/schema";
import { dimensionKeys } from "@/lib/vocabulary";

/** Every field that can be in a workbook according to the table is written into the template and read back. */

const { sites, members, dimensions, words } = bookContext();
const nameOf = (list: readonly { id: string }[], id: string, key: string) =>
  String(Object.entries(list.find((each) => each.id === id) ?? {}).find(([name]) => name === key)?.[1] ?? "");

type Row = Partial<Record<BookField, string>>;
interface Written {
  visit?: Row;
  entries?: Row[];
  figures?: Row[];
}

/** How each field is written. If a field of the table has no writer here, this does not compile. */
const writers = {
  siteId: ({ siteId }) => ({ visit: { site: nameOf(sites, siteId, "name") } }),
  visitedOn: ({ visitedOn }) => ({ visit: { day: visitedOn } }),
  startedAt: ({ startedAt }) => ({ visit: { start: startedAt ?? "" } }),
  endedAt: ({ endedAt }) => ({ visit: { end: endedAt ?? "" } }),
  method: ({ method }) => ({ visit: { method: words.method[method][0] ?? "" } }),
  recorderId: ({ recorderId }) => ({ visit: { recorder: nameOf(members, recorderId, "displayName") } }),
  place: ({ place }) => ({ visit: { place } }),
  memberIds: ({ memberIds }) => ({
    visit: { people: memberIds.map((id) => nameOf(members, id, "displayName")).join("、") },
  }),
  audiences: ({ audiences }) => ({
    visit: { audiences: audiences.map(({ category, headCount }) => `${category}${headCount}人`).join("、") },
  }),
  marks: ({ marks }) => ({
    visit: Object.fromEntries(dimensionKeys.map((key) => [key, marks[key] ? words.mark[marks[key]][0] : ""])),
  }),
  entries: ({ entries }) => ({
    entries: entries.map((entry) => ({
      number: "1",
      dimension: words.dimension[entry.dimension][0] ?? "",
      question: dimensions.flatMap(({ questions }) => questions).find(({ id }) => id === entry.questionId)?.text ?? "",
      text: entry.text,
      form: words.form[entry.form][0] ?? "",
      speaker: entry.speakerCategory,
    })),
  }),
  figures: ({ figures }) => ({
    figures: figures.map(({ dimension, indicator, value, unit, asOf, definition, source }) => ({
      number: "1",
      dimension: words.dimension[dimension][0] ?? "",
      ...{ indicator, value, unit, asOf, definition, source },
    })),
  }),
} satisfies Record<WorkbookField, (content: VisitContent) => Written>;

function bookOf(content: VisitContent): Promise<Uint8Array> {
  const all = Object.values(writers).map((write): Written => write(content));
  const visit = Object.assign({ number: "1" }, ...all.map((written) => written.visit)) as Row; // rows of the writers
  const sheet = (fields: readonly BookField[], rows: readonly Row[]) => [
    fields.map((field) => words.field[field][0] ?? ""),
    ...rows.map((row) => fields.map((field) => row[field] ?? "")),
  ];
  return writeBook({
    走访: sheet(fieldsOf.visits, [visit]),
    条目: sheet(
      fieldsOf.entries,
      all.flatMap((written) => written.entries ?? []),
    ),
    数据: sheet(
      fieldsOf.figures,
      all.flatMap((written) => written.figures ?? []),
    ),
  });
}

const id = "01900000-0000-7000-8000-000000000001";
const other = "01900000-0000-7000-8000-000000000002";
const before: VisitContent = {
  ...emptyContent({
    siteId: bookIds.bridge,
    visitedOn: "2026-03-12",
    method: "seminar",
    recorderId: bookIds.me,
  }),
  startedAt: "09:00",
  endedAt: "11:30",
  place: "镇政府",
  memberIds: [bookIds.me],
  audiences: [{ category: "村干部", headCount: 5 }],
  entries: [{ id, dimension: "status", questionId: null, text: "甲", form: "summary", speakerCategory: "" }],
  figures: [],
  marks: { status: null, example: null, problem: null, suggestion: "not_raised" },
};
/** Another value for every field that travels. */
const after: Pick<VisitContent, WorkbookField> = {
  siteId: bookIds.park,
  visitedOn: "2026-04-01",
  startedAt: "08:45",
  endedAt: "12:05",
  method: "site_visit",
  place: "二楼会议室",
  recorderId: bookIds.li,
  memberIds: [bookIds.me, bookIds.li],
  audiences: [
    { category: "群众", headCount: 12 },
    { category: "企业", headCount: 1 },
  ],
  entries: [
    {
      ...{ id, dimension: "problem", questionId: bookIds.question },
      ...{ text: "乙", form: "verbatim", speakerCategory: "网格员" },
    },
  ],
  figures: [
    {
      ...{ id: other, dimension: "status", questionId: null, indicator: "议事会", value: "14", unit: "个" },
      ...{ asOf: "2026-10", definition: "已挂牌", source: "镇台账" },
    },
  ],
  marks: { status: null, example: "none", problem: null, suggestion: null },
};

/** Ids of rows are created when the workbook is read. */
const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === "id" ? undefined : part)));

const fields = Object.keys(visitImportSchema.shape) as VisitField[]; // the schema's own keys
const travelling = fields.filter((field): field is WorkbookField => visitFields[field].workbook);

describe.each(travelling)("%s in a workbook", (field) => {
  it("is read as it was written", async () => {
    expect(withoutIds(before[field])).not.toEqual(withoutIds(after[field]));
    for (const content of [before, { ...before, [field]: after[field] }]) {
      const read = readBytes(await bookOf(content));
      expect(told(read)).toEqual([]);
      expect(withoutIds(read.visits[0]?.content[field])).toEqual(withoutIds(content[field]));
    }
  });
});
