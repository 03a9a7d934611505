import { annexesOf, photosIn, type DraftAnnex } from "@/lib/reports/annexes/annexes";
import { ledgerIn } from "@/lib/reports/ledger-tokens";
import type { AnnexFigure, AnnexPhoto, AnnexSite, ReportAnnex } from "@/lib/reports/model";
import type { PhotoFact, ReportCounts, ReportDraft } from "@/lib/reports/types";
import { siteKinds } from "@/lib/vocabulary";

/** What is in the annexes of a report. Pure. */

interface AnnexInput {
  draft: ReportDraft;
  counts: ReportCounts;
  fill: (text: string) => string;
  /** 三汊镇（原沙洲乡） */
  siteName: (photo: PhotoFact) => string;
}

/** By 区县 where sites have one, and then by kind; within both in the project's order. */
function sitesOf({ sites }: ReportCounts): AnnexSite[] {
  const counties = [...new Set(sites.map(({ county = "" }) => county))];
  const place = ({ county, kind }: AnnexSite) => counties.indexOf(county) * siteKinds.length + siteKinds.indexOf(kind);
  return sites.map(({ name, kind, county = "" }) => ({ name, kind, county })).toSorted((a, b) => place(a) - place(b));
}

/** The totals that the report's text prints, each once. */
function figuresOf({ sections, preface, closing }: ReportDraft, { ledger = [] }: ReportCounts): AnnexFigure[] {
  const texts = sections.flatMap(({ heading, lead, annex, points }) => [
    // An annex of photos has captions, and no totals.
    ...(annex === "photos" ? [] : [heading, lead]),
    ...points.filter(({ dropped }) => !dropped).flatMap((point) => [point.lead, point.text]),
  ]);
  return ledgerIn([preface, ...texts, closing].join("\n"), ledger).map((figure) => ({
    name: figure.name,
    value: figure.total,
    inexact: figure.inexact,
    unit: figure.unit,
    earliestAsOf: figure.earliestAsOf,
    latestAsOf: figure.latestAsOf,
    definition: figure.definition,
    sites: figure.sites,
    ofSites: figure.ofSites,
  }));
}

/** Whether a photo's visit counts in this report. */
export function photoCounts(photo: PhotoFact, { includeUnapproved }: Pick<ReportDraft, "includeUnapproved">): boolean {
  return photo.visitState === "approved" || (includeUnapproved && photo.visitState === "submitted");
}

/** The photos of an annex that are printed: those of visits that count. */
function printedPhotos({ lead }: DraftAnnex, { draft, counts, siteName }: AnnexInput): AnnexPhoto[] {
  const known = new Map(counts.photos?.map((photo) => [photo.attachmentId, photo]));
  return photosIn(lead).flatMap(({ attachmentId, caption }) => {
    const photo = known.get(attachmentId);
    if (!photo || photo.missing || !photoCounts(photo, draft)) return [];
    const { visitId, visitedOn, siteKind } = photo;
    return [{ attachmentId, visitId, siteName: siteName(photo), siteKind, visitedOn, caption }];
  });
}

function annexOf(section: DraftAnnex, input: AnnexInput): ReportAnnex {
  const { id, annex: kind, heading, lead } = section;
  const lines = kind === "photos" ? [] : input.fill(lead).split("\n");
  const text = lines.map((line) => line.trim()).filter((line) => line !== "");
  const annex = { id, kind, title: input.fill(heading).trim(), text };
  switch (kind) {
    case "text":
      return annex;
    case "sites":
      return { ...annex, sites: sitesOf(input.counts) };
    case "figures":
      return { ...annex, figures: figuresOf(input.draft, input.counts) };
    case "photos":
      return { ...annex, photos: printedPhotos(section, input) };
  }
}

/** Absent if the report has none. */
export function composeAnnexes(input: AnnexInput): { annexPages?: ReportAnnex[] } {
  const annexes = annexesOf(input.draft.sections);
  return annexes.length > 0 ? { annexPages: annexes.map((section) => annexOf(section, input)) } : {};
}

/** Whether one of the annexes lists the figures of the 数据台账. */
export const listsFigures = ({ sections }: Pick<ReportDraft, "sections">): boolean =>
  annexesOf(sections).some(({ annex }) => annex === "figures");
