import type { Paragraph } from "docx";
import type { ReportPoint, ReportSection } from "@/lib/reports/model";
import { oneLine, paragraphs, type Span } from "@/lib/word/text";
import type { EvidenceNumbers } from "./evidence-numbers";
import type { ReportLabels } from "./labels";
import { levelOneNumber, levelTwoNumber, runInOpening } from "./numerals";
import { runOnLimit } from "./run-on";
import { endsSentence, sentence } from "@/lib/sentence";

export interface SectionContext {
  labels: ReportLabels;
  /** Null in a clean copy: no mark is written. */
  numbers: EvidenceNumbers | null;
}

/** One section under its heading, 一、二、三、 by its place in the report (from 1). */
export function sectionParagraphs(section: ReportSection, place: number, context: SectionContext): Paragraph[] {
  const heading = { text: levelOneNumber(place) + oneLine(section.heading) };
  const body = section.layout === "run_in" ? runIn(section, context) : underSubHeadings(section, context);
  return [...paragraphs("Heading1", [heading]), ...body];
}

/** 一是…二是…. A single point is not numbered: 一是 without 二是 would promise another. */
function runIn(section: ReportSection, context: SectionContext): Paragraph[] {
  const lead: Span = { text: sentence(section.lead) };
  const counted = section.points.length > 1;
  const points = section.points.map((point, index) => ({
    text: [...openingSpans(point, counted ? runInOpening(index + 1) : ""), ...elaboration(point, context)],
    marks: markSpans(point, context),
  }));
  // Measured without the marks, so that a clean copy breaks its paragraphs at the same places.
  const length = lengthOf([lead, ...points.flatMap(({ text }) => text)]);
  const runs = points.map(({ text, marks }) => [...text, ...marks]);
  if (length < runOnLimit) return paragraphs("ReportBody", [lead, ...runs.flat()]);
  return [[lead], ...runs].flatMap((spans) => paragraphs("ReportBody", spans));
}

function underSubHeadings(section: ReportSection, context: SectionContext): Paragraph[] {
  return [
    ...paragraphs("ReportBody", [{ text: sentence(section.lead) }]),
    ...section.points.flatMap((point, index) => [
      ...paragraphs("Heading2", [{ text: levelTwoNumber(index + 1) + oneLine(point.lead) }]),
      ...paragraphs("ReportBody", [...elaboration(point, context), ...markSpans(point, context)]),
    ]),
  ];
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

function elaboration(point: ReportPoint, { labels }: SectionContext): Span[] {
  const support = point.support === null ? "" : sentence(labels.support(point.support));
  return [{ text: sentence(point.text) }, { text: support }];
}

function markSpans(point: ReportPoint, { numbers }: SectionContext): Span[] {
  return numbers === null ? [] : [{ text: numbers.marks(point.evidence), superscript: true }];
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((total, { text }) => total + [...text].length, 0);
}
