import { describe, expect, it } from "vitest";
import * as z from "zod";
import { schemaResolver } from "@/components/form/schema-resolver";
import { unreadErrors, unreadKey } from "@/components/form/unread-boxes";

const box = (type: string, badInput: boolean) => ({ type, validity: { badInput } as ValidityState });
const field = (type: string, badInput: boolean) => ({ name: "day", ref: box(type, badInput) as HTMLInputElement });

describe("a box that shows something and has no value", () => {
  it("has the sentence of its kind", () => {
    expect(unreadKey(box("date", true))).toBe("errors.field.date");
    expect(unreadKey(box("time", true))).toBe("errors.field.time");
    expect(unreadKey(box("date", false))).toBeUndefined();
    expect(unreadKey(undefined)).toBeUndefined();
  });

  it("is found below other fields too", () => {
    const fields = {
      day: field("date", false),
      rows: { first: { at: { ...field("time", true), name: "rows.first.at" } } },
    };
    expect(unreadErrors({ fields: fields as never, names: ["day", "rows.first.at"] as never })).toEqual({
      "rows.first.at": { type: "unread", message: "errors.field.time" },
    });
  });

  it("is refused by a form whose schema would take the empty value", async () => {
    const resolve = schemaResolver(z.strictObject({ day: z.string() }));
    const check = (badInput: boolean) =>
      resolve({ day: "" }, undefined, {
        fields: { day: field("date", badInput) },
        names: ["day"],
        shouldUseNativeValidation: false,
      });
    expect(await check(false)).toMatchObject({ values: { day: "" } });
    expect(await check(true)).toMatchObject({
      values: {},
      errors: { day: { type: "unread", message: "errors.field.date" } },
    });
  });
});
