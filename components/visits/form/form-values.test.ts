import { expect, it } from "vitest";
import { typedFrom, valuesOf } from "@/components/visits/form/form-values";
import { blankVisit, type DraftEntry } from "@/lib/visits/draft";

const entry = (id: string, text: string): DraftEntry => ({
  id,
  dimension: "status",
  questionId: null,
  text,
  form: "summary",
  speakerCategory: "",
});

it("an entry that has not changed is the object that it was, and any other is a new one", () => {
  const blank = blankVisit({ today: "2026-11-30", me: "me" });
  const values = valuesOf({ ...blank, entries: [entry("a", "甲"), entry("b", "乙"), entry("c", "丙")] });
  const before = typedFrom(values);
  // As the form does it: in place.
  values.entries["b"]!.text = "乙二";
  values.entryIds = ["d", "c", "b", "a"];
  values.entries["d"] = { dimension: "problem", questionId: null, text: "丁", form: "summary", speakerCategory: "" };
  const after = typedFrom(values, before);
  expect(after).toEqual(typedFrom(values));
  expect(after.entries[1]).toBe(before.entries[2]);
  expect(after.entries[3]).toBe(before.entries[0]);
  expect(before.entries.map(({ text }) => text)).toEqual(["甲", "乙", "丙"]);
});
