import { describe, expect, it } from "vitest";
import { parseErrorMessage } from "./error-text";

describe("a schema's message", () => {
  it("is a bare key", () => {
    expect(parseErrorMessage("validation.required")).toEqual({ key: "validation.required", values: {} });
  });

  it("carries values after the question mark, numbers as numbers", () => {
    expect(parseErrorMessage("validation.tooLong?max=500&field=%E5%9C%B0%E7%82%B9")).toEqual({
      key: "validation.tooLong",
      values: { max: 500, field: "地点" },
    });
  });
});
