import { fillWords } from "@/lib/fill-words";
import en from "@/lib/i18n/messages/en/visits.json";
import zhCN from "@/lib/i18n/messages/zh-CN/visits.json";
import type { ProfileEntry } from "@/lib/profiles/types";
import { quoted } from "@/lib/visits/site-notes";

/**
 * How a problem stands after the last visit. No state is stored (docs/decisions/018): it follows from what the visits
 * say, and each state names the visit that says it.
 */
export type ProblemStand =
  /** Heard at the last visit for the first time. */
  | { at: "new" }
  /** Heard before, and at the last visit in the same words. */
  | { at: "still" }
  /** The last visit heard another problem of the same theme. */
  | { at: "theme" }
  /** A later visit notes it as solved. */
  | { at: "solved"; on: string; visitId: string }
  /** The last visit says nothing of it. */
  | { at: "silent" };

export interface ProfileProblem {
  /** The newest entry with these words. */
  entry: ProfileEntry;
  /** When it was heard first: YYYY-MM-DD. */
  since: string;
  times: number;
  stand: ProblemStand;
}

const plain = (text: string) => text.replace(/\s+/gu, "");

/** What the form writes for 已解决, in either language, with the words of the problem and its day in it. */
const solvedWords = [zhCN, en].map(({ form }) => form.earlierProblems.resolvedText);

/** Whether a text notes these words as solved: the sentence of the form, whatever day it names. */
function notesSolved(text: string, problem: string): boolean {
  const said = plain(text);
  return solvedWords.some((template) => {
    const [before = "", behind = ""] = template
      .split("{day}")
      .map((part) => plain(fillWords(part, { text: quoted(problem) })));
    const at = said.indexOf(before);
    return at >= 0 && said.indexOf(behind, at + before.length) >= 0;
  });
}

function standOf(newest: ProfileEntry, times: number, entries: readonly ProfileEntry[], last: string): ProblemStand {
  if (newest.visitId === last) return { at: times > 1 ? "still" : "new" };
  const later = entries.filter(({ visitedOn }) => visitedOn >= newest.visitedOn);
  const solved = later.find(({ text, visitId }) => visitId !== newest.visitId && notesSolved(text, newest.text));
  if (solved) return { at: "solved", on: solved.visitedOn, visitId: solved.visitId };
  const themes = new Set(newest.themes);
  const again = entries.some(
    (entry) => entry.visitId === last && entry.dimension === "problem" && entry.themes.some((name) => themes.has(name)),
  );
  return { at: again ? "theme" : "silent" };
}

/**
 * The problems of a site, each once however often it was heard in the same words, in the order in which their newest
 * entries come. `entries` are those of all dimensions, `last` is the id of the newest visit.
 */
export function problemsOf(entries: readonly ProfileEntry[], last: string): ProfileProblem[] {
  const heard = new Map<string, ProfileEntry[]>();
  for (const entry of entries.filter(({ dimension }) => dimension === "problem")) {
    const key = plain(entry.text);
    heard.set(key, [...(heard.get(key) ?? []), entry]);
  }
  return [...heard.values()].flatMap((same) => {
    const ordered = same.toSorted((a, b) => b.visitedOn.localeCompare(a.visitedOn));
    const newest = same.find(({ visitId }) => visitId === last) ?? ordered[0];
    if (!newest) return [];
    const visits = new Set(same.map(({ visitId }) => visitId)).size;
    return [
      {
        entry: newest,
        since: ordered.at(-1)?.visitedOn ?? newest.visitedOn,
        times: visits,
        stand: standOf(newest, visits, entries, last),
      },
    ];
  });
}
