import { findEmails } from "@/lib/privacy/emails";
import { findNumbers } from "@/lib/privacy/numbers";

/** 身份证号, 手机号, 银行卡号, 电子邮箱: a note on how work is done does not need them (decision 017). Pure. */
export const personalDataKinds = ["id_number", "mobile", "bank_card", "email"] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];

/** A range of a text that looks like personal data. Positions count code units; `end` is exclusive. */
export interface PersonalSpan {
  start: number;
  end: number;
  kind: PersonalDataKind;
}

/** Spans in order, without overlap. E-mail addresses first: the digits of 138…@… belong to them. */
export function findPersonalData(text: string): PersonalSpan[] {
  const found: PersonalSpan[] = [];
  let from = 0;
  for (const { start, end } of findEmails(text)) {
    found.push(...findNumbers(text, from, start), { start, end, kind: "email" });
    from = end;
  }
  found.push(...findNumbers(text, from, text.length));
  return found;
}

/**
 * The words that replace a match. They are part of a Chinese document, so they are Chinese. Nothing of the number is
 * left.
 */
export const masks: Record<PersonalDataKind, string> = {
  id_number: "〔身份证号已隐去〕",
  mobile: "〔手机号已隐去〕",
  bank_card: "〔银行卡号已隐去〕",
  email: "〔邮箱已隐去〕",
};

export interface Redaction {
  /** The text with masks. */
  text: string;
  /** The words that each mask replaced, in order. `at` is the start of the mask in `text`. */
  replaced: { at: number; mask: string; original: string }[];
}

/** 一键脱敏: replaces every span by its mask, except words in `kept`. All other characters stay as they are. */
export function redact(text: string, kept: ReadonlySet<string> = new Set()): Redaction {
  const replaced: Redaction["replaced"] = [];
  let done = "";
  let from = 0;
  for (const { start, end, kind } of findPersonalData(text)) {
    const original = text.slice(start, end);
    if (kept.has(original)) continue;
    done += text.slice(from, start);
    replaced.push({ at: done.length, mask: masks[kind], original });
    done += masks[kind];
    from = end;
  }
  return { text: done + text.slice(from), replaced };
}

/** Undoes a redaction. If the text was edited since, each remaining mask gets its words back, in order. */
export function restored(current: string, { text, replaced }: Redaction): string {
  const untouched = current === text;
  let done = "";
  let from = 0;
  for (const { at, mask, original } of replaced) {
    const place = untouched ? at : current.indexOf(mask, from);
    if (place < 0) continue;
    done += current.slice(from, place) + original;
    from = place + mask.length;
  }
  return done + current.slice(from);
}
