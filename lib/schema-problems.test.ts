import { describe, expect, it } from "vitest";
import * as z from "zod";
import { fieldProblems, naming } from "@/lib/schema-problems";
import { id } from "@/lib/text";

const schema = z.strictObject({ name: z.string().min(1).max(5), kind: z.enum(["a", "b"]), count: z.number().min(2) });

function said(value: unknown): Record<string, string> {
  const parsed = schema.safeParse(value, naming);
  return parsed.success ? {} : Object.fromEntries(fieldProblems(parsed.error).map(({ path, key }) => [path, key]));
}

describe("the problems of a parse", () => {
  it("distinguish missing values from wrong ones", () => {
    expect(said({})).toEqual({
      name: "errors.field.required",
      kind: "errors.field.required",
      count: "errors.field.required",
    });
    expect(said({ name: 5, kind: "c", count: null })).toEqual({
      name: "errors.field.wrongType",
      kind: "errors.field.invalid",
      count: "errors.field.wrongType",
    });
  });

  it("say of a list without a choice that it is not filled in, and of a wrong id what it is", () => {
    const problemsOf = (value: unknown) => {
      const parsed = z.strictObject({ siteId: id }).safeParse(value, naming);
      return parsed.success ? [] : fieldProblems(parsed.error);
    };
    expect(problemsOf({ siteId: "" })).toEqual([{ path: "siteId", key: "errors.field.required" }]);
    expect(problemsOf({ siteId: "7" })).toEqual([{ path: "siteId", key: "errors.field.id" }]);
  });

  it("name sizes and unknown keys", () => {
    expect(said({ name: "", kind: "a", count: 1, role: "lead" })).toEqual({
      name: "errors.field.required",
      count: "errors.field.tooSmall",
      "": "errors.field.unknownKey",
    });
    expect(said({ name: "太长的一个名字", kind: "b", count: 2 })).toEqual({ name: "errors.field.tooLong" });
  });
});
