import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareDrafts } from "@/lib/reports/compare-drafts";
import { addPoint, deletePoint, movePoint, movePointTo, setDropped } from "@/lib/reports/edits";
import { nestPoint } from "@/lib/reports/nesting";
import { withFields } from "@/lib/reports/parts/with-fields";
import { citedText } from "@/lib/reports/tokens";
import type { ReportDraft } from "@/lib/reports/types";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";

const report = plainDraft({
  preface: "前言。",
  sections: [
    draftSection(
      "A",
      ["a", "b", "c", "d"].map((id) => draftPointOf(id, { text: `${id}的话。` })),
    ),
    draftSection("B", [draftPointOf("x")]),
  ],
});
const changed = (sections: ReportDraft["sections"]): ReportDraft => ({ ...report, sections });
const told = (after: ReportDraft, before = report) =>
  compareDrafts(before, after).map(({ key, change, moved, nested, settings }) =>
    [key, change, moved && "moved", nested && "nested", settings && "settings"].filter(Boolean).join(" "),
  );

describe("two moments of a report", () => {
  it("that are the same have no difference", () => {
    expect(compareDrafts(report, structuredClone(report))).toEqual([]);
  });

  it("differ by words, in the part that has them", () => {
    const after = withFields(withFields(report, "b", { text: "别的话。" }), "front", { preface: "前言改了。" });
    expect(told(after)).toEqual(["front changed", "b changed"]);
    expect(compareDrafts(report, after)[1]?.texts).toEqual([{ field: "text", before: "b的话。", after: "别的话。" }]);
  });

  it("are the same where a point is printed at the same level, however deep it was put", () => {
    const nested = (level: 1 | 2) =>
      changed(
        report.sections.map((section) => ({
          ...section,
          points: section.points.map((point) => (point.id === "b" ? { ...point, level } : point)),
        })),
      );
    expect(told(nested(2), nested(1))).toEqual([]);
    expect(told(nested(2))).toEqual(["b changed nested"]);
  });

  it("name the one point that was moved, and none that only made room", () => {
    expect(told(changed(movePoint(movePoint(report.sections, "d", -1), "d", -1)))).toEqual(["d changed moved"]);
    expect(told(changed(movePointTo(report.sections, "a", "B")))).toEqual(["a changed moved"]);
  });

  it("name what is new, what is gone where it was, and what is left out or taken in", () => {
    expect(told(changed(addPoint(report.sections, "A", "n")))).toEqual(["n added"]);
    expect(told(withFields(changed(deletePoint(report.sections, "b")), "c", { text: "改。" }))).toEqual([
      "b removed",
      "c changed",
    ]);
    const out = changed(setDropped(report.sections, "b", true));
    expect(told(out)).toEqual(["b removed"]);
    expect(told(report, out)).toEqual(["b added"]);
  });

  it("name a point that was nested, and one of which only the evidence or its marks differ", () => {
    expect(told(changed(nestPoint(report.sections, "c")))).toEqual(["c changed nested"]);
    expect(told(withFields(report, "c", { text: `c的话。${citedText("e")}` }))).toEqual(["c changed settings"]);
    expect(told(withFields(report, "c", { names: "annex" }))).toEqual(["c changed settings"]);
  });

  it("name each part at most once, and nothing that stayed as it was, whatever was done", () => {
    const id = fc.constantFrom("a", "b", "c", "d", "x");
    const step = fc.tuple(fc.nat(5), id);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        const touched = new Set<string>();
        let after = report;
        for (const [kind, key] of steps) {
          touched.add(key);
          const { sections } = after;
          if (kind === 0) after = { ...after, sections: deletePoint(sections, key) };
          else if (kind === 1) after = { ...after, sections: movePoint(sections, key, 1) };
          else if (kind === 2) after = { ...after, sections: setDropped(sections, key, true) };
          else if (kind === 3) after = { ...after, sections: movePointTo(sections, key, "B") };
          else after = withFields(after, key, { text: `${key}新。` });
        }
        const keys = compareDrafts(report, after).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        // Of points that change places either may be called the one that moved.
        const still = steps.every(([kind]) => kind !== 1 && kind !== 3);
        if (still) for (const key of keys) expect(touched).toContain(key);
      }),
    );
  });
});
