import type { Paragraph } from "docx";
import type { ReportPoint, ReportSection } from "@/lib/reports/model";
import type { Bookmarks, NextBookmark } from "@/lib/word/bookmarks";
import { oneLine, paragraphs, type Span } from "@/lib/word/text";
import { markName, rowName, type EvidenceNumbers, type Mark } from "./evidence-numbers";
import type { ReportLabels } from "./labels";
import { levelOneNumber, pointNumber } from "./numerals";
import { pieceNames } from "./piece-names";
import { placesOf, type PlacedPoint } from "@/lib/reports/nesting";
import { endsSentence, sentence } from "@/lib/sentence";

export interface SectionContext {
  labels: ReportLabels;
  /** Null in a clean copy: no mark is written. */
  numbers: EvidenceNumbers | null;
  /** Each heading, each lead and each point is in a hidden one, by which it is known when the file comes back. */
  bookmarks: Bookmarks;
  /** The number of the annex that names the sites; "" for the only annex. */
  namesNumber: string;
}

/** One section under its heading, 一、二、三、 by its place in the report (from 1). */
export function sectionParagraphs(section: ReportSection, place: number, context: SectionContext): Paragraph[] {
  const bookmark = context.bookmarks.named(pieceNames.heading(section.id));
  const heading = { text: levelOneNumber(place) + oneLine(section.heading), bookmark };
  const body = section.layout === "sub_headings" ? underSubHeadings(section, context) : numbered(section, context);
  return [...paragraphs("Heading1", [heading]), ...body];
}

type Placed = PlacedPoint & { point: ReportPoint; bookmark: NextBookmark; opening: string };

function placed({ points, layout, numbersHeld }: ReportSection, { bookmarks }: SectionContext): Placed[] {
  return placesOf(points).flatMap((place, index) => {
    const point = points[index];
    if (!point) return [];
    return [
      {
        ...{ ...place, point, bookmark: bookmarks.named(pieceNames.point(point.id)) },
        opening: pointNumber(place, layout, numbersHeld),
      },
    ];
  });
}

/** 一是…二是…, in one paragraph or in one for each. A point runs on in the paragraph of the one that holds it. */
function numbered(section: ReportSection, context: SectionContext): Paragraph[] {
  const paragraphsOf: Span[][] = [[leadSpan(section, context)]];
  for (const { point, bookmark, opening, level } of placed(section, context)) {
    const spans = [...openingSpans(point, opening), ...elaboration(point, context), ...closingMarks(point, context)];
    const own = inOne(bookmark, spans);
    if (section.layout === "run_in" || level > 0) paragraphsOf.at(-1)?.push(...own);
    else paragraphsOf.push(own);
  }
  return paragraphsOf.flatMap((spans) => paragraphs("ReportBody", spans));
}

const headings = ["Heading2", "Heading3", "Heading4"] as const;

/** （一）, 1., （1）, each a heading of its level. A point inside another that has no lead is numbered at its text. */
function underSubHeadings(section: ReportSection, context: SectionContext): Paragraph[] {
  return [
    ...paragraphs("ReportBody", [leadSpan(section, context)]),
    ...placed(section, context).flatMap(({ point, bookmark, opening, level }) => {
      const body = [...elaboration(point, context), ...closingMarks(point, context)];
      if (level > 0 && oneLine(point.lead) === "")
        return paragraphs("ReportBody", inOne(bookmark, [{ text: opening }, ...body]));
      return [
        ...paragraphs(headings[level], [{ text: opening + oneLine(point.lead), bookmark }]),
        ...paragraphs("ReportBody", inOne(bookmark, body)),
      ];
    }),
  ];
}

const inOne = (bookmark: NextBookmark, spans: readonly Span[]) => spans.map((span) => ({ ...span, bookmark }));

function leadSpan({ id, lead }: ReportSection, { bookmarks }: SectionContext): Span {
  return { text: sentence(lead), bookmark: bookmarks.named(pieceNames.sectionLead(id)) };
}

function openingSpans(point: ReportPoint, opening: string): Span[] {
  const lead = oneLine(point.lead);
  const spans = [{ text: opening, bold: true }];
  if (lead !== "") {
    spans.push({ text: lead, bold: true });
    if (!endsSentence(lead)) spans.push({ text: "。", bold: true });
  }
  return spans;
}

function elaboration(point: ReportPoint, context: SectionContext): Span[] {
  const support = point.support === null ? "" : sentence(context.labels.support(point.support, context.namesNumber));
  return [...citedText(point, context), { text: support }];
}

/** The text with the marks of its sentences, each behind the words that it supports. */
function citedText(point: ReportPoint, context: SectionContext): Span[] {
  const text = sentence(point.text);
  // `sentence` takes away spaces at the beginning.
  const from = point.text.length - point.text.trimStart().length;
  const spans: Span[] = [];
  let done = 0;
  for (const mark of context.numbers?.marks(point) ?? []) {
    if (mark.at === null) continue;
    const end = Math.min(Math.max(mark.at - from, done), text.length);
    spans.push({ text: text.slice(done, end) }, ...markSpans(mark, context));
    done = end;
  }
  return [...spans, { text: text.slice(done) }];
}

/** What the point cites as a whole. */
function closingMarks(point: ReportPoint, context: SectionContext): Span[] {
  const marks = context.numbers?.marks(point) ?? [];
  return marks.filter(({ at }) => at === null).flatMap((mark) => markSpans(mark, context));
}

/** Each number leads to its row of the index, and the row leads back to the first mark. */
function markSpans({ number, pieces }: Mark, { bookmarks }: SectionContext): Span[] {
  return pieces.map(({ text, entry }, index) => ({
    text,
    superscript: true,
    together: true,
    ...(entry === null ? {} : { link: rowName(entry) }),
    ...(index === 0 ? { anchor: bookmarks.named(markName(number)) } : {}),
  }));
}
