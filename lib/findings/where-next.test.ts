import { expect, test } from "vitest";
import { whereNext } from "@/lib/findings/where-next";
import type { CellState, CoverageCell } from "@/lib/findings/queries/coverage";
import type { SiteKind } from "@/lib/vocabulary";

function site(name: string, kind: SiteKind, state: CellState) {
  const cell: CoverageCell = { state, entries: 0, figures: 0, waitingEntries: 0 };
  const cells = { status: cell, example: cell, problem: cell, suggestion: cell };
  return { id: name, name, kind, countedVisits: state === "heard" ? 1 : 0, cells };
}

test("places of the kind that was heard least come first; one that waits or is a draft was visited", () => {
  const found = whereNext(
    [
      site("镇一", "town", "heard"),
      site("镇二", "town", "not_visited"),
      site("园一", "park", "not_visited"),
      site("园二", "park", "waiting"),
      site("街一", "subdistrict", "heard"),
      site("街二", "subdistrict", "unsubmitted"),
    ],
    new Map([
      ["镇一", 1],
      ["街一", 3],
      ["别处", 9],
    ]),
  );
  expect(found.kinds.map(({ kind, visited, planned }) => [kind, visited, planned])).toEqual([
    ["park", 0, 2],
    ["town", 1, 2],
    ["subdistrict", 1, 2],
  ]);
  expect(found.unvisited.map(({ name }) => name)).toEqual(["园一", "镇二"]);
  expect(found.asked.map(({ name, open }) => [name, open])).toEqual([
    ["街一", 3],
    ["镇一", 1],
  ]);
});
