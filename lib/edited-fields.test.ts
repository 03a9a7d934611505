import { describe, expect, it } from "vitest";
import { mergeEdited } from "@/lib/edited-fields";

const opened = { name: "桥头镇", county: "甲县" };
const chosen = [] as const;

describe("a form that is saved after somebody else's", () => {
  it("changes only the fields that its person changed", () => {
    const stored = { name: "桥头镇", county: "乙县" };
    expect(mergeEdited({ was: opened, typed: { ...opened, name: "新桥镇" }, stored, chosen })).toEqual({
      name: "新桥镇",
      county: "乙县",
    });
  });

  it("is refused at a field that both changed, with what it holds now", () => {
    const changed = (now: string) => () =>
      mergeEdited({ was: opened, typed: { ...opened, county: "丙县" }, stored: { ...opened, county: now }, chosen });
    expect(changed("乙县")).toThrow(
      expect.objectContaining({
        code: "stale",
        fields: [{ path: "county", key: "errors.field.changedByOthers.text", values: { now: "乙县" } }],
      }),
    );
    expect(changed("")).toThrow(
      expect.objectContaining({
        fields: [{ path: "county", key: "errors.field.changedByOthers.emptied", values: { now: "" } }],
      }),
    );
    expect(changed("丙县")()).toEqual({ name: "桥头镇", county: "丙县" });
  });

  it("is taken as it is from a page that does not say what it showed", () => {
    expect(mergeEdited({ was: undefined, typed: opened, stored: { name: "新桥镇", county: "" }, chosen })).toEqual(
      opened,
    );
  });
});
