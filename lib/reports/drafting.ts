import { fillWords } from "@/lib/fill-words";
import { groupBy } from "@/lib/findings/group-by";
import { citedSiteName } from "@/lib/reports/compose";
import { tokenText, type TokenName } from "@/lib/reports/tokens";
import type { CitedEntry, DraftPoint, DraftSection, ReportDraft, ReportCounts, ThemeCount } from "@/lib/reports/types";
import type { DimensionKey, EntryForm, SectionLayout } from "@/lib/vocabulary";

/**
 * Makes a first report from the findings: which points, in which order, in which words. It contains nothing that is in
 * no entry: a lead is a theme's name, an elaboration is whole sentences of entries with their site, a figure is a
 * token.
 */
export interface ThemeEntry {
  themeId: string;
  /** The entry has the theme itself, not only one below it. */
  own: boolean;
  entryId: string;
  form: EntryForm;
  entry: CitedEntry;
}

/** Sentences around the data, from the catalogue of the document's language. */
export interface DraftWords {
  /** Uses `{topic}`. */
  title: string;
  /** Endings of a project's name that the title already contains. */
  titleEndings: string[];
  /** Uses `{topic}`, for a project without a background text. */
  occasion: string;
  /** Uses `{period}` `{sites}` `{siteNames}` `{visits}` `{methods}` `{heard}`. */
  fieldwork: string;
  closing: string;
  sections: { dimensions: DimensionKey[]; heading: string; lead: string }[];
  /** How a site's text is introduced, by its position in the point. Uses `{site}` `{text}`. */
  attributions: Record<DimensionKey, string[]>;
  /** For a quotation, in quotation marks. Uses `{site}` `{text}`. */
  quoted: string;
  /** A site visited under a former name. Uses `{site}` `{former}`. */
  formerly: string;
}

const mostSites = 3;
const longestShare = 160;

/** 关于××的调研报告 */
export function suggestTitle(projectName: string, words: DraftWords): string {
  const topic = topicOf(projectName, words);
  return fillWords(words.title, { topic });
}

function topicOf(projectName: string, words: DraftWords): string {
  let topic = projectName.trim().replace(/^关于/, "");
  for (const ending of words.titleEndings) {
    if (topic.endsWith(ending) && topic.length > ending.length) {
      topic = topic.slice(0, -ending.length);
      break;
    }
  }
  return topic.replace(/的$/, "");
}

/** Whole sentences from the beginning, up to a length. The first one is always included, however long. */
export function leadingSentences(text: string, longest: number): string {
  const sentences =
    text
      .replace(/\s*\n\s*/g, "")
      .trim()
      .match(/[^。！？!?]+[。！？!?]+[”’」』）)]*|[^。！？!?]+$/g) ?? [];
  let taken = "";
  for (const sentence of sentences) {
    if (taken !== "" && [...(taken + sentence)].length > longest) break;
    taken += sentence;
  }
  return taken === "" || /[。！？!?][”’」』）)]*$/.test(taken) ? taken : `${taken}。`;
}

/**
 * Higher is better: an entry with a figure before one without, and entries of medium length before fragments and whole
 * pages.
 */
function weight({ entry }: ThemeEntry): number {
  const length = [...entry.text].length;
  return (/\d/.test(entry.text) ? 2 : 0) + (length >= 20 && length <= 90 ? 1 : 0);
}

function byWeight(a: ThemeEntry, b: ThemeEntry): number {
  return (
    weight(b) - weight(a) || a.entry.visitedOn.localeCompare(b.entry.visitedOn) || a.entryId.localeCompare(b.entryId)
  );
}

/** The best entries of distinct sites, in the order of their visits. Quotations only if there is no summary. */
function telling(entries: ThemeEntry[]): ThemeEntry[] {
  // A parent theme uses its own entries. Those of its children are in their own points.
  const own = entries.filter((entry) => entry.own);
  const summaries = own.filter(({ form }) => form === "summary");
  const chosen: ThemeEntry[] = [];
  for (const entry of (summaries.length > 0 ? summaries : own).toSorted(byWeight)) {
    if (chosen.length < mostSites && !chosen.some((one) => one.entry.siteId === entry.entry.siteId)) chosen.push(entry);
  }
  return chosen;
}

function elaborate(dimension: DimensionKey, told: ThemeEntry[], words: DraftWords): string {
  return told
    .map(({ form, entry }, place) => {
      const said = leadingSentences(entry.text, longestShare);
      const site = citedSiteName(entry, words);
      if (form === "verbatim") return fillWords(words.quoted, { site, text: said });
      const templates = words.attributions[dimension];
      return fillWords(templates[place % templates.length] ?? "{text}", { site, text: said });
    })
    .join("");
}

/** More names than these are a line and more. Only a proposal: the author chooses. */
const mostNames = 6;

/** Cites what it quotes and no more: the other entries of its theme can be cited by hand. */
export function draftPoint(
  theme: ThemeCount,
  entries: ThemeEntry[],
  words: DraftWords,
  mint: () => string,
): DraftPoint {
  const told = telling(entries);
  return {
    id: mint(),
    themeId: theme.id,
    lead: theme.name,
    text: elaborate(theme.dimension, told, words),
    showSupport: true,
    names: theme.siteIds.length > mostNames ? "first" : "all",
    dropped: false,
    evidence: told.map(({ entryId, entry }) => ({
      id: mint(),
      entryId,
      quotedText: entry.text,
      removed: false,
      entry,
    })),
  };
}

/** Themes that become a point: those on a counted entry, not those that only group others. */
export function pointThemes(counts: ReportCounts, entries: ThemeEntry[]): ThemeCount[] {
  const owned = new Set(entries.filter(({ own }) => own).map(({ themeId }) => themeId));
  return counts.themes
    .filter((theme) => owned.has(theme.id) && theme.siteIds.length > 0)
    .toSorted((a, b) => b.siteIds.length - a.siteIds.length || a.name.localeCompare(b.name, "zh-CN"));
}

/** A paragraph of more than half a page is hard to read. Only a proposal: the author chooses. */
const longestParagraph = 1_200;

function proposedLayout(points: readonly DraftPoint[]): SectionLayout {
  const length = points.reduce((sum, { lead, text }) => sum + [...lead, ...text].length, 0);
  return length < longestParagraph ? "run_in" : "paragraphs";
}

interface DraftInput {
  title: string;
  background: string;
  projectName: string;
  includeUnapproved: boolean;
  counts: ReportCounts;
  entries: ThemeEntry[];
  words: DraftWords;
  mint: () => string;
}

const fieldworkTokens: Record<string, TokenName> = {
  period: "起止时间",
  sites: "镇街园区数",
  siteNames: "镇街园区名单",
  visits: "走访数",
  methods: "方式",
  heard: "听取人次",
};

export function draftReport(input: DraftInput): ReportDraft {
  const { counts, entries, words, mint } = input;
  const tokens = Object.fromEntries(Object.entries(fieldworkTokens).map(([name, token]) => [name, tokenText(token)]));
  const occasion = input.background.trim() || fillWords(words.occasion, { topic: topicOf(input.projectName, words) });
  const ofTheme = groupBy(entries, ({ themeId }) => themeId);
  const themes = pointThemes(counts, entries);
  const sections: DraftSection[] = words.sections.map(({ dimensions, heading, lead }) => {
    const points = themes
      .filter((theme) => dimensions.includes(theme.dimension))
      .map((theme) => draftPoint(theme, ofTheme.get(theme.id) ?? [], words, mint));
    return { id: mint(), heading, layout: proposedLayout(points), lead, points };
  });
  return {
    title: input.title,
    preface: `${occasion}\n${fillWords(words.fieldwork, tokens)}`,
    closing: words.closing,
    issuer: "",
    issuedOn: "",
    addressee: "",
    annexes: "",
    copyTo: "",
    sealed: true,
    includeUnapproved: input.includeUnapproved,
    sections,
  };
}
