import type { MarkedPaper } from "@/lib/imports/word/read-docx";
import { annexName } from "@/lib/reports/formats/office-lines";
import { pieceNames } from "@/lib/reports/formats/piece-names";
import type { ReportLabels } from "@/lib/reports/formats/labels";
import type { AnnexPhoto, ReportModel } from "@/lib/reports/model";
import { frontKey } from "@/lib/reports/parts/types";
import { frontLines } from "@/lib/reports/returned/front-of";
import { streamOf, type Stream } from "@/lib/reports/returned/stream";
import { stretchesOf } from "@/lib/reports/returned/stretches";
import type { SentReport, Stretch, Unit, UnitKind, UnitTexts } from "@/lib/reports/returned/types";
import type { ReportDraft } from "@/lib/reports/types";
import { sentence } from "@/lib/sentence";

/** Bookmarks of the preface's and the closing's paragraphs have a number; together they are one unit. */
export function unitName(bookmark: string): string {
  return bookmark.replace(/^(_zfBegin|_zfEnd)\d+$/, "$1");
}

export const frontNames = { title: pieceNames.title, preface: "_zfBegin", closing: "_zfEnd" };

/** By unit: its paragraphs, one a line. */
export function printedUnits({ text, bookmarks }: Stream): Map<string, string> {
  const printed = new Map<string, string>();
  for (const { name, start, end } of bookmarks.toSorted((a, b) => a.start - b.start)) {
    const unit = unitName(name);
    const before = printed.get(unit);
    const words = text.slice(start, end).trim();
    printed.set(unit, before === undefined ? words : `${before}\n${words}`);
  }
  return printed;
}

/** The paragraphs without a bookmark. */
export function otherParagraphs({ text, paragraphs, bookmarks }: Stream): string[] {
  return paragraphs
    .filter(({ start, end }) => !bookmarks.some((one) => one.start < end && start < one.end))
    .map(({ start, end }) => text.slice(start, end).trim())
    .filter((words) => words !== "");
}

/** Of the annex with the names of sites, as it was printed. */
function numberOfNames({ text }: Stream, { annex, namesAnnex }: Sent["labels"]): string {
  const title = text.lastIndexOf(namesAnnex);
  const mark = title < 0 ? -1 : text.lastIndexOf(annex, title);
  return mark < 0 ? "" : (/^\d+/u.exec(text.slice(mark + annex.length))?.[0] ?? "");
}

/** 图1　议事厅（青石镇，2026年9月3日）: only the 题注 is the author's. */
function captionUnit(
  photo: AnnexPhoto,
  place: number,
  { photoCaption }: Sent["labels"],
): Pick<Unit, "texts" | "stretches"> {
  const { before, caption, after } = photoCaption(photo, place + 1);
  const added = (printed: string): Stretch => ({ role: "added", printed, raw: printed });
  return {
    texts: { lead: "", text: caption },
    stretches: [added(before), { role: "text", printed: caption, raw: caption }, added(after)],
  };
}

interface Sent {
  model: ReportModel;
  /** As it was typed; null if that is not known. Then the printed figures are taken as text. */
  draft: ReportDraft | null;
  /** The Word file as it was sent out. */
  paper: MarkedPaper;
  labels: Pick<ReportLabels, "support" | "annex" | "namesAnnex" | "date" | "annexTitle" | "photoCaption">;
}

export function sentReport({ model, draft, paper, labels }: Sent): SentReport {
  const stream = streamOf(paper);
  const printed = printedUnits(stream);
  const namesNumber = numberOfNames(stream, labels);
  const units: Unit[] = [];
  const put = (
    name: string,
    kind: UnitKind,
    part: string,
    texts: { typed: UnitTexts; filled: UnitTexts },
    support = "",
  ) => {
    const words = printed.get(name);
    if (words === undefined) return;
    units.push({
      name,
      kind,
      part,
      texts: texts.typed,
      printed: words,
      stretches: stretchesOf({ printed: words, ...texts, support }),
    });
  };
  const only = (typed: string | undefined, filled: string) => ({
    typed: { lead: "", text: typed ?? filled },
    filled: { lead: "", text: filled },
  });
  put(frontNames.title, "title", frontKey, only(draft?.title, model.title));
  put(frontNames.preface, "preface", frontKey, only(draft?.preface, model.preface.join("\n")));
  const typedSections = new Map(draft?.sections.map((section) => [section.id, section]));
  const typedPoints = new Map(draft?.sections.flatMap(({ points }) => points.map((point) => [point.id, point])));
  for (const section of model.sections) {
    const typed = typedSections.get(section.id);
    put(pieceNames.heading(section.id), "heading", section.id, only(typed?.heading, section.heading));
    put(pieceNames.sectionLead(section.id), "sectionLead", section.id, only(typed?.lead, section.lead));
    for (const { id, lead, text, support } of section.points) {
      const filled = { lead, text };
      const point = typedPoints.get(id);
      const texts = { filled, typed: point ? { lead: point.lead, text: point.text } : filled };
      put(pieceNames.point(id), "point", id, texts, support ? sentence(labels.support(support, namesNumber)) : "");
    }
  }
  put(frontNames.closing, "closing", frontKey, only(draft?.closing, model.closing.join("\n")));
  for (const annex of model.annexPages ?? []) {
    const typed = typedSections.get(annex.id);
    const title = annexName(labels.annexTitle(annex));
    put(pieceNames.heading(annex.id), "heading", annex.id, only(title === typed?.heading ? title : undefined, title));
    if (annex.kind !== "photos")
      put(pieceNames.sectionLead(annex.id), "sectionLead", annex.id, only(typed?.lead, annex.text.join("\n")));
    for (const [place, photo] of (annex.photos ?? []).entries()) {
      const name = pieceNames.caption(annex.id, photo.attachmentId);
      const words = printed.get(name);
      if (words === undefined) continue;
      units.push({ name, kind: "caption", part: annex.id, printed: words, ...captionUnit(photo, place, labels) });
    }
  }
  return { units, others: otherParagraphs(stream), front: frontLines(model, draft ?? model, labels) };
}
