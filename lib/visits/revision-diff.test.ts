import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryContent, figureContent, visitContent } from "@/lib/testing/factories";
import { changedSpan, revisionDiff } from "@/lib/visits/revision-diff";

const siteId = "019abc00-0000-7000-8000-000000000001";
const recorderId = "019abc00-0000-7000-8000-000000000002";
const first = entryContent({ text: "甲" });
const second = entryContent({ text: "乙" });
const base = visitContent({
  siteId,
  recorderId,
  entries: [first, second],
  figures: [figureContent({ indicator: "议事会", value: "14" })],
});

describe("the difference of two contents", () => {
  it("is nothing for the same content, in whatever order its keys come", () => {
    const shuffled = {
      ...base,
      entries: base.entries.map((entry) => Object.fromEntries(Object.entries(entry).reverse()) as typeof entry),
    };
    expect(revisionDiff(base, shuffled)).toEqual([]);
  });

  it("names each field with its old and its new value", () => {
    expect(revisionDiff(base, { ...base, place: "镇政府" })).toEqual([
      { field: "place", before: base.place, after: "镇政府" },
    ]);
    const audiences = [{ category: "企业负责人", headCount: 3 }];
    expect(revisionDiff(base, { ...base, audiences })).toEqual([
      { field: "audiences", before: base.audiences, after: audiences },
    ]);
  });

  it("shows an entry that was changed, added or removed", () => {
    const changed = { ...first, text: "甲一" };
    const added = entryContent({ text: "丙" });
    expect(revisionDiff(base, { ...base, entries: [changed, added] })).toEqual([
      { field: "entry", id: first.id, before: first, after: changed },
      { field: "entry", id: added.id, before: null, after: added },
      { field: "entry", id: second.id, before: second, after: null },
    ]);
  });

  it("shows another order of the same entries, and only that", () => {
    expect(revisionDiff(base, { ...base, entries: [second, first] })).toEqual([
      { field: "order", dimension: first.dimension },
    ]);
  });

  it("ignores another order of the people who went", () => {
    const two = { ...base, memberIds: [recorderId, siteId] };
    expect(revisionDiff(two, { ...base, memberIds: [siteId, recorderId] })).toEqual([]);
  });

  it("shows a mark, and a figure", () => {
    const marks = { ...base.marks, suggestion: "not_raised" as const };
    const [figure] = base.figures;
    if (!figure) throw new Error("the base has a figure");
    const after = { ...base, marks, figures: [{ ...figure, value: "15" }] };
    expect(revisionDiff(base, after)).toEqual([
      { field: "mark", dimension: "suggestion", before: null, after: "not_raised" },
      { field: "figure", id: figure.id, before: figure, after: { ...figure, value: "15" } },
    ]);
  });
});

describe("the changed stretch of a text", () => {
  it("gives both texts again when joined, whatever they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (before, after) => {
        const span = changedSpan(before, after);
        expect(span.start + span.before + span.end).toBe(before);
        expect(span.start + span.after + span.end).toBe(after);
      }),
    );
  });

  it("is as short as it can be, and cuts no rare character in two", () => {
    expect(changedSpan("每月一次议事", "每月两次议事")).toEqual({
      start: "每月",
      before: "一",
      after: "两",
      end: "次议事",
    });
    expect(changedSpan("𠮷", "𠮸")).toEqual({ start: "", before: "𠮷", after: "𠮸", end: "" });
  });
});
