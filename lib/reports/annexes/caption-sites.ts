import type { PhotoFact, ReportCounts } from "@/lib/reports/types";

/** A 题注 that names another site than the one at which its photo was taken. Pure. */

const kindOfSite = /(?:镇|乡|街道|园区|开发区)$/u;
/** 湖口便民服务中心 is at 湖口镇; 湖口村 may be anywhere. */
const placesOfSite = ["便民", "党群", "政务", "综治", "综合", "为民", "网格", "窗口", "干部", "座谈"];

/** The name without its kind, if that is a name still: 桥头 of 桥头镇. */
function shortName(name: string): string | null {
  const short = name.replace(kindOfSite, "");
  return short !== name && [...short].length >= 2 ? short : null;
}

/**
 * The words of a caption that name a site which is not its photo's; null if it names none, or the photo's own site
 * beside it: 湖口镇干部在桥头镇学习.
 */
export function otherSiteIn(
  caption: string,
  { siteName, visitedAs }: Pick<PhotoFact, "siteName" | "visitedAs">,
  sites: ReportCounts["sites"],
): string | null {
  // 东湖口镇 is not 湖口镇: the longest name is read first.
  const names = [...new Set([siteName, visitedAs ?? "", ...sites.map(({ name }) => name)])].filter(Boolean);
  let rest = caption;
  const named = names
    .toSorted((a, b) => b.length - a.length)
    .filter((name) => {
      const found = rest.includes(name);
      rest = rest.replaceAll(name, "，");
      return found;
    });
  const isOwn = (name: string) => name === siteName || name === visitedAs;
  const shortOf = (mine: boolean) => names.flatMap((name) => (isOwn(name) === mine ? (shortName(name) ?? []) : []));
  if (named.some(isOwn) || shortOf(true).some((short) => rest.includes(short))) return null;
  const near = shortOf(false).find((short) => placesOfSite.some((place) => rest.includes(short + place)));
  return named[0] ?? near ?? null;
}
