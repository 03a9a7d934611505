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

  it("a folder that cannot be made is one too, a file that is not there is not", () => {
    const missing = (syscall: string) => Object.assign(new Error("ENOENT"), { code: "ENOENT", syscall });
    expect(refusalOf(missing("mkdir"), "a door")).toMatchObject({ code: "unavailable" });
    expect(refusalOf(missing("open"), "a door")).toMatchObject({ code: "unexpected" });
  });

  it("any other error of a file is unexpected", () => {
    expect(refusalOf(Object.assign(new Error("EIO"), { code: "EIO" }), "a door")).toMatchObject({ code: "unexpected" });
  });
});
