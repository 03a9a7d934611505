import "server-only";
import { notFound } from "next/navigation";
import { asReader, can } from "@/lib/auth/policy";
import { countedAgainst, findAgainst } from "@/lib/coding/data/against";
import { readPairs } from "@/lib/coding/data/pairs";
import { readExamples, type ThemeExample } from "@/lib/codebook/data";
import type { EditableTheme } from "@/lib/codebook/types";
import { readAlike, type Likeness } from "@/lib/coding/data/similar";
import { readSuggestions } from "@/lib/coding/data/suggestions";
import { pairBoard } from "@/lib/coding/pair-board";
import { readJoinedSheet } from "@/lib/coding/theme-sheet";
import { readFilterNames } from "@/lib/findings/data";
import { maySeeUnapproved } from "@/lib/findings/filter";
import { without, type SearchParams } from "@/lib/findings/filter-address";
import { entryPageSize } from "@/lib/findings/loaders";
import { dimensionCounts, type DimensionCount } from "@/lib/findings/queries/dimension-counts";
import { entryList } from "@/lib/findings/queries/entry-list";
import { themeSupport } from "@/lib/findings/queries/theme-support";
import type { FindingsFilter } from "@/lib/findings/schema";
import { orderTree } from "@/lib/findings/theme-tree";
import { openProject } from "@/lib/gates/open-page";
import { readSiteFilter } from "@/lib/sites/data";
import { id } from "@/lib/text";

function sumOf(counts: ReadonlyMap<string, DimensionCount>, part: keyof DimensionCount): number {
  return [...counts.values()].reduce((sum, count) => sum + count[part], 0);
}

/** What the list of an address is to be like: ?like=<entry>, ?fits=<theme> or ?merged=<merge>. */
export function readLikeness(params: SearchParams): Likeness | null {
  const [entryId, themeId] = [id.safeParse(params["like"]), id.safeParse(params["fits"])];
  const mergeId = id.safeParse(params["merged"]);
  if (entryId.success) return { entryId: entryId.data };
  if (mergeId.success) return { mergeId: mergeId.data };
  return themeId.success ? { themeId: themeId.data } : null;
}

/** The parameter of `readLikeness`, for the other pages of the list. */
export function likeParameter(like: Likeness | null): Record<string, string> {
  if (!like) return {};
  if ("entryId" in like) return { like: like.entryId };
  return "themeId" in like ? { fits: like.themeId } : { merged: like.mergeId };
}

/** As little of it as the page needs. */
function exampleOf(example: ThemeExample | undefined): Pick<EditableTheme, "example" | "exampleFrom"> {
  if (!example) return {};
  const { text, from } = example;
  return { example: text, ...(from && { exampleFrom: [from.site, from.visitedOn] as const }) };
}

type AskedCoding = { filter: FindingsFilter; page: number; like: Likeness | null };

/**
 * The page where entries get their themes: those without one first, beside the tree, both under the same filter. Or
 * those that are like an entry or a theme, the most like first, or that a merge brought along; of the filter only 含未审核
 * counts then.
 */
export async function loadCoding(projectId: string, asked: AskedCoding) {
  const { scope } = await openProject(projectId, "theme.read");
  const filter = without(asked.filter, "mark");
  const everything: FindingsFilter = filter.unapproved ? { unapproved: filter.unapproved } : {};
  const readThemes = async () => {
    const [supports, examples] = await Promise.all([themeSupport(scope, everything), readExamples(scope)]);
    const typed = (id: string) => (examples.get(id)?.from === null ? examples.get(id)?.text : undefined);
    return { examples, themes: supports.themes.map((theme) => ({ ...theme, example: typed(theme.id) })) };
  };
  const reading = readThemes();
  const listed = async () => {
    const { like, page } = asked;
    if (!like)
      return { ...(await entryList(scope, filter, { page, pageSize: entryPageSize, order: "uncoded_first" })) };
    const alike = await readAlike(scope, { like, themes: (await reading).themes, unapproved: filter.unapproved });
    if (!alike) notFound();
    const ids = alike.ids.slice((page - 1) * entryPageSize, page * entryPageSize);
    const found = { total: alike.ids.length, more: false, ids };
    const rows = await entryList(scope, everything, { pageSize: entryPageSize, found });
    return { ...rows, entries: rows.entries.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)), like: alike.of };
  };
  const [list, { themes, examples }, sites, counts] = await Promise.all([
    listed(),
    reading,
    readSiteFilter(scope, filter.site),
    dimensionCounts(scope, everything),
  ]);
  const total = sumOf(counts, "entries");
  const mayCode = can(scope.actor, "entry.code");
  // For those who can take them, and where nobody has decided yet.
  const untouched = mayCode ? list.entries.filter((entry) => entry.themes.length === 0) : [];
  const suggested = await readSuggestions(scope, { themes, entries: untouched });
  return {
    ...list,
    /** What they are like: the text of an entry, or the name of a theme. */
    like: "like" in list ? list.like : null,
    entries: list.entries.map((entry) => ({ ...entry, suggested: suggested.get(entry.id) ?? null })),
    themes: orderTree(themes).map((theme) => ({
      id: theme.id,
      name: theme.name,
      dimension: theme.dimension,
      depth: theme.depth,
      parentId: theme.parentId,
      definition: theme.definition,
      ...(theme.archived && { archived: true }),
      ...exampleOf(examples.get(theme.id)),
      sites: theme.support,
      entries: theme.entries,
    })),
    sites,
    coded: { done: total - sumOf(counts, "uncoded"), total },
    mayCode,
    mayReview: can(asReader(scope.actor), "entry.code"),
    mayEditThemes: can(scope.actor, "theme.edit"),
    maySeeUnapproved: maySeeUnapproved(scope),
  };
}
export type Coding = Awaited<ReturnType<typeof loadCoding>>;
export type CodingEntry = Coding["entries"][number];

/** Problems beside the suggestions that answer them, counted under the filter. */
export async function loadPairs(projectId: string, filter: FindingsFilter) {
  const { scope } = await openProject(projectId, "finding.read");
  const [supports, pairs, names] = await Promise.all([
    themeSupport(scope, filter),
    readPairs(scope),
    readFilterNames(scope, filter),
  ]);
  return {
    board: pairBoard(supports.themes, pairs),
    visited: supports.visited,
    names,
    mayPair: can(scope.actor, "entry.code"),
  };
}

/** One theme with all that is behind its number, on a page of its own. */
export async function loadThemeSheet(projectId: string, asked: { themeId: string; filter: FindingsFilter }) {
  const { scope } = await openProject(projectId, "finding.read");
  const known = id.safeParse(asked.themeId);
  const sheet = known.success ? await readJoinedSheet(scope, { ...asked, themeId: known.data }) : null;
  if (!sheet) notFound();
  return { sheet, names: await readFilterNames(scope, asked.filter), mayClaim: can(scope.actor, "finding.write") };
}

/** How much was marked as speaking against a theme, under the filter. */
export async function loadAgainstCount(projectId: string, asked: { themeId: string; filter: FindingsFilter }) {
  const { scope } = await openProject(projectId, "finding.read");
  const { entries, sites } = await countedAgainst(scope, asked.filter, asked.themeId);
  return { entries, sites, mayMark: can(scope.actor, "entry.code") };
}

/** What speaks against a theme: what a person marked, and what may and waits for a person. */
export async function loadAgainst(projectId: string, asked: { themeId: string; filter: FindingsFilter }) {
  const { scope } = await openProject(projectId, "finding.read");
  const known = id.safeParse(asked.themeId);
  const everything: FindingsFilter = asked.filter.unapproved ? { unapproved: asked.filter.unapproved } : {};
  const { themes, visited } = await themeSupport(scope, asked.filter);
  const theme = known.success ? themes.find((each) => each.id === known.data) : undefined;
  if (!theme) notFound();
  const mayMark = can(scope.actor, "entry.code");
  const rowsOf = async (ids: string[]) => {
    const found = { total: ids.length, more: false, ids };
    const { entries } = await entryList(scope, asked.filter, { pageSize: Math.max(1, ids.length), found });
    return entries.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  };
  const [marked, ids, names] = await Promise.all([
    countedAgainst(scope, asked.filter, theme.id),
    mayMark
      ? themeSupport(scope, everything).then((all) =>
          findAgainst(scope, asked.filter, { themeId: theme.id, themes: all.themes }),
        )
      : [],
    readFilterNames(scope, asked.filter),
  ]);
  const { name, dimension, support } = theme;
  return {
    theme: { id: theme.id, name, dimension, support },
    visited,
    sites: marked.sites,
    marked: await rowsOf(marked.ids),
    candidates: await rowsOf(ids),
    names,
    mayMark,
  };
}
