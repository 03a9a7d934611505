import { unzipSync, zipSync, type Unzipped } from "fflate";

/** Documents with faults, the same ones for the same seed. */

export type Random = () => number;

/** mulberry32: a small generator whose numbers depend only on the seed. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const below = (random: Random, most: number) => Math.floor(random() * most);
const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)] as T; // never empty here

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

const flip: Mutation = (bytes, random) => {
  const changed = bytes.slice();
  for (let count = 1 + below(random, 50); count > 0; count -= 1)
    changed[below(random, changed.length)] = below(random, 256);
  return changed;
};

const cut: Mutation = (bytes, random) => bytes.slice(0, below(random, bytes.length));

const lostMiddle: Mutation = (bytes, random) => {
  const from = below(random, bytes.length);
  const to = from + below(random, bytes.length - from);
  return Uint8Array.from([...bytes.subarray(0, from), ...bytes.subarray(to)]);
};

/** Numbers of the directory, replaced by the largest possible ones. */
const hugeCounts: Mutation = (bytes, random) => {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  for (let at = changed.length - 4; at >= 0; at -= 1) {
    const sign = view.getUint32(at, true);
    if (sign === 0x06054b50 && at + 20 <= changed.length) {
      view.setUint16(at + pick(random, [8, 10]), pick(random, [0xffff, 0, 1, 3_000]), true);
      if (random() < 0.5) view.setUint32(at + pick(random, [12, 16]), below(random, 0xffffffff), true);
    } else if (sign === 0x02014b50 && at + 46 <= changed.length && random() < 0.6) {
      view.setUint32(
        at + pick(random, [20, 24, 42]),
        pick(random, [0xffffffff, 0, 1, below(random, changed.length)]),
        true,
      );
    }
  }
  return changed;
};

const swapEntries = (parts: Unzipped, random: Random) => {
  const names = Object.keys(parts);
  const [one, other] = [pick(random, names), pick(random, names)];
  [parts[one], parts[other]] = [parts[other] ?? new Uint8Array(), parts[one] ?? new Uint8Array()];
};

type TextMutation = (xml: string, random: Random) => string;

const tags = (xml: string) => [...xml.matchAll(/<[^>]+>/gu)].map((match) => ({ at: match.index, tag: match[0] }));

const insert =
  (what: (random: Random) => string): TextMutation =>
  (xml, random) => {
    const places = tags(xml);
    const at = places.length > 0 ? pick(random, places).at : 0;
    return xml.slice(0, at) + what(random) + xml.slice(at);
  };

const textMutations: TextMutation[] = [
  insert((random) => "<w:p>".repeat(1 + below(random, 10_000))),
  insert((random) => {
    const deep = 1 + below(random, 5_000);
    return `${"<w:sdt>".repeat(deep)}${"</w:sdt>".repeat(deep)}`;
  }),
  insert((random) => {
    const deep = 1 + below(random, 40);
    return `${"<w:tbl><w:tr><w:tc>".repeat(deep)}<w:p/>${"</w:tc></w:tr></w:tbl>".repeat(deep)}`;
  }),
  insert((random) =>
    `<w:p><w:r><w:t>${pick(random, ["一", "（", "1.", "=", "截至", "：", "\u0000", "&#0;", "&#xD800;", "&bomb;", "]]>", "𠀀", "0".repeat(60_000), "一是".repeat(20_000), "一、".repeat(20_000), "（一）问题：".repeat(9_000)])}</w:t></w:r></w:p>`.repeat(
      1 + below(random, 4),
    ),
  ),
  insert(() => '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'),
  insert((random) => `<w:p w:x="${">".repeat(below(random, 3_000))}"/>`),
  insert(() => "<!-- "),
  insert((random) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${pick(random, ["999999999", "-1", "x", "8"])}"/><w:numId w:val="${pick(random, ["1", "2", "-7", "1e9"])}"/></w:numPr><w:outlineLvl w:val="${pick(random, ["99", "-4", "NaN", "0"])}"/></w:pPr><w:r><w:t>${"问题".repeat(3)}</w:t></w:r></w:p>`.repeat(
      1 + below(random, 300),
    ),
  ),
  (xml, random) =>
    xml.replace(/w:val="\d+"/gu, () =>
      random() < 0.3 ? `w:val="${pick(random, ["2147483647", "-2147483648", "1e308", "", "％9"])}"` : 'w:val="1"',
    ),
  (xml, random) =>
    xml
      .replaceAll("basedOn", random() < 0.5 ? "name" : "basedOn")
      .replace(/w:styleId="[^"]*"/gu, (found) => (random() < 0.5 ? 'w:styleId="1"' : found)),
  (xml, random) => {
    const all = tags(xml);
    const { at, tag } = all.length > 0 ? pick(random, all) : { at: 0, tag: "" };
    return xml.slice(0, at) + xml.slice(at + tag.length);
  },
  (xml, random) => xml.slice(0, below(random, xml.length)),
  (xml, random) => {
    const at = below(random, xml.length);
    return xml.slice(0, at) + String.fromCharCode(below(random, 65_536)) + xml.slice(at + 1);
  },
];

const inside: Mutation = (bytes, random) => {
  const parts = unzipSync(bytes);
  if (random() < 0.2) swapEntries(parts, random);
  const names = Object.keys(parts).filter((name) => /(?:document|styles|numbering|\.rels)/u.test(name));
  for (let count = 1 + below(random, 2); count > 0; count -= 1) {
    const name = pick(random, names);
    parts[name] = new TextEncoder().encode(pick(random, textMutations)(new TextDecoder().decode(parts[name]), random));
  }
  return zipSync(parts, { level: 1 });
};

const mutations: Mutation[] = [flip, cut, lostMiddle, hugeCounts, inside, inside, inside, inside];

/** The mutant of a number: made from one of the documents, in one of the ways. */
export function mutantOf(documents: readonly Uint8Array[], number: number): Uint8Array {
  const random = seeded(number);
  return pick(random, mutations)(pick(random, documents), random);
}
