import { numberOfAnnexes, photosIn, type DraftAnnex } from "@/lib/reports/annexes/annexes";
import { otherSiteIn } from "@/lib/reports/annexes/caption-sites";
import { photoCounts } from "@/lib/reports/annexes/compose-annexes";
import { ledgerIn } from "@/lib/reports/ledger-tokens";
import { textParts } from "@/lib/reports/text-parts";
import { withoutTokens } from "@/lib/reports/tokens";
import type { ReportCounts, ReportDraft } from "@/lib/reports/types";
import type { Found } from "@/lib/reports/warnings";

/** What a reader would notice as wrong in the annexes, and in what the text says of them. Pure. */

const digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 2, 十, 十二, 二十. */
function numberIn(written: string): number {
  if (/^\d+$/u.test(written)) return Number(written);
  const [tens = "", ones = ""] = written.includes("十") ? written.split("十") : ["零", written];
  const digit = (sign: string, none: number) => (sign === "" ? none : digits.indexOf(sign));
  return 10 * digit(tens, 1) + digit(ones, 0);
}

/** 见附件2, （附件三） or 见附件, as far as no such annex exists. `annexes`: how many there are. */
export function missingReferences(text: string, annexes: number): string[] {
  const numbered = [
    ...text.matchAll(/附件\s*(\d{1,2}(?!\d)|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])/gu),
  ];
  const missing = numbered.flatMap(({ 0: words, 1: number = "" }) => (numberIn(number) > annexes ? [words] : []));
  const some = annexes === 0 ? (/[见如]附件(?!\s*[\d一二三四五六七八九十])/u.exec(text)?.[0] ?? null) : null;
  return [...new Set([...missing, ...(some === null ? [] : [some])])];
}

export function referencesIn(text: string, draft: ReportDraft): Found[] {
  // Asked of every text of a report whenever one of them has changed.
  if (!text.includes("附")) return [];
  const missing = missingReferences(withoutTokens(text), numberOfAnnexes(draft));
  return missing.length > 0 ? [{ kind: "annex_missing", details: missing }] : [];
}

function photosOf({ lead }: DraftAnnex, draft: ReportDraft, { photos, sites }: ReportCounts): Found[] {
  const known = new Map(photos?.map((photo) => [photo.attachmentId, photo]));
  const chosen = photosIn(lead);
  const gone = chosen.filter(({ attachmentId }) => {
    const photo = known.get(attachmentId);
    // Not read yet is not gone.
    return photos !== undefined && (!photo || photo.missing || !photoCounts(photo, draft));
  });
  const name = ({ attachmentId, caption }: (typeof chosen)[number]) =>
    caption || (known.get(attachmentId)?.fileName ?? "");
  const bare = chosen.filter(({ caption }) => caption === "");
  const elsewhere = chosen.flatMap(({ attachmentId, caption }): Found[] => {
    const photo = known.get(attachmentId);
    const named = photo && otherSiteIn(caption, photo, sites);
    if (!named) return [];
    const { siteName } = photo;
    return [{ kind: "caption_other_site", details: [named, siteName], sentence: caption, basis: attachmentId }];
  });
  return [
    ...(gone.length > 0 ? [{ kind: "photo_gone" as const, details: gone.map(name).filter(Boolean) }] : []),
    ...(bare.length > 0 ? [{ kind: "photo_without_caption" as const, details: bare.map(name) }] : []),
    ...elsewhere,
  ];
}

function isEmpty({ annex, lead }: DraftAnnex, draft: ReportDraft, { sites, ledger }: ReportCounts): boolean {
  switch (annex) {
    case "text":
      return lead.trim() === "";
    case "sites":
      return sites.length === 0;
    case "figures":
      return (
        ledgerIn(
          textParts(draft)
            .map(({ text }) => text)
            .join("\n"),
          ledger ?? [],
        ).length === 0
      );
    case "photos":
      return photosIn(lead).length === 0;
  }
}

/** Of one annex. */
export function checkAnnex(annex: DraftAnnex, draft: ReportDraft, counts: ReportCounts): Found[] {
  if (isEmpty(annex, draft, counts)) return [{ kind: "annex_empty", details: [] }];
  return annex.annex === "photos" ? photosOf(annex, draft, counts) : [];
}
