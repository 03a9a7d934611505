import type { CitedEntry, ReportDraft } from "@/lib/reports/types";

/** The texts of a report one by one, to read them and to compare two versions of them. Pure. */
export interface TextPart {
  /** The same in both versions: the field, or the point's or section's id with its field. */
  key: string;
  field:
    | "title"
    | "preface"
    | "heading"
    | "sectionLead"
    | "lead"
    | "text"
    | "closing"
    | "issuer"
    | "issuedOn"
    | "addressee"
    | "annexes"
    | "copyTo"
    | "printedBy"
    | "printedOn";
  text: string;
}

export function textParts(draft: ReportDraft): TextPart[] {
  const parts: TextPart[] = [
    { key: "title", field: "title", text: draft.title },
    { key: "addressee", field: "addressee", text: draft.addressee },
    { key: "preface", field: "preface", text: draft.preface },
    ...draft.sections.flatMap((section): TextPart[] => [
      { key: `${section.id}.heading`, field: "heading", text: section.heading },
      { key: `${section.id}.lead`, field: "sectionLead", text: section.lead },
      ...section.points
        .filter(({ dropped }) => !dropped)
        .flatMap((point): TextPart[] => [
          { key: `${point.id}.lead`, field: "lead", text: point.lead },
          { key: `${point.id}.text`, field: "text", text: point.text },
        ]),
    ]),
    { key: "closing", field: "closing", text: draft.closing },
    { key: "annexes", field: "annexes", text: draft.annexes },
    { key: "issuer", field: "issuer", text: draft.issuer },
    { key: "issuedOn", field: "issuedOn", text: draft.issuedOn },
    { key: "copyTo", field: "copyTo", text: draft.copyTo },
    { key: "printedBy", field: "printedBy", text: draft.printedBy },
    { key: "printedOn", field: "printedOn", text: draft.printedOn },
  ];
  return parts.filter(({ text }) => text.trim() !== "");
}

/** What differs, in the order of `mine`: an empty text is one that the other version has and this one lacks. */
export function differingParts(mine: ReportDraft, theirs: ReportDraft) {
  const [own, other] = [textParts(mine), textParts(theirs)];
  const ownText = new Map(own.map(({ key, text }) => [key, text]));
  const otherText = new Map(other.map(({ key, text }) => [key, text]));
  const only = other.filter(({ key }) => !ownText.has(key));
  return [...own, ...only]
    .map(({ key, field }) => ({ key, field, mine: ownText.get(key) ?? "", theirs: otherText.get(key) ?? "" }))
    .filter((part) => part.mine !== part.theirs);
}

/** A kept text with the cited entries as they are today, where the report of today cites them too. */
export function withEntriesOfToday(kept: ReportDraft, today: ReportDraft): ReportDraft {
  const entries = new Map<string, CitedEntry | null>();
  for (const { points } of today.sections)
    for (const { evidence } of points)
      for (const { entryId, entry } of evidence) if (entryId) entries.set(entryId, entry);
  return {
    ...kept,
    sections: kept.sections.map((section) => ({
      ...section,
      points: section.points.map((point) => ({
        ...point,
        evidence: point.evidence.map((one) =>
          one.entryId !== null && entries.has(one.entryId) ? { ...one, entry: entries.get(one.entryId) ?? null } : one,
        ),
      })),
    })),
  };
}
