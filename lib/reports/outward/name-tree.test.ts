import { expect, test, vi } from "vitest";
import { maskText } from "@/lib/reports/outward/mask-text";
import { namesAt, nameTree } from "@/lib/reports/outward/name-tree";
import { placeBook } from "@/lib/reports/outward/place-book";
import { outwardWords } from "@/lib/reports/outward/words";

test("all names that begin at a place are found, the longest first", () => {
  const tree = nameTree(["湖口", "湖口镇", "口镇", "湖"], (name) => name);
  expect(namesAt(tree, "到湖口镇", 1)).toEqual(["湖口镇", "湖口", "湖"]);
  expect(namesAt(tree, "到湖口镇", 2)).toEqual(["口镇"]);
  expect(namesAt(tree, "到湖口", 1)).toEqual(["湖口", "湖"]);
  expect(namesAt(tree, "到湖口镇", 0)).toEqual([]);
});

/** 青禾县甲镇, 青禾县乙镇 …: all begin alike. */
function bookOf(count: number) {
  const sites = Array.from({ length: count }, (_, at) => ({
    ...{
      id: `s${at}`,
      name: `青禾县${String.fromCodePoint(0x7000 + at)}湖镇`,
      kind: "town" as const,
      county: "青禾县",
    },
    ...{ presentId: `s${at}`, mask: at + 1 },
  }));
  return placeBook({ sites, formerNames: [], visitPlaces: [], siteOfVisit: new Map() }, outwardWords);
}

/** How often a text is compared with a name or looked up among them. */
function looksFor(text: string, count: number): number {
  const book = bookOf(count);
  const looks = [vi.spyOn(Map.prototype, "get"), vi.spyOn(String.prototype, "startsWith")];
  try {
    maskText(text, book);
    return looks.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  } finally {
    for (const look of looks) look.mockRestore();
  }
}

test("a text is looked through as often for a thousand names as for ten", () => {
  const text = "在青禾县，青禾县龙湖镇反映饮水困难，青禾县的干部提出建议。".repeat(20);
  expect(looksFor(text, 10)).toBeGreaterThan(text.length / 2);
  expect(looksFor(text, 1_000)).toBe(looksFor(text, 10));
});
