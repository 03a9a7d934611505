import { describe, expect, it } from "vitest";
import { refusalOf } from "@/lib/gates/refusal";

describe("what a thrown error becomes", () => {
  it.each(["ENOSPC", "EDQUOT", "EROFS"])(
    "a disk that cannot be written (%s) is an outage: send it again later",
    (code) => {
      const error = Object.assign(new Error(`${code}: write`), { code });
      expect(refusalOf(error, "a door")).toEqual({ code: "unavailable", key: "errors.unavailable" });
    },
  );

  it("any other error of a file is unexpected", () => {
    expect(refusalOf(Object.assign(new Error("EIO"), { code: "EIO" }), "a door")).toMatchObject({ code: "unexpected" });
  });
});
