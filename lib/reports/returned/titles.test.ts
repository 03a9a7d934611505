import { describe, expect, it } from "vitest";
import { itemsOf } from "@/lib/reports/returned/items";
import { takeItem } from "@/lib/reports/returned/take";
import { compared, findSpan } from "@/lib/testing/returned/by-hand";
import type { Paper } from "@/lib/testing/returned/paper";
import { sampleReports } from "@/lib/testing/returned/reports";

const [plain] = sampleReports;
if (!plain) throw new Error("no sample");
const broken = "关于全市议事协商工作\n情况的调研报告";
const sample = {
  ...plain,
  draft: { ...plain.draft, title: broken },
  model: { ...plain.model, title: broken },
};

/** What the report's title is after what came back is taken over; null if nothing of it came back. */
async function titleAfter(edit: (paper: Paper) => void, bookmarks: "kept" | "none") {
  const { comparison, sent } = await compared(sample, edit, bookmarks);
  expect(comparison.waiting).toEqual([]);
  expect(comparison.changes.filter(({ kind }) => kind !== "title")).toEqual([]);
  const [item] = itemsOf(sent, comparison, sample.draft);
  if (!item) return null;
  const taken = takeItem({ version: 1, draft: sample.draft, versions: {} }, { item, target: null, newId: "" });
  if (typeof taken === "string") return taken;
  const [changed] = taken.parts;
  return changed?.part.kind === "front" ? changed.part.content.title : "no title";
}
const written = (title: string) => (paper: Paper) => {
  const { spans, span } = findSpan(paper, "情况的调研报告");
  spans.splice(0, spans.length, { ...span, text: title });
};

describe.each(["kept", "none"] as const)("a title that its author broke (bookmarks %s)", (bookmarks) => {
  it("is no change if it comes back as it was", async () => {
    expect(await titleAfter(() => undefined, bookmarks)).toBeNull();
  });

  it("keeps its break when other words of it are changed", async () => {
    expect(await titleAfter(written("关于全市议事协商工作\n开展情况的调研报告"), bookmarks)).toBe(
      "关于全市议事协商工作\n开展情况的调研报告",
    );
  });

  it("has its break where it was put, and none where it was taken away", async () => {
    expect(await titleAfter(written("关于全市议事协商\n工作情况的调研报告"), bookmarks)).toBe(
      "关于全市议事协商\n工作情况的调研报告",
    );
    expect(await titleAfter(written("关于全市议事协商工作情况的调研报告"), bookmarks)).toBe(
      "关于全市议事协商工作情况的调研报告",
    );
  });

  it("has one break where somebody made two", async () => {
    expect(await titleAfter(written("关于全市议事协商工作\n\n情况的调查报告"), bookmarks)).toBe(
      "关于全市议事协商工作\n情况的调查报告",
    );
  });

  it("has a break where somebody began a new paragraph", async () => {
    const enter = (paper: Paper) => {
      const { spans, span } = findSpan(paper, "情况的调研报告");
      const place = paper.blocks.findIndex((block) => block.kind === "paragraph" && block.spans === spans);
      const title = paper.blocks[place];
      if (title?.kind !== "paragraph") throw new Error("no title");
      const lines = ["关于全市议事协商", "工作情况的调研报告"];
      const blocks = lines.map((text) => ({ ...title, spans: [{ ...span, text }] }));
      paper.blocks.splice(place, 1, ...blocks);
    };
    expect(await titleAfter(enter, bookmarks)).toBe("关于全市议事协商\n工作情况的调研报告");
  });
});
