import fc from "fast-check";
import { cleanText } from "@/lib/clean-text";
import type { CurrentTheme } from "@/lib/codebook/exchange/rows";
import { themeLevels } from "@/lib/codebook/schema";
import { dimensionKeys } from "@/lib/vocabulary";

/** Texts that spreadsheets and XML may misread. */
const awkward = [
  "=1+1",
  "+A1",
  "@SUM(1)",
  "-2",
  "a/b",
  "a / b",
  "//",
  "<b>&amp;",
  '"引号"',
  "𠮷家",
  "  中",
  "0012",
  "是",
  "_x0041_",
  "半个\uFFFD字符",
];

/** One line, or several, as the database holds it. */
const text = (most: number, multiline: boolean) =>
  fc
    .oneof(
      fc.string({ unit: "grapheme", maxLength: 20 }),
      fc.constantFrom(...awkward),
      fc
        .array(fc.constantFrom("水", "路", "\n", "例句：", "\n\n例句：", " ", "/", "&", "]]>"), { maxLength: 9 })
        .map((parts) => parts.join("")),
    )
    .map((value) => cleanText(value, multiline).trim().slice(0, most).trim())
    .map((value) => cleanText(value, multiline).trim());

const uuid = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, "0")}`;

/**
 * Codebooks: names once in a dimension, at most as deep as a tree may be, archived with what is above. In the order of
 * the tree.
 */
export const codebooks: fc.Arbitrary<CurrentTheme[]> = fc
  .array(
    fc.record({
      dimension: fc.constantFrom(...dimensionKeys),
      name: text(60, false),
      definition: text(500, true),
      example: text(300, false),
      archived: fc.boolean(),
      above: fc.nat(),
    }),
    { maxLength: 25 },
  )
  .map((drawn) => {
    const themes: (CurrentTheme & { depth: number })[] = [];
    const taken = new Set<string>();
    for (const [place, { above, ...one }] of drawn.entries()) {
      const name = one.name === "" || taken.has(`${one.dimension} ${one.name}`) ? `主题${place}` : one.name;
      if (taken.has(`${one.dimension} ${name}`)) continue;
      taken.add(`${one.dimension} ${name}`);
      const parents = themes.filter(({ dimension, depth }) => dimension === one.dimension && depth < themeLevels);
      const parent = parents[above % (parents.length + 1)];
      const archived = one.archived || parent?.archived === true;
      const own = { id: uuid(place), parentId: parent?.id ?? null, name, archived, depth: (parent?.depth ?? 0) + 1 };
      themes.push({ ...one, ...own });
    }
    const below = (parentId: string | null): CurrentTheme[] =>
      themes
        .filter((theme) => theme.parentId === parentId)
        .flatMap(({ depth: _depth, ...theme }) => [theme, ...below(theme.id)]);
    return dimensionKeys.flatMap((dimension) => below(null).filter((theme) => theme.dimension === dimension));
  });

/** What is the same of a codebook wherever it is: no ids. */
export function describeCodebook(themes: readonly CurrentTheme[]): string[] {
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  const pathOf = (theme: CurrentTheme): string[] => {
    const above = byId.get(theme.parentId ?? "");
    return [...(above ? pathOf(above) : []), theme.name];
  };
  return themes
    .map((theme) => JSON.stringify([theme.dimension, pathOf(theme), theme.definition, theme.example, theme.archived]))
    .sort();
}
