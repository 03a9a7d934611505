import { fillWords } from "@/lib/fill-words";
import type { ReportCounts } from "@/lib/reports/types";
import type { VisitMethod } from "@/lib/vocabulary";

/**
 * Figures inside a report's text: the text contains {{走访数}}, and 27 is printed. So a figure in the preface is counted
 * when the report is composed, like the figures of its points, and no number becomes outdated.
 */
export const tokenNames = ["起止时间", "走访数", "镇街园区数", "镇街园区名单", "方式", "听取人次", "条目数"] as const;
export type TokenName = (typeof tokenNames)[number];
export type TokenValues = Record<TokenName, string>;

const token = /\{\{\s*([^{}\n]*?)\s*\}\}/g;

export function tokenText(name: TokenName): string {
  return `{{${name}}}`;
}

function isTokenName(name: string): name is TokenName {
  return (tokenNames as readonly string[]).includes(name);
}

/** The text with every known token replaced. An unknown one is unchanged, so that people see it. */
export function fillTokens(text: string, values: TokenValues): string {
  return text.replace(token, (written, name: string) => (isTokenName(name) ? values[name] : written));
}

/** Unknown tokens and unclosed braces, as they are written. */
export function unknownTokens(text: string): string[] {
  const unknown = [...text.matchAll(token)].flatMap(([written, name = ""]) => (isTokenName(name) ? [] : [written]));
  const stray = withoutTokens(text).match(/\{\{|\}\}/g) ?? [];
  return [...new Set([...unknown, ...stray])];
}

export function withoutTokens(text: string): string {
  return text.replace(token, "");
}

/** The words around a figure, from the catalogue of the document's language. */
export interface TokenWords {
  methods: Record<VisitMethod, string>;
  /** Uses `{method}` `{visits}`. */
  methodCount: string;
  separator: string;
  /** Uses `{from}` `{to}`. */
  period: string;
  /** Use `{year}` `{month}` `{day}`. */
  day: string;
  dayOfSameYear: string;
  dayOfSameMonth: string;
  /** In place of an empty list or period. */
  none: string;
  /** A site visited under a former name. Uses `{site}` `{former}`. */
  formerly: string;
}

function dayParts(day: string) {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return { year, month, day: date };
}

/** 2026年9月7日至11月20日: what both days share is written once. */
function periodText(from: string, to: string, words: TokenWords): string {
  const first = dayParts(from);
  const last = dayParts(to);
  if (from === to) return fillWords(words.day, first);
  const sameMonth = first.year === last.year && first.month === last.month;
  const ending = sameMonth ? words.dayOfSameMonth : first.year === last.year ? words.dayOfSameYear : words.day;
  return fillWords(words.period, { from: fillWords(words.day, first), to: fillWords(ending, last) });
}

export function tokenValues(counts: ReportCounts, words: TokenWords): TokenValues {
  const list = (items: string[]) => items.join(words.separator) || words.none;
  const { firstDay, lastDay } = counts;
  return {
    起止时间: firstDay && lastDay ? periodText(firstDay, lastDay, words) : words.none,
    走访数: String(counts.visits),
    镇街园区数: String(counts.sites.length),
    镇街园区名单: list(counts.sites.map((site) => site.name)),
    方式: list(
      counts.methods.map(({ method, visits }) =>
        fillWords(words.methodCount, { method: words.methods[method], visits }),
      ),
    ),
    听取人次: String(counts.heard),
    条目数: String(counts.entries),
  };
}
