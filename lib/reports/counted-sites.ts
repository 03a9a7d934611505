import { pieceAt, sentencesOf } from "@/lib/reports/clauses";
import type { StatedNumber } from "@/lib/reports/numbers";
import { saysAtStart, siteWordAt, someBefore } from "@/lib/reports/site-words";
import type { ReportCounts, ThemeCount } from "@/lib/reports/types";
import type { SiteKind } from "@/lib/vocabulary";

/** Which sites a figure of a text may count. Pure. */

/** The point that a text belongs to: the sites behind it, by any counts, and those that it cites. */
export interface CountedPoint {
  themeId: string | null;
  sitesBehind: (counts: ReportCounts) => readonly string[];
  sitesCited: readonly string[];
}

/** Something that is counted. */
export interface Candidate {
  of: "theme" | "point" | "sites";
  /** Of the theme; "" for the others. */
  name: string;
  sites: (counts: ReportCounts) => readonly string[];
}

export interface Candidates {
  /** The most likely first. */
  meant: readonly Candidate[];
  /** A figure is right if it is one of these numbers, and nothing is said of it if it is not. */
  also: readonly Candidate[];
}

/** 数据不共享（5个镇街园区）: a number behind a theme's name is that theme's number of sites. */
export function themeCountAt(text: string, number: StatedNumber, counts: ReportCounts): ThemeCount | null {
  const before = text.slice(0, number.start);
  if (!before.endsWith("（") || !siteWordAt(text.slice(number.behind))) return null;
  return counts.themes.find(({ name }) => before.endsWith(`${name}（`)) ?? null;
}

/** Shorter names are found in other words. */
const shortestName = 4;

/** The theme that a text names, if it names one only. A name within a longer one does not count. */
export function themeIn(text: string, { themes }: Pick<ReportCounts, "themes">): ThemeCount | null {
  const named = themes.filter(({ name }) => [...name].length >= shortestName && text.includes(name));
  const longest = named.filter(({ name }) => named.every((other) => other.name === name || !other.name.includes(name)));
  return longest.length === 1 ? (longest[0] ?? null) : null;
}

/** The theme of the figure's clause, else of its sentence: 21个反映甲，6个反映乙. 反映甲、乙 is one clause. */
function themeNear(text: string, { start }: StatedNumber, counts: ReportCounts): ThemeCount | null {
  const { start: from, end: to } = pieceAt(sentencesOf(text), start);
  const clause =
    (/[^，,：:]*$/u.exec(text.slice(from, start))?.[0] ?? "") + (/^[^，,：:]*/u.exec(text.slice(start, to))?.[0] ?? "");
  return themeIn(clause, counts) ?? themeIn(text.slice(from, to), counts);
}

const ofTheme = ({ id, name }: ThemeCount): Candidate => ({
  ...{ of: "theme", name },
  sites: ({ themes }) => themes.find((theme) => theme.id === id)?.siteIds ?? [],
});

const allSites: Candidate = { of: "sites", name: "", sites: ({ sites }) => sites.map(({ id }) => id) };

/** Figures of which the text does not say what they are a part of. */
const partOf = /其中[^，。；]{0,8}$/u;
/** 走访的24个镇街园区, 24个镇街园区中: all that were visited. 收到21个镇街的反映 is not. */
const wholeBefore = /(?:走访|调研|(?<![收达得遇见听谈提碰感大加升增减降])到)(?:的|了|过)?$/u;
const wholeAfter = /^(?:中(?!心)|里|当中)/u;

interface Question {
  counts: ReportCounts;
  /** Null for a text around the points. */
  point: CountedPoint | null;
  /** The text says that these sites are some of all. */
  some: boolean;
  kinds: readonly SiteKind[] | null;
}

export function siteCandidates(text: string, number: StatedNumber, question: Question): Candidates {
  const { counts, point, some, kinds } = question;
  const [before, rest] = [text.slice(0, number.start), text.slice(number.behind)];
  const listed = themeCountAt(text, number, counts);
  if (listed) return { meant: [ofTheme(listed)], also: [] };
  // 其中12个镇: of the sites that the sentence speaks of.
  if (partOf.test(before) && (!kinds || point)) return { meant: [], also: [] };
  const behindWord = rest.slice(siteWordAt(rest)?.length ?? 0);
  if (!some && (wholeBefore.test(before) || wholeAfter.test(behindWord))) return { meant: [allSites], also: [] };
  const says = some || saysAtStart(behindWord) || someBefore.test(before);
  const all = says ? [] : [allSites];
  const named = themeNear(text, number, counts);
  if (named) return { meant: [ofTheme(named), ...all], also: [] };
  // 走访9个镇、2个乡 are of all, 9个镇反映 of some theme.
  if (!point) return { meant: [allSites], also: kinds && !says ? [] : counts.themes.map(ofTheme) };
  const theme = counts.themes.find(({ id }) => id === point.themeId);
  const own: Candidate = theme ? ofTheme(theme) : { of: "point", name: "", sites: point.sitesBehind };
  const cited: Candidate = { of: "point", name: "", sites: () => point.sitesCited };
  return { meant: [own, ...all], also: [cited] };
}

/** Only the sites of these kinds. */
export function ofKinds({ meant, also }: Candidates, kinds: readonly SiteKind[]): Candidates {
  const some = ({ of, name, sites: behind }: Candidate): Candidate => ({
    ...{ of, name },
    sites: (counts) => {
      const kept = new Set(counts.sites.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id));
      return behind(counts).filter((id) => kept.has(id));
    },
  });
  return { meant: meant.map(some), also: also.map(some) };
}

/** The sites that are not among them. */
export function othersOf({ meant, also }: Candidates): Candidates {
  const others = ({ of, name, sites: behind }: Candidate): Candidate => ({
    ...{ of, name },
    sites: (counts) => {
      const own = new Set(behind(counts));
      return counts.sites.flatMap(({ id }) => (own.has(id) ? [] : [id]));
    },
  });
  return { meant: meant.map(others), also: also.map(others) };
}
