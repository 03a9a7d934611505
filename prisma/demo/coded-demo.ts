import type { CodedStudy } from "@/lib/testing/suggestion-hits";
import { demo } from "./index";

/** The entries of the demo that have themes, as a study to measure suggestions on. */
const questions = new Map(demo.questions.map(({ key, text, hint }) => [key, { id: key, text: text + hint }]));

export const codedDemo: CodedStudy = {
  themes: demo.themes.map(({ key, dimension, name, definition }) => ({ id: key, dimension, name, definition })),
  entries: demo.visits.flatMap((visit) =>
    visit.entries.flatMap(({ dimension, text, question, themes = [] }) =>
      themes.length > 0
        ? [{ visit: visit.key, dimension, text, themes, question: questions.get(question) ?? null }]
        : [],
    ),
  ),
};
