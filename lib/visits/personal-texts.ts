import { redact } from "@/lib/privacy/personal-data";
import type { DraftVisit } from "@/lib/visits/draft";

/**
 * The fields of a visit that contain a person's own words, by their path in the form: where personal data may be typed
 * by mistake.
 */
export type PersonalPath =
  | "place"
  | `audiences.${string}.category`
  | `entries.${string}.text`
  | `entries.${string}.speakerCategory`
  | `figures.${string}.indicator`
  | `figures.${string}.definition`
  | `figures.${string}.source`
  | `answers.${string}.note`;

export interface PersonalText {
  path: PersonalPath;
  text: string;
}

const pathPattern =
  /^(?:place|audiences\.[^.]+\.category|entries\.[^.]+\.(?:text|speakerCategory)|figures\.[^.]+\.(?:indicator|definition|source)|answers\.[^.]+\.note)$/;

export function isPersonalPath(path: string): path is PersonalPath {
  return pathPattern.test(path);
}

/** All of them, in the order of the form. */
export function personalTexts(typed: DraftVisit): PersonalText[] {
  return [
    { path: "place", text: typed.place },
    ...typed.audiences.map(({ id, category }) => ({ path: `audiences.${id}.category` as const, text: category })),
    ...typed.entries.flatMap(({ id, text, speakerCategory }) => [
      { path: `entries.${id}.text` as const, text },
      { path: `entries.${id}.speakerCategory` as const, text: speakerCategory },
    ]),
    ...typed.figures.flatMap(({ id, indicator, definition, source }) => [
      { path: `figures.${id}.indicator` as const, text: indicator },
      { path: `figures.${id}.definition` as const, text: definition },
      { path: `figures.${id}.source` as const, text: source },
    ]),
    ...typed.answers.map(({ id, note }) => ({ path: `answers.${id}.note` as const, text: note })),
  ];
}

/** 全部脱敏 for a visit that is not in a form yet. */
export function redactVisit(typed: DraftVisit): DraftVisit {
  const plain = (text: string) => redact(text).text;
  return {
    ...typed,
    place: plain(typed.place),
    audiences: typed.audiences.map((row) => ({ ...row, category: plain(row.category) })),
    entries: typed.entries.map((row) => ({
      ...row,
      text: plain(row.text),
      speakerCategory: plain(row.speakerCategory),
    })),
    figures: typed.figures.map((row) => ({
      ...row,
      indicator: plain(row.indicator),
      definition: plain(row.definition),
      source: plain(row.source),
    })),
    answers: typed.answers.map((row) => ({ ...row, note: plain(row.note) })),
  };
}
