import { plainWord } from "@/lib/imports/excel/guess";
import type { BookContext } from "@/lib/imports/excel/types";
import { methodIn } from "@/lib/imports/split/fact-values";
import { makeRouter } from "@/lib/imports/split/route";
import { sameName } from "@/lib/sites/site-name";
import type { DimensionKey, DimensionMark, EntryForm, VisitMethod } from "@/lib/vocabulary";

/** The result of looking up a cell's text in the project: one match, none, or several. */
export type Found<Value> = { value: Value } | { none: true } | { several: string[] };

const shortName = (name: string) =>
  name.replace(/(?:镇|乡|街道|(?:经济|高新技术)?(?:开发区|产业园|园区|工业园))$/u, "");

function one<Row extends { id: string }>(rows: readonly Row[], nameOf: (row: Row) => string): Found<string> | null {
  const ids = new Map(rows.map((row) => [row.id, nameOf(row)]));
  const [first] = ids.keys();
  if (first === undefined) return null;
  return ids.size === 1 ? { value: first } : { several: [...ids.values()].slice(0, 5) };
}

export function makeLookUp(context: BookContext) {
  const { sites, members, dimensions, words, rules } = context;
  const route = makeRouter(rules);
  const byWord = <Key extends string>(lists: Record<Key, string[]>) =>
    new Map(
      (Object.keys(lists) as Key[]).flatMap((key) =>
        [key, ...lists[key]].map((word) => [plainWord(word), key] as const),
      ),
    ); // the keys of a closed list
  const methods = byWord(words.method);
  const forms = byWord(words.form);
  const marks = byWord(words.mark);
  const dimensionWords = new Map([
    ...byWord(words.dimension),
    ...dimensions.map(({ key, label }) => [plainWord(label), key] as const),
  ]);

  return {
    /** By its name, a former name, its county before the name, or its name without 镇. */
    site(text: string): Found<string> {
      const said = sameName(text);
      const named = sites.filter(({ name, county, formerNames }) =>
        [name, `${county}${name}`, `${name}（${county}）`, ...formerNames].some((each) => sameName(each) === said),
      );
      const short =
        said.length >= 2
          ? sites.filter(({ name, formerNames }) =>
              [name, ...formerNames].some((each) => shortName(sameName(each)) === said),
            )
          : [];
      const inFull = ({ name, county }: (typeof sites)[number]) => (county ? `${name}（${county}）` : name);
      return one(named, inFull) ?? one(short, inFull) ?? { none: true };
    },
    person(text: string): Found<string> {
      const said = sameName(text);
      return (
        one(
          members.filter(({ displayName }) => sameName(displayName) === said),
          ({ displayName }) => displayName,
        ) ?? { none: true }
      );
    },
    method(text: string): VisitMethod | null {
      const found = methods.get(plainWord(text)) ?? null;
      if (found) return found;
      const said = methodIn(text.trim());
      return said?.whole ? said.method : null;
    },
    dimension(text: string): DimensionKey | null {
      const found = dimensionWords.get(plainWord(text)) ?? null;
      if (found) return found;
      const routed = route(text.trim());
      return routed.kind === "dimension" && routed.sure ? routed.dimension : null;
    },
    form: (text: string): EntryForm | null => forms.get(plainWord(text)) ?? null,
    mark: (text: string): DimensionMark | null => marks.get(plainWord(text)) ?? null,
    question(dimension: DimensionKey, text: string): string | null {
      const said = plainWord(text);
      const rows = dimensions.find(({ key }) => key === dimension)?.questions ?? [];
      return rows.find((each) => plainWord(each.text) === said)?.id ?? null;
    },
    siteName: (id: string) => sites.find((site) => site.id === id)?.name ?? "",
    personName: (id: string) => members.find((member) => member.id === id)?.displayName ?? "",
  };
}

export type LookUp = ReturnType<typeof makeLookUp>;
