import { describe, expect, it } from "vitest";
import { checkTyped } from "@/lib/visits/check-draft";
import { blankVisit, type DraftVisit } from "@/lib/visits/draft";
import { isRequired, visitFields, type VisitField } from "@/lib/visits/fields";

/** The table of fields and the schema must agree on what is required, because the form marks what the table says. */

const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`;
const place = { dimension: "status" as const, questionId: null };
const noMarks = { status: null, example: null, problem: null, suggestion: null };
const figure = { indicator: "议事会", value: "14", unit: "个", asOf: "2026-10", definition: "", source: "" };

/** Every field filled, so that each can be emptied alone. */
const whole: DraftVisit = {
  ...blankVisit({ today: "2026-11-23", me: id(1) }),
  siteId: id(2),
  method: "seminar",
  startedAt: "09:00",
  endedAt: "11:00",
  place: "会议室",
  audiences: [{ id: id(3), category: "村干部", headCount: "12" }],
  entries: [{ id: id(5), ...place, text: "每月议事", form: "verbatim", speakerCategory: "村干部" }],
  figures: [{ id: id(6), ...place, ...figure }],
  marks: { ...noMarks, problem: "none" },
};

function without(...fields: VisitField[]): DraftVisit {
  const empty = fields.map((field) => {
    const value = whole[field];
    if (field === "marks") return [field, noMarks];
    return [field, typeof value === "string" ? "" : []];
  });
  return { ...whole, ...Object.fromEntries(empty) };
}

/** The fields that keep the visit back. */
function heldBackBy(typed: DraftVisit, aim: "draft" | "submit"): string[] {
  const checked = checkTyped(typed, aim === "draft" ? aim : { aim, lastDay: "2026-11-24" });
  return checked.ok ? [] : checked.problems.map(({ path }) => path);
}

const fields = Object.keys(visitFields) as VisitField[]; // the table's own keys

describe.each(fields)("%s", (field) => {
  const { required } = visitFields[field];

  it(`${required === "always" ? "is" : "is not"} asked for before the server stores a draft`, () => {
    expect(heldBackBy(without(field), "draft")).toEqual(required === "always" ? [field] : []);
  });

  it(`${isRequired(field) ? "is" : "is not"} asked for when the visit is handed in`, () => {
    expect(heldBackBy(without(field), "submit")).toEqual(isRequired(field) ? [field] : []);
  });
});

it("of the fields that are required together, any one is enough, and none is not", () => {
  const together = fields.filter((field) => visitFields[field].required === "together");
  for (const kept of together) {
    expect(heldBackBy(without(...together.filter((field) => field !== kept)), "submit")).toEqual([]);
  }
  expect(heldBackBy(without(...together), "submit")).toEqual(["entries"]);
});
