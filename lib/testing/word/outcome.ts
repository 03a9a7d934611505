import type { ReadResult } from "@/lib/imports/read-document";
import { markOf } from "@/lib/imports/split/marks";
import { wordsOf } from "@/lib/imports/split/split";
import type { ImportContext } from "@/lib/imports/types";

const site = (id: string, name: string) => ({ id, name, county: "", formerNames: [] });

/** The project into which the documents of the tests are imported. */
export const wordContext: ImportContext = {
  today: "2026-11-24",
  sites: [
    site("qiaotou", "桥头镇"),
    site("shuangxi", "双溪镇"),
    site("hukou", "湖口镇"),
    site("bailu", "白鹭乡"),
    site("chengbei", "城北经济开发区"),
  ],
  members: [
    { id: "zhou", displayName: "周敏" },
    { id: "lu", displayName: "陆一舟" },
  ],
  indicators: [{ name: "村（社区）议事会", unit: "个" }],
  rules: [],
};

/** A result as a test compares it: every piece with its place and text, every fact that was found. */
export function outcomeOf(
  result: ReadResult,
): { pieces: [string, string][]; facts: Record<string, string> } | { problem: string } {
  if ("problem" in result) return result;
  const { source, pieces, facts } = result.document;
  const written = pieces
    .map((piece): [string, string] => {
      const words = wordsOf(source.text, piece);
      return [
        piece.destination,
        piece.destination === "heading" || piece.destination === "fact"
          ? words.slice(markOf(words)?.length ?? 0)
          : words,
      ];
    })
    .filter(([, words]) => words !== "");
  const found: Record<string, string | undefined> = {
    site: facts.siteId?.value,
    day: facts.visitedOn?.value,
    from: facts.startedAt?.value,
    to: facts.endedAt?.value,
    method: facts.method?.value,
    place: facts.place?.value,
    recorder: facts.recorderId?.value,
    people: facts.memberIds.map(({ value }) => value).join(" ") || undefined,
    heard: facts.audiences.map(({ value }) => `${value.category}${value.headCount}`).join(" ") || undefined,
  };
  return {
    pieces: written,
    facts: Object.fromEntries(
      Object.entries(found).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    ),
  };
}
