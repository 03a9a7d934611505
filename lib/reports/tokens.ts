import { fillWords } from "@/lib/fill-words";
import type { ReportCounts } from "@/lib/reports/types";
import { siteKinds, type SiteKind, type VisitMethod } from "@/lib/vocabulary";

/**
 * Figures inside a report's text: the text contains {{走访数}}, and 27 is printed. So a figure in the preface is counted
 * when the report is composed, like the figures of its points, and no number becomes outdated.
 */
export const tokenNames = [
  "起止时间",
  "走访数",
  "镇街园区数",
  "镇街园区名单",
  "镇街园区构成",
  "方式",
  "听取人次",
  "条目数",
] as const;
export type TokenName = (typeof tokenNames)[number];
export interface TokenValues extends Record<TokenName, string> {
  /** By indicator: what is printed for the total of the 数据台账. */
  ledger: Readonly<Record<string, string>>;
}

const token = /\{\{\s*([^{}\n]*?)\s*\}\}/g;

export function tokenText(name: TokenName): string {
  return `{{${name}}}`;
}

/** A figure that a person answers for, with what it was taken from. */
export function filledText(value: string, reason: string): string {
  return `{{手填：${value}｜${reason}}}`;
}

/** The mark of a citation. It stands at the end of the sentence that the entry supports. */
export function citedText(evidenceId: string): string {
  return `{{佐证：${evidenceId}}}`;
}

/** A photo in an annex, with its 题注. */
export function photoText(attachmentId: string, caption: string): string {
  return `{{照片：${attachmentId}｜${caption.replace(/[{}\n]/gu, " ").trim()}}}`;
}

/** The total of an indicator of the 数据台账. */
export function ledgerText(indicatorId: string): string {
  return `{{台账：${indicatorId}}}`;
}

function isTokenName(name: string): name is TokenName {
  return (tokenNames as readonly string[]).includes(name);
}

export type TokenPiece =
  | { kind: "text"; text: string }
  | { kind: "token"; name: TokenName }
  /** 手填: printed as it is, and no entry is looked for. */
  | { kind: "filled"; value: string; reason: string }
  /** The total of an indicator. */
  | { kind: "ledger"; indicatorId: string; name: string }
  /** A citation of the sentence before it. It has no words. */
  | { kind: "cited"; evidenceId: string }
  /** A photo of an annex; its name is the 题注. */
  | { kind: "photo"; attachmentId: string; name: string }
  /** What is written between the braces is no figure. */
  | { kind: "unknown"; name: string }
  /** Two braces without their pair. */
  | { kind: "stray"; text: string };

/** Where the indicators are not known. */
const ledgerName = "台账数";

function pieceOf(name: string): TokenPiece {
  if (isTokenName(name)) return { kind: "token", name };
  const [, value, reason = ""] = /^手填：([^｜]+)(?:｜(.*))?$/u.exec(name) ?? [];
  if (value !== undefined) return { kind: "filled", value: value.trim(), reason: reason.trim() };
  const [, evidenceId] = /^佐证：([\w-]+)$/u.exec(name) ?? [];
  if (evidenceId !== undefined) return { kind: "cited", evidenceId };
  const [, indicatorId] = /^台账：([\w-]+)$/u.exec(name) ?? [];
  if (indicatorId !== undefined) return { kind: "ledger", indicatorId, name: ledgerName };
  const [, attachmentId, caption = ""] = /^照片：([\w-]+)(?:｜(.*))?$/u.exec(name) ?? [];
  if (attachmentId !== undefined) return { kind: "photo", attachmentId, name: caption.trim() };
  return { kind: "unknown", name };
}

/** The text and its figures, in their order; `raw` is how each is written. */
export function tokenPieces(text: string): (TokenPiece & { raw: string })[] {
  return text
    .split(/(\{\{\s*[^{}\n]*?\s*\}\}|\{\{|\}\})/)
    .filter((part) => part !== "")
    .map((raw): TokenPiece & { raw: string } => {
      if (raw === "{{" || raw === "}}") return { kind: "stray", text: raw, raw };
      const [, name] = new RegExp(`^${token.source}$`).exec(raw) ?? [];
      return name === undefined ? { kind: "text", text: raw, raw } : { ...pieceOf(name), raw };
    });
}

/**
 * The text with every figure in it. No brace is printed: an unknown figure is printed as one that is missing, and stray
 * braces are left out. Both are in `unknownTokens`.
 */
export function fillTokens(text: string, values: TokenValues, { unknown }: Pick<TokenWords, "unknown">): string {
  const filled = tokenPieces(text).map((piece) => {
    switch (piece.kind) {
      case "text":
        return piece.text;
      case "token":
        return values[piece.name];
      case "ledger":
        return values.ledger[piece.indicatorId] ?? fillWords(unknown, { name: piece.name });
      case "filled":
        return piece.value;
      case "photo":
        return piece.name;
      case "unknown":
        return fillWords(unknown, { name: piece.name });
      case "cited":
      case "stray":
        return "";
    }
  });
  return filled.join("");
}

/** The text with the names of its figures: where the figures are not known. */
export function namedTokens(text: string): string {
  return tokenPieces(text)
    .map((piece) => {
      switch (piece.kind) {
        case "text":
          return piece.text;
        case "filled":
          return piece.value;
        case "cited":
        case "stray":
          return "";
        default:
          return piece.name;
      }
    })
    .join("");
}

/** The names of unknown figures, and stray braces as they are written, each once. */
export function unknownTokens(text: string): string[] {
  const unknown = tokenPieces(text).flatMap((piece) =>
    piece.kind === "unknown" ? [piece.name] : piece.kind === "stray" ? [piece.text] : [],
  );
  return [...new Set(unknown)];
}

/** The text without the marks of its citations, which have no words. */
export function withoutCites(text: string): string {
  return tokenPieces(text)
    .map((piece) => (piece.kind === "cited" ? "" : piece.raw))
    .join("");
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
  /** How many sites there are of a kind. Uses `{sites}`. */
  ofKind: Record<SiteKind, string>;
  /** Uses `{from}` `{to}`. */
  period: string;
  /** Use `{year}` `{month}` `{day}`. */
  day: string;
  dayOfSameYear: string;
  dayOfSameMonth: string;
  /** A total of the 数据台账, exact or not. Use `{total}` `{unit}`. */
  total: string;
  about: string;
  /** In place of an empty list or period. */
  none: string;
  /** In place of a figure that does not exist. Uses `{name}`. */
  unknown: string;
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
    镇街园区构成: list(
      siteKinds.flatMap((kind) => {
        const sites = counts.sites.filter((site) => site.kind === kind).length;
        return sites > 0 ? [fillWords(words.ofKind[kind], { sites })] : [];
      }),
    ),
    方式: list(
      counts.methods.map(({ method, visits }) =>
        fillWords(words.methodCount, { method: words.methods[method], visits }),
      ),
    ),
    听取人次: String(counts.heard),
    条目数: String(counts.entries),
    ledger: Object.fromEntries(
      (counts.ledger ?? []).map(({ id, total, unit, inexact }) => [
        id,
        fillWords(inexact ? words.about : words.total, { total, unit }),
      ]),
    ),
  };
}
