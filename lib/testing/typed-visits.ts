import fc from "fast-check";
import type { DraftVisit } from "@/lib/visits/draft";
import { dimensionKeys, dimensionMarks, entryForms, visitMethods } from "@/lib/vocabulary";

/** Everything that the visit form can hold, as people type, paste and leave it half done. */

const pieces = fc.constantFrom(
  "人手不足",
  " ",
  "\t",
  "\n",
  "\r\n",
  "\u0000",
  "\u0007",
  "\u200B",
  "\u200D",
  "\u202E",
  "\uFEFF",
  "\u00A0",
  "\u3000",
  "\uD842",
  "\uDFB7",
  "𠮷𪚥𫝀𫠝𬻞𰻝",
  "👨‍👩‍👧",
  "葛\u{E0100}",
  "<b>",
  "{{走访数}}",
  "=1+1",
  "约200余",
  "35%",
  "去年底",
  "2026年10月底",
  "１，２３４",
);
const short = fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join(""));
const long = pieces.map((piece) => piece.repeat(Math.ceil(20_000 / piece.length)).slice(0, 20_000));
/** One text in twenty is as long as a pasted document. */
const text = fc.oneof({ weight: 19, arbitrary: short }, { weight: 1, arbitrary: long });

const id = fc.uuid({ version: 7 });
const dimension = fc.constantFrom(...dimensionKeys);
const mark = fc.option(fc.constantFrom(...dimensionMarks));
const time = fc.constantFrom("", "09:00", "11:30", "23:59");

/** Sites, people and questions are chosen from lists, so a form only holds those that it was given. */
interface Choices {
  siteIds: readonly string[];
  memberIds: readonly string[];
  questionIds: readonly (string | null)[];
}

export function typedVisits({ siteIds, memberIds, questionIds }: Choices): fc.Arbitrary<DraftVisit> {
  const questionId = fc.constantFrom(...questionIds);
  const rows = <Row extends { id: string }>(row: fc.Arbitrary<Row>) =>
    fc.uniqueArray(row, { maxLength: 5, selector: (each) => each.id });
  return fc.record({
    siteId: fc.constantFrom(...siteIds),
    visitedOn: fc.constantFrom("2026-11-20", "2025-01-01"),
    startedAt: time,
    endedAt: time,
    method: fc.constantFrom(...visitMethods),
    place: text,
    recorderId: fc.constantFrom(...memberIds),
    memberIds: fc.subarray([...memberIds]),
    audiences: rows(fc.record({ id, category: text, headCount: text })),
    entries: rows(
      fc.record({ id, dimension, questionId, text, form: fc.constantFrom(...entryForms), speakerCategory: text }),
    ),
    figures: rows(
      fc.record({
        id,
        dimension,
        questionId,
        indicator: text,
        value: text,
        unit: text,
        asOf: text,
        definition: text,
        source: text,
      }),
    ),
    marks: fc.record({ status: mark, example: mark, problem: mark, suggestion: mark }),
    answers: fc.constant([]),
  });
}
