import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import {
  emptyModel,
  forgetTheme,
  learnTheme,
  mostExamples,
  type Example,
  type Model,
} from "@/lib/coding/suggest/model";
import { scorerOf } from "@/lib/coding/suggest/suggest";
import type { Scorer } from "@/lib/coding/suggest/model";
import { readOnly } from "@/lib/db";
import type { DimensionKey } from "@/lib/vocabulary";

/**
 * What the themes of a project have learned from the entries that people gave them, kept by this process and followed as
 * codings change (docs/decisions/057): a theme is learned again when its lines in theme_changes, its name or its definition
 * are others than those that were seen.
 */
export interface ThemeAsItIs {
  id: string;
  dimension: DimensionKey;
  name: string;
  definition: string;
}

interface Learned {
  model: Model;
  /** Of each theme: what it was learned from. */
  seen: Map<string, string>;
  scorer: Scorer;
}
type OfProject = Map<DimensionKey, Learned>;
/** By project, the one asked last at the end. */
export type LearnedProjects = Map<string, OfProject>;

const mostProjects = 8;
/** A model keeps the number of each gram that it ever saw: with more than these it begins again. */
const mostGrams = 400_000;
const shared: LearnedProjects = new Map();

function ofProject(learned: LearnedProjects, projectId: string): OfProject {
  const own = learned.get(projectId) ?? new Map<DimensionKey, Learned>();
  learned.delete(projectId);
  learned.set(projectId, own);
  for (const oldest of [...learned.keys()].slice(0, -mostProjects)) learned.delete(oldest);
  return own;
}

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

/**
 * Ready to suggest, by dimension. `themes`: all of the project. The lines are read before the examples: an example that
 * comes between them is read, and its line makes the theme be learned once more.
 */
export async function readScorers(
  scope: ProjectScope,
  themes: readonly ThemeAsItIs[],
  learned: LearnedProjects = shared,
): Promise<ReadonlyMap<DimensionKey, Scorer>> {
  const changes = await readChanges(scope);
  const own = ofProject(learned, scope.projectId);
  const state = new Map(
    themes.map((theme) => [theme.id, JSON.stringify([theme.name, theme.definition, changes.get(theme.id)])]),
  );
  const stale = themes.filter(({ id, dimension }) => own.get(dimension)?.seen.get(id) !== state.get(id));
  const examples =
    stale.length > 0
      ? await readExamples(
          scope,
          stale.map(({ id }) => id),
        )
      : new Map<string, Example[]>();
  for (const dimension of new Set([...own.keys(), ...themes.map((theme) => theme.dimension)])) {
    const now = themes.filter((theme) => theme.dimension === dimension);
    const changed = stale.filter((theme) => theme.dimension === dimension);
    const was = own.get(dimension);
    const gone = [...(was?.seen.keys() ?? [])].filter((id) => !now.some((theme) => theme.id === id));
    if (was && changed.length === 0 && gone.length === 0) continue;
    if (was && was.model.numbers.size > mostGrams) {
      own.delete(dimension);
      return readScorers(scope, themes, learned);
    }
    const model = was?.model ?? emptyModel();
    const seen = was?.seen ?? new Map<string, string>();
    for (const id of gone) {
      forgetTheme(model, id);
      seen.delete(id);
    }
    for (const { id, name, definition } of changed) {
      learnTheme(model, { id, name, definition, examples: examples.get(id) ?? [] });
      seen.set(id, state.get(id) ?? "");
    }
    own.set(dimension, { model, seen, scorer: scorerOf(model) });
  }
  return new Map([...own].map(([dimension, { scorer }]) => [dimension, scorer]));
}
