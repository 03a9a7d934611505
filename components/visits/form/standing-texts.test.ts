import { expect, it, vi } from "vitest";
import type { VisitFormValues } from "@/components/visits/form/form-values";
import { StandingTexts } from "@/components/visits/form/standing-texts";

type Entries = VisitFormValues["entries"];
const entry = (text: string, dimension: "status" | "problem" = "status"): Entries[string] => ({
  dimension,
  questionId: null,
  text,
  form: "summary",
  speakerCategory: "",
});

it("knows the texts as they were at the last look, whatever was changed in place since the one before", () => {
  const standing = new StandingTexts();
  const entries: Entries = { a: entry("水渠已修"), b: entry("路灯不亮", "problem") };
  const listener = vi.fn();
  standing.subscribe(listener);
  standing.look({ entryIds: ["a", "b"], entries });
  expect(standing.has("status", " 水渠已修 ")).toBe(true);
  expect(standing.has("problem", "水渠已修")).toBe(false);

  // The form writes into the same objects.
  Object.assign(entries["a"]!, { text: "水渠未修" });
  Object.assign(entries["b"]!, { dimension: "status" });
  standing.look({ entryIds: ["a", "b"], entries });
  expect(standing.has("status", "水渠已修")).toBe(false);
  expect(standing.has("status", "水渠未修")).toBe(true);
  expect(standing.has("problem", "路灯不亮")).toBe(false);
  expect(standing.has("status", "路灯不亮")).toBe(true);

  standing.look({ entryIds: ["b"], entries });
  expect(standing.has("status", "水渠未修")).toBe(false);
  expect(listener).toHaveBeenCalledTimes(3);
});
