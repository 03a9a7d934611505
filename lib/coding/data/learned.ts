import "server-only";
import { setImmediate as rest } from "node:timers/promises";
import type { ProjectScope } from "@/lib/auth/scope";
import {
  follow,
  isKnown,
  learnedOf,
  learnFirst,
  stateOf,
  type LearnedProjects,
  type OfProject,
  type ThemeAsItIs,
  type ThemeToFollow,
} from "@/lib/coding/suggest/keep";
import { mostExamples, type Example, type Scorer } from "@/lib/coding/suggest/model";
import { readOnly } from "@/lib/db";
import type { DimensionKey } from "@/lib/vocabulary";

/**
 * What the themes of a project have learned from the entries that people gave them, kept by this process and followed
 * as codings change (docs/decisions/057): a theme is learned again when its lines in theme_changes, its name or its
 * definition are others than those that were seen.
 */
const shared: LearnedProjects = new Map();

async function readChanges({ projectId }: ProjectScope): Promise<Map<string, string>> {
  const rows = await readOnly().$queryRaw<{ themeId: string; lines: string }[]>`
    SELECT theme_id AS "themeId", string_agg(id::text, ' ' ORDER BY id) AS lines
    FROM theme_changes WHERE project_id = ${projectId}::uuid GROUP BY theme_id`;
  return new Map(rows.map(({ themeId, lines }) => [themeId, lines]));
}

/** The newest examples of each of these themes. Those of another dimension than the theme's are none. */
async function readExamples({ projectId }: ProjectScope, themeIds: string[]): Promise<Map<string, Example[]>> {
  const rows = await readOnly().$queryRaw<(Example & { themeId: string })[]>`
    SELECT theme.id AS "themeId", newest.text, newest.question_id AS "questionId"
    FROM themes theme, LATERAL (
      SELECT e.text, e.question_id, et.assigned_at, e.id
      FROM entry_themes et JOIN entries e ON e.project_id = et.project_id AND e.id = et.entry_id
      WHERE et.project_id = theme.project_id AND et.theme_id = theme.id AND e.dimension = theme.dimension
      ORDER BY et.assigned_at DESC, e.id LIMIT ${mostExamples}
    ) AS newest
    WHERE theme.project_id = ${projectId}::uuid AND theme.id = ANY(${themeIds}::uuid[])
    ORDER BY newest.assigned_at DESC, newest.id`;
  const examples = new Map<string, Example[]>(themeIds.map((id) => [id, []]));
  for (const { themeId, ...example } of rows) examples.get(themeId)?.push(example);
  return examples;
}

/** Of all themes of the project, those that are others than those that were learned, with their examples. */
async function readStale(
  scope: ProjectScope,
  own: OfProject,
  themes: readonly ThemeAsItIs[],
): Promise<ThemeToFollow[]> {
  const lines = await readChanges(scope);
  const stale = themes
    .map((theme) => ({ theme, state: stateOf(theme, lines.get(theme.id)) }))
    .filter(({ theme, state }) => !isKnown(own, theme, state));
  if (stale.length === 0) return [];
  const examples = await readExamples(
    scope,
    stale.map(({ theme }) => theme.id),
  );
  return stale.map((one) => ({ ...one, examples: examples.get(one.theme.id) ?? [] }));
}

/** The first learning of each project that is under way. Whoever comes meanwhile waits for it. */
const firsts = new WeakMap<OfProject, Promise<void> | undefined>();

async function learnAtFirst(scope: ProjectScope, own: OfProject, themes: readonly ThemeAsItIs[]): Promise<void> {
  const underWay =
    firsts.get(own) ?? readStale(scope, own, themes).then((changed) => learnFirst(own, changed, () => rest()));
  firsts.set(own, underWay);
  await underWay.finally(() => firsts.set(own, undefined));
}

/**
 * Ready to suggest, by dimension. `themes`: all of the project. The lines are read before the examples: an example that
 * comes between them is read, and its line makes the theme be learned once more.
 */
export async function readScorers(
  scope: ProjectScope,
  themes: readonly ThemeAsItIs[],
  learned: LearnedProjects = shared,
): Promise<ReadonlyMap<DimensionKey, Scorer>> {
  const own = learnedOf(learned, scope.projectId);
  if ((own.size === 0 && themes.length > 0) || firsts.get(own)) await learnAtFirst(scope, own, themes);
  return follow(own, themes, await readStale(scope, own, themes));
}
