import { describe, expect, it } from "vitest";
import { missing, withCells } from "@/components/findings/matrix/cell-store";

describe("the cells that have come", () => {
  const cell = { siteId: "s", columnId: "c", entries: 2, lines: [] };

  it("are not asked for again, empty ones neither", () => {
    const store = withCells(new Map(), { rowIds: ["s", "r"], columnIds: ["c", "d"], cells: [cell], turned: false });
    expect(store.get("s")?.get("c")).toBe(cell);
    expect(store.get("r")?.get("d")).toBeNull();
    expect(missing(store, ["s", "r"], ["c", "d"])).toBeNull();
    expect(missing(store, ["s", "t"], ["c", "e"])).toEqual({ rowIds: ["s", "t"], columnIds: ["e", "c"] });
  });

  it("stand the other way round where two sites are compared", () => {
    const store = withCells(new Map(), { rowIds: ["c"], columnIds: ["s"], cells: [cell], turned: true });
    expect(store.get("c")?.get("s")).toBe(cell);
  });
});
