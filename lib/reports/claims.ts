import { sitesInWords } from "@/lib/reports/site-quantifiers";
import type { ReportCounts, ThemeCount } from "@/lib/reports/types";
import { boundsOf } from "@/lib/reports/word-bounds";

/**
 * A lead says something: 多数镇街园区反映专职人员不足, not 队伍建设. What is counted is which sites speak of a theme, so no
 * lead says that they do it. Made of a theme's name, its dimension and how many of the visited sites it has. The words
 * are those of the written report, which is Chinese for every reader. Pure.
 */

/** A theme that is named by what is wrong needs no 方面的问题. */
const stateOfThings = /[不缺难偏过无未慢弱差少紧乱]|没有|重复|流失|滞后|单一|突出|严重|脱节|老化|问题$/u;

function said({ name, dimension }: Pick<ThemeCount, "name" | "dimension">): string {
  switch (dimension) {
    case "status":
      return name.endsWith("工作") ? `谈到${name}` : `谈到${name}方面的工作`;
    case "example":
      return /(?:做法|经验|探索|办法)$/u.test(name) ? `介绍了${name}` : `介绍了${name}的做法`;
    case "problem":
      return stateOfThings.test(name) ? `反映${name}` : `反映${name}方面的问题`;
    case "suggestion":
      return `建议${name.replace(/^建议/u, "")}`;
  }
}

/**
 * Words for the number, not the number: the sentence with the number follows, and few sites are not counted outward.
 */
export function claimOf(
  theme: Pick<ThemeCount, "name" | "dimension" | "siteIds">,
  { sites, wordRule }: Pick<ReportCounts, "sites" | "wordRule">,
): string {
  const [only] = theme.siteIds.length === 1 ? sites.filter(({ id }) => id === theme.siteIds[0]) : [];
  const support = { sites: theme.siteIds.length, ofSites: sites.length };
  const who = only?.name ?? sitesInWords(support, boundsOf(wordRule));
  return who + said(theme);
}

/** The theme whose bare name a lead is; undefined if it says more. */
export function themeNamed(lead: string, themes: readonly ThemeCount[]): ThemeCount | undefined {
  const words = lead.replace(/[\s。；;，,.]/gu, "");
  return words === "" ? undefined : themes.find(({ name }) => name.replace(/\s/gu, "") === words);
}
