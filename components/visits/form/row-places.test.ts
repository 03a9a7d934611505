import { describe, expect, it } from "vitest";
import { placeRows, rowsIn } from "@/components/visits/form/row-places";
import type { FormDimension } from "@/lib/visits/types";
import type { DimensionKey } from "@/lib/vocabulary";

const question = (id: string) => ({ id, text: id, hint: "" });
const dimensions: FormDimension[] = [
  { key: "status", label: "工作现状", guidance: "", questions: [question("q1"), question("q2")] },
  { key: "problem", label: "存在问题", guidance: "", questions: [question("q3")] },
];

type Where = [id: string, dimension: DimensionKey, questionId: string | null];

function values(entries: Where[], figures: Where[] = []) {
  return {
    entryIds: entries.map(([id]) => id),
    entries: Object.fromEntries(
      entries.map(([id, dimension, questionId]) => [
        id,
        { dimension, questionId, text: "", form: "summary" as const, speakerCategory: "" },
      ]),
    ),
    figureIds: figures.map(([id]) => id),
    figures: Object.fromEntries(
      figures.map(([id, dimension, questionId]) => [
        id,
        { dimension, questionId, indicator: "", value: "", unit: "", asOf: "", definition: "", source: "" },
      ]),
    ),
  };
}

describe("where the rows of a form stand", () => {
  it("is under their question, in their order, each with the entry above it", () => {
    const placed = placeRows(
      values(
        [
          ["a", "status", "q1"],
          ["b", "problem", "q3"],
          ["c", "status", "q1"],
        ],
        [["f", "status", "q2"]],
      ),
      dimensions,
      null,
    );
    expect(placed.status["q1"]?.entries).toEqual([
      { id: "a", above: undefined },
      { id: "c", above: "a" },
    ]);
    expect(placed.status["q2"]).toEqual({ entries: [], figureIds: ["f"] });
    expect(placed.problem["q3"]?.entries).toEqual([{ id: "b", above: undefined }]);
    expect([rowsIn(placed.status), rowsIn(placed.problem), rowsIn(placed.example)]).toEqual([3, 1, 0]);
  });

  it("is below the other points if the question is not on the screen, or is another dimension's", () => {
    const placed = placeRows(
      values([
        ["a", "status", "retired"],
        ["b", "status", null],
        ["c", "status", "retired"],
        ["d", "status", "q3"],
      ]),
      dimensions,
      null,
    );
    // Only a point that answers the same question counts as the one above.
    expect(placed.status[""]?.entries).toEqual([
      { id: "a", above: undefined },
      { id: "b", above: undefined },
      { id: "c", above: "a" },
      { id: "d", above: undefined },
    ]);
  });

  it("is the same object wherever nothing has changed", () => {
    const before = placeRows(
      values([
        ["a", "status", "q1"],
        ["b", "status", "q2"],
        ["c", "problem", "q3"],
      ]),
      dimensions,
      null,
    );
    const after = placeRows(
      values([
        ["a", "status", "q1"],
        ["new", "status", "q1"],
        ["b", "status", "q2"],
        ["c", "problem", "q3"],
      ]),
      dimensions,
      before,
    );
    expect(after.problem).toBe(before.problem);
    expect(after.status["q2"]).toBe(before.status["q2"]);
    expect(after.status["q1"]).not.toBe(before.status["q1"]);
    const gone = placeRows(values([["a", "status", "q1"]]), dimensions, after);
    expect(Object.keys(gone.status)).toEqual(["q1"]);
    expect(gone.problem).toEqual({});
  });
});
