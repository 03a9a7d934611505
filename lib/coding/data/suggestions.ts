import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readScorers } from "@/lib/coding/data/learned";
import type { LearnedProjects, ThemeAsItIs } from "@/lib/coding/suggest/keep";
import { suggestThemes, type Suggestions } from "@/lib/coding/suggest/suggest";
import { readOnly } from "@/lib/db";
import type { DimensionKey } from "@/lib/vocabulary";

interface EntryAsItIs {
  id: string;
  text: string;
  dimension: DimensionKey;
  themes: readonly { id: string }[];
}

interface Background {
  id: string;
  questionId: string | null;
  question: string;
  refused: string[];
}

/** The question of each entry, and the themes that somebody refused for the text that it has. */
async function readBackground({ projectId }: ProjectScope, entryIds: string[]): Promise<Map<string, Background>> {
  const rows = await readOnly().$queryRaw<Background[]>`
    SELECT e.id, q.id AS "questionId", coalesce(q.text || q.hint, '') AS question, ARRAY(
      SELECT v.theme_id FROM suggestion_verdicts v
      WHERE v.project_id = e.project_id AND v.entry_id = e.id AND v.verdict = 'refused' AND v.text_hash = md5(e.text)
    ) AS refused
    FROM entries e LEFT JOIN questions q ON q.project_id = e.project_id AND q.id = e.question_id
    WHERE e.project_id = ${projectId}::uuid AND e.id = ANY(${entryIds}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * The likely themes of these entries, by entry. `themes`: all of the project. What an entry has and what was refused
 * for it is not among them, nor is an archived theme.
 */
export async function readSuggestions(
  scope: ProjectScope,
  { themes, entries }: { themes: readonly ThemeAsItIs[]; entries: readonly EntryAsItIs[] },
  learned?: LearnedProjects,
): Promise<Map<string, Suggestions>> {
  if (entries.length === 0 || themes.length === 0) return new Map();
  const [scorers, backgrounds] = await Promise.all([
    readScorers(scope, themes, learned),
    readBackground(
      scope,
      entries.map(({ id }) => id),
    ),
  ]);
  const archived = themes.flatMap((theme) => (theme.archived ? [theme.id] : []));
  const suggested = new Map<string, Suggestions>();
  for (const entry of entries) {
    const scorer = scorers.get(entry.dimension);
    if (!scorer) continue;
    const background = backgrounds.get(entry.id);
    const id = background?.questionId;
    const passed = new Set([...entry.themes.map((theme) => theme.id), ...(background?.refused ?? []), ...archived]);
    const asked = id ? { id, text: background.question } : null;
    suggested.set(entry.id, suggestThemes(scorer, { text: entry.text, question: asked }, passed));
  }
  return suggested;
}
