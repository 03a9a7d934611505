import { describe, expect, it } from "vitest";
import { pageOf, readPageNumber } from "@/lib/paging";

const rows = Array.from({ length: 25 }, (_, place) => place);

describe("a page of a list", () => {
  it("has its rows, and all pages together have every row once", () => {
    expect([1, 2, 3].flatMap((page) => pageOf(rows, page, 10).rows)).toEqual(rows);
    expect(pageOf(rows, 2, 10)).toMatchObject({ page: 2, pages: 3, total: 25 });
  });

  it("is the whole list where all of it is asked for", () => {
    expect(pageOf(rows, "all", 10)).toEqual({ rows, page: "all", pages: 3, total: 25 });
  });

  it("is the last one where the list has become shorter, and one empty page where it is empty", () => {
    expect(pageOf(rows, 9, 10)).toMatchObject({ page: 3, rows: [20, 21, 22, 23, 24] });
    expect(pageOf([], 2, 10)).toEqual({ rows: [], page: 1, pages: 1, total: 0 });
  });
});

describe("the page of an address", () => {
  it.each([
    [undefined, 1],
    ["all", "all"],
    ["3", 3],
    ["0", 1],
    ["-1", 1],
    ["1e3", 1],
    [["2", "3"], 1],
  ])("%j is %j", (asked, page) => {
    expect(readPageNumber(asked)).toBe(page);
  });
});
