import { fillWords } from "@/lib/fill-words";
import { groupBy } from "@/lib/findings/group-by";
import { claimedPoints, countedTheme } from "@/lib/reports/claimed-points";
import type { DraftClaim, DraftWords, ThemeEntry } from "@/lib/reports/draft-input";
import { claimedPoint, draftPoint, othersPoint, type PointInput } from "@/lib/reports/drafted-points";
import { heldLevel } from "@/lib/reports/nesting";
import { mostPoints } from "@/lib/reports/schema";
import { byStrength, planSection } from "@/lib/reports/section-plan";
import { shareOut, type PlannedSection } from "@/lib/reports/structures";
import { groupsOf, type ThemeGroup } from "@/lib/reports/theme-groups";
import { tokenText, type TokenName } from "@/lib/reports/tokens";
import type { DraftPoint, DraftSection, ReportDraft, ReportCounts, ThemeCount } from "@/lib/reports/types";
import type { DimensionKey, PointLevel, SectionLayout } from "@/lib/vocabulary";

/**
 * Makes a first report from the findings: which points, in which order, in which words. It contains nothing that is in
 * no entry: a lead is a claim of the team, or said of a theme's name and its sites; an elaboration is whole sentences
 * of entries with their site, a figure is a token.
 */

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

/** Themes that become a point: those on a counted entry, not those that only group others, nor archived ones. */
export function pointThemes(counts: Pick<ReportCounts, "themes">, entries: readonly ThemeEntry[]): ThemeCount[] {
  const spoken = new Set(entries.map(({ themeId }) => themeId));
  return counts.themes.filter((theme) => spoken.has(theme.id) && theme.siteIds.length > 0 && !theme.archived);
}

/** A paragraph of more than half a page is hard to read. Only a proposal: the author chooses. */
const longestParagraph = 1_200;

interface SectionInput extends PointInput {
  counts: Pick<ReportCounts, "sites" | "themes">;
  claims: readonly DraftClaim[];
}

/** Every theme that becomes a point. */
const inGroups = (groups: readonly ThemeGroup[]): ThemeCount[] =>
  groups.flatMap(({ theme, held }) => [theme, ...inGroups(held)]);

/** A theme's point: it says what the team stands behind, or what can be said of the theme's name. */
export function pointOf(
  theme: ThemeCount,
  claim: DraftClaim | undefined,
  entries: readonly ThemeEntry[],
  input: PointInput,
): DraftPoint {
  return claim ? claimedPoint(claim, theme, entries, input) : draftPoint(theme, entries, input);
}

/**
 * The points of a section, those of themes below a theme in its point. Those of the themes under 其他 are left out, and
 * each can be taken in with one press.
 */
function draftPoints(
  themes: readonly ThemeCount[],
  dimensions: readonly DimensionKey[],
  entriesOf: (themeId: string) => readonly ThemeEntry[],
  { claims, ...input }: SectionInput,
): DraftPoint[] {
  const groups = groupsOf(themes, input.counts.themes);
  const { ofTheme, own } = claimedPoints(claims, inGroups(groups), dimensions);
  const heldOf = new Map(groups.map(({ theme, held }) => [theme.id, held]));
  const { written, others } = planSection(
    groups.map(({ theme }) => theme),
    input.counts,
    ({ id }) => inGroups(groups.filter(({ theme }) => theme.id === id)).some((theme) => ofTheme.has(theme.id)),
  );
  const ownPoints = own.flatMap((claim) => {
    const theme = countedTheme(claim, input.counts);
    // In a part report nobody may say it.
    if (!theme && claim.evidence.length === 0) return [];
    return [claimedPoint(claim, theme, theme ? entriesOf(theme.id) : [], input)];
  });
  const pointsOf = (theme: ThemeCount, held: readonly ThemeGroup[], level: PointLevel): DraftPoint[] => [
    { ...pointOf(theme, ofTheme.get(theme.id), entriesOf(theme.id), input), level },
    // As deep as points go, and what is deeper stands beside them.
    ...held.flatMap((one) => pointsOf(one.theme, one.held, heldLevel(level) ?? level)),
  ];
  const whole = (theme: ThemeCount) => pointsOf(theme, heldOf.get(theme.id) ?? [], 0);
  if (others.length === 0) return [...ownPoints, ...written.flatMap(whole)].slice(0, mostPoints);
  return [
    ...ownPoints,
    ...written.flatMap(whole),
    othersPoint(others, entriesOf, input),
    ...others.flatMap(whole).map((point) => ({ ...point, dropped: true })),
  ].slice(0, mostPoints);
}

/** Points in points have headings: 一要 is no number for a problem. */
function proposedLayout(points: readonly DraftPoint[]): SectionLayout {
  if (points.some(({ level, dropped }) => level > 0 && !dropped)) return "sub_headings";
  const length = points
    .filter(({ dropped }) => !dropped)
    .reduce((sum, { lead, text }) => sum + [...lead, ...text].length, 0);
  return length < longestParagraph ? "run_in" : "paragraphs";
}

interface DraftInput {
  title: string;
  background: string;
  projectName: string;
  includeUnapproved: boolean;
  structure: readonly PlannedSection[];
  counts: ReportCounts;
  entries: ThemeEntry[];
  /** What the team stands behind, those with most sites first: these are the first leads. */
  claims?: readonly DraftClaim[];
  words: DraftWords;
  mint: () => string;
}

/** More names than these are no beginning of a report: how many there are of each kind stands in their place. */
const mostListed = 6;

const fieldworkTokens = {
  period: "起止时间",
  sites: "镇街园区数",
  visits: "走访数",
  methods: "方式",
  heard: "听取人次",
} as const satisfies Record<string, TokenName>;

export function draftReport(input: DraftInput): ReportDraft {
  const { counts, entries, words, mint, structure, claims = [] } = input;
  const siteNames: TokenName = counts.sites.length <= mostListed ? "镇街园区名单" : "镇街园区构成";
  const used = Object.entries<TokenName>({ ...fieldworkTokens, siteNames });
  const tokens = Object.fromEntries(used.map(([name, token]) => [name, tokenText(token)]));
  const occasion = input.background.trim() || fillWords(words.occasion, { topic: topicOf(input.projectName, words) });
  const ofTheme = groupBy(entries, ({ themeId }) => themeId);
  const entriesOf = (themeId: string) => ofTheme.get(themeId) ?? [];
  const shares = shareOut(byStrength(pointThemes(counts, entries)), structure);
  // A 总报告 sums up what its parts tell, so it may say the same.
  const told = new Set<string>();
  const sections = structure.map(({ heading, lead, layout, strongest, dimensions }, place): DraftSection => {
    const own = shares[place] ?? [];
    const { ofTheme } = claimedPoints(claims, own, []);
    const points = strongest
      ? own.map((theme) =>
          pointOf(theme, ofTheme.get(theme.id), entriesOf(theme.id), { counts, words, mint, quotes: 1 }),
        )
      : draftPoints(own, dimensions, entriesOf, { counts, words, mint, claims, told });
    return { id: mint(), heading, layout: layout ?? proposedLayout(points), lead, answers: [], points };
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
    printedBy: "",
    printedOn: "",
    sealed: true,
    includeUnapproved: input.includeUnapproved,
    answers: [],
    sections,
  };
}
