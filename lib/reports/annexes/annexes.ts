import { annexName } from "@/lib/reports/formats/office-lines";
import { photoText, tokenPieces } from "@/lib/reports/tokens";
import type { DraftSection, ReportDraft } from "@/lib/reports/types";
import type { AnnexKind } from "@/lib/vocabulary";

/** Annexes of a report: sections that are printed behind the signature. Pure. */

export type DraftAnnex = DraftSection & { annex: AnnexKind };
type Sections = readonly DraftSection[];

export const isAnnex = (section: DraftSection): section is DraftAnnex => section.annex !== undefined;

/** The sections of the body, which are numbered 一、二、三、. */
export const bodyOf = (sections: Sections): DraftSection[] => sections.filter((section) => !isAnnex(section));

/** 附件1, 附件2 …, wherever they stand among the sections. */
export const annexesOf = (sections: Sections): DraftAnnex[] => sections.filter(isAnnex);

export interface ChosenPhoto {
  attachmentId: string;
  caption: string;
}

/** What an annex of photos shows, in its order. */
export function photosIn(lead: string): ChosenPhoto[] {
  return tokenPieces(lead).flatMap((piece) =>
    piece.kind === "photo" ? [{ attachmentId: piece.attachmentId, caption: piece.name }] : [],
  );
}

/** As it is stored: one photo a line. */
export function photoLead(photos: readonly ChosenPhoto[]): string {
  return photos.map(({ attachmentId, caption }) => photoText(attachmentId, caption)).join("\n");
}

/** The ids of all photos that a report shows, each once. */
export function photoIds({ sections }: Pick<ReportDraft, "sections">): string[] {
  const photos = annexesOf(sections).filter(({ annex }) => annex === "photos");
  return [...new Set(photos.flatMap(({ lead }) => photosIn(lead).map(({ attachmentId }) => attachmentId)))];
}

/** How many annexes a report has that its text may speak of: its own pages, those it names, and the names of sites. */
export function numberOfAnnexes(draft: ReportDraft): number {
  const named = draft.annexes.split("\n").filter((line) => annexName(line) !== "").length;
  const points = bodyOf(draft.sections).flatMap((section) => section.points);
  const names = points.some(({ dropped, showSupport, names: which }) => !dropped && showSupport && which === "annex");
  return annexesOf(draft.sections).length + named + (names ? 1 : 0);
}
