import { emptyModel, forgetTheme, learnTheme, type Example, type Model, type Scorer } from "@/lib/coding/suggest/model";
import { scorerOf } from "@/lib/coding/suggest/suggest";
import type { DimensionKey } from "@/lib/vocabulary";

/** What this process keeps of what themes have learned, and how it follows their changes. Pure but for its memory. */
export interface ThemeAsItIs {
  id: string;
  dimension: DimensionKey;
  name: string;
  definition: string;
  /** A sentence that a person typed as its example. One that is an entry's teaches as that entry does. */
  example?: string | undefined;
  /** It teaches what others are not, and is never offered. */
  archived?: boolean;
}

interface Learned {
  model: Model;
  /** Of each theme: what it was learned from, see `stateOf`. */
  seen: Map<string, string>;
  scorer: Scorer;
}
export type OfProject = Map<DimensionKey, Learned>;
/** By project, the one asked last at the end. */
export type LearnedProjects = Map<string, OfProject>;

const mostProjects = 8;
/** A model keeps the number of each gram that it ever saw: with more than these it begins again. */
const mostGrams = 400_000;

export function learnedOf(learned: LearnedProjects, projectId: string): OfProject {
  const own: OfProject = learned.get(projectId) ?? new Map();
  learned.delete(projectId);
  learned.set(projectId, own);
  for (const oldest of [...learned.keys()].slice(0, -mostProjects)) learned.delete(oldest);
  for (const [dimension, { model }] of own) if (model.numbers.size > mostGrams) own.delete(dimension);
  return own;
}

/** What a theme is learned from. `lines`: the changes of its examples that can be seen. */
export function stateOf({ name, definition, example = "" }: ThemeAsItIs, lines: string | undefined): string {
  return JSON.stringify([name, definition, example, lines]);
}

export const isKnown = (own: OfProject, { id, dimension }: ThemeAsItIs, state: string): boolean =>
  own.get(dimension)?.seen.get(id) === state;

/** A theme to learn again. */
export interface ThemeToFollow {
  theme: ThemeAsItIs;
  state: string;
  examples: readonly Example[];
}

/**
 * Learns a project of which nothing is known yet. Hundreds of themes take seconds, so it rests after each theme: others
 * are answered meanwhile. Nobody sees a model before it is whole.
 * @param rest lets others have the thread
 */
export async function learnFirst(
  own: OfProject,
  changed: readonly ThemeToFollow[],
  rest: () => Promise<void>,
): Promise<void> {
  const fresh = new Map<DimensionKey, Omit<Learned, "scorer">>();
  for (const { theme, state, examples } of changed) {
    const { model, seen } = fresh.get(theme.dimension) ?? { model: emptyModel(), seen: new Map<string, string>() };
    fresh.set(theme.dimension, { model, seen });
    learnTheme(model, { ...theme, examples });
    seen.set(theme.id, state);
    await rest();
  }
  for (const [dimension, learned] of fresh) {
    own.set(dimension, { ...learned, scorer: scorerOf(learned.model) });
    await rest();
  }
}

/** `themes`: all of the project. `changed`: those to learn again, with their examples. */
export function follow(
  own: OfProject,
  themes: readonly ThemeAsItIs[],
  changed: readonly ThemeToFollow[],
): ReadonlyMap<DimensionKey, Scorer> {
  const there = new Map(themes.map(({ id, dimension }) => [id, dimension]));
  const touched = new Set(changed.map(({ theme }) => theme.dimension));
  for (const [dimension, { model, seen }] of own) {
    for (const id of [...seen.keys()].filter((known) => there.get(known) !== dimension)) {
      forgetTheme(model, id);
      seen.delete(id);
      touched.add(dimension);
    }
  }
  for (const dimension of touched) {
    const { model, seen } = own.get(dimension) ?? { model: emptyModel(), seen: new Map<string, string>() };
    for (const { theme, state, examples } of changed) {
      if (theme.dimension !== dimension) continue;
      learnTheme(model, { ...theme, examples });
      seen.set(theme.id, state);
    }
    own.set(dimension, { model, seen, scorer: scorerOf(model) });
  }
  return new Map([...own].map(([dimension, { scorer }]) => [dimension, scorer]));
}
