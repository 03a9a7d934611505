import { others } from "@/lib/reports/site-quantifiers";
import type { ReportCounts } from "@/lib/reports/types";
import type { SiteKind } from "@/lib/vocabulary";

/** Words for sites beside a figure, and which kinds of sites they are. Pure. */

const ofKind: Readonly<Record<string, readonly SiteKind[]>> = {
  乡镇: ["town", "township"],
  镇乡: ["town", "township"],
  镇: ["town"],
  乡: ["township"],
  街道: ["subdistrict"],
  园区: ["park"],
  开发区: ["park"],
};
/** The longest first. null: any kind. */
const words: readonly (readonly [string, readonly SiteKind[] | null])[] = [
  ["镇街园区|乡镇街道|镇街|基层单位|调研点|地方|单位|地(?![块址方区])", null],
  ...Object.entries(ofKind).map(
    ([word, kinds]) => [word.length === 1 ? `${word}(?![镇乡街村])` : word, kinds] as const,
  ),
];
/** 21个镇级平台 and 24个园区企业 are not sites. */
const notOthers = `(?!级|长|域|委|政府|干部|驻地|所在地|直(?!接|属)|的?(?:${others}))`;
const wordAtStart = words.map(
  ([word, kinds]) => [new RegExp(`^个?(?:以上)?的?(?:${word})${notOthers}`, "u"), kinds] as const,
);
const anyWord = words.map(([word]) => word).join("|");

/** The word for sites at the beginning of a text with the kinds that it names; null if there is none. */
export function siteWordAt(text: string): { length: number; kinds: readonly SiteKind[] | null } | null {
  for (const [pattern, kinds] of wordAtStart) {
    const found = pattern.exec(text);
    if (found) return { length: found[0].length, kinds };
  }
  return null;
}

const listed = /(?<=^|[，、：:；;。（(\n]|其中|有|包括|含|和|及|走访|走访了|共)(乡镇|镇乡|镇|乡|街道|园区|开发区)$/u;
const listedEnd = /^个(?=[、，,。；;）)和及\n]|$)/u;

/** 镇12个、乡5个: the kinds of sites before their figure. */
export function kindsBefore(before: string, behind: string): readonly SiteKind[] | null {
  const [, word = ""] = listedEnd.test(behind) ? (listed.exec(before) ?? []) : [];
  return ofKind[word] ?? null;
}

const wholeBefore = new RegExp(
  `(?:${anyWord})(?:中|里|当中|内)[，,]?(?:已|共|只|仅)?有?(?:约|近|超过?|将近|不足)?$`,
  "u",
);
const says =
  /^(?:的|也|都|均|还|有|普遍|一致|先后|全部)*(?:反映|谈到|提出|提到|介绍|建议|认为|表示|希望|要求|存在|缺|没有|尚未|未)/u;

/** 涉及3个园区, 集中在3个园区: some of all. */
export const someBefore = /(?:集中|分布|出现|存在|发生|反映|涉及|来自)(?:的|在|于|了|到)?$/u;

/** True if sites say or lack something: a figure before these words is not of all that were visited. */
export const saysAtStart = (text: string): boolean => says.test(text);

/** 走访的24个镇街园区中，21个反映, 6个镇街反映，18个没有反映: the sites stand before their part. */
export function sitesBefore(before: string, behind: string): boolean {
  const part = behind.replace(/^个/u, "");
  return (wholeBefore.test(before) && saysAtStart(part)) || (silent.test(part) && sitesSay.test(before));
}

const silent = /^(?:也|都|均|还)?(?:没有|并未|尚未|未|不)(?:反映|谈到|提出|提到|介绍|涉及)/u;
const sitesSay = new RegExp(`个(?:${anyWord})[^。；;！？\\n]*$`, "u");

/** 除3个镇街外, 18个镇街没有反映: the figure is of the other sites. */
export function isOfOthers(before: string, behind: string): boolean {
  const length = siteWordAt(behind)?.length ?? (behind.startsWith("个") ? 1 : 0);
  return silent.test(behind.slice(length)) || (/除了?$/u.test(before) && /^[^，。；]{1,8}外/u.test(behind));
}

/** 桥头镇、湖口镇等3个镇街: how many sites are named before a figure, and whether there may be more. */
export function namesBefore(before: string, { sites }: Pick<ReportCounts, "sites">): { names: number; more: boolean } {
  const more = before.endsWith("等");
  let [rest, names] = [more ? before.slice(0, -1) : before, 0];
  for (;;) {
    const site = sites.find(({ name }) => name !== "" && rest.endsWith(name));
    if (!site) return { names, more };
    rest = rest.slice(0, -site.name.length).replace(/[、，,和与及]$/u, "");
    names += 1;
  }
}
