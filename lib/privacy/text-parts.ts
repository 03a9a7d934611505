import { findPersonalData, type PersonalDataKind } from "@/lib/privacy/personal-data";

export interface TextPart {
  text: string;
  /** What it looks like. Null for ordinary words. */
  kind: PersonalDataKind | null;
}

/** Splits a text at what looks like personal data. The parts joined are the text. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { start, end, kind } of findPersonalData(text)) {
    if (start > from) parts.push({ text: text.slice(from, start), kind: null });
    parts.push({ text: text.slice(start, end), kind });
    from = end;
  }
  if (from < text.length) parts.push({ text: text.slice(from), kind: null });
  return parts;
}
