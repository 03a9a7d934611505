import { describe, expect, it } from "vitest";
import { countsByQuestion, nextUntouched, untouchedQuestions } from "@/lib/visits/untouched-questions";

const questions = [
  { id: "s1", dimension: "status" as const },
  { id: "s2", dimension: "status" as const },
  { id: "e1", dimension: "example" as const },
  { id: "p1", dimension: "problem" as const },
];
const noMarks = { status: null, example: null, problem: null, suggestion: null };
const entry = (questionId: string | null, text: string) => ({
  id: text,
  dimension: "status" as const,
  questionId,
  text,
  form: "summary" as const,
  speakerCategory: "",
});
const figure = (questionId: string, indicator: string) => ({
  id: indicator,
  dimension: "status" as const,
  questionId,
  indicator,
  value: "",
  unit: "",
  asOf: "",
  definition: "",
  source: "",
});

describe("the questions that were not asked yet", () => {
  it("are those under which nothing is written; a blank row is nothing", () => {
    const counts = countsByQuestion({
      entries: [entry("s1", "有"), entry("s1", "也有"), entry("s2", " "), entry(null, "别的")],
      figures: [figure("e1", "议事会")],
    });
    expect(counts).toEqual({ s1: { entries: 2, figures: 0 }, e1: { entries: 0, figures: 1 } });
    expect(untouchedQuestions(questions, counts, noMarks).map(({ id }) => id)).toEqual(["s2", "p1"]);
  });

  it("are none in a dimension that was marked as a whole", () => {
    expect(untouchedQuestions(questions, {}, { ...noMarks, status: "not_raised" }).map(({ id }) => id)).toEqual([
      "e1",
      "p1",
    ]);
  });

  it("follow each other after the current one, and from the start after the last", () => {
    const untouched = questions.filter(({ id }) => id !== "e1");
    const next = (after: string | null) => nextUntouched(questions, untouched, after)?.id;
    expect([next(null), next("s1"), next("s2"), next("p1"), next("unknown")]).toEqual(["s1", "s2", "p1", "s1", "s1"]);
    expect(nextUntouched(questions, [{ id: "s1", dimension: "status" }], "s1")).toBeUndefined();
  });
});
