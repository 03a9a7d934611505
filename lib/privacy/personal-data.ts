import { findEmails } from "@/lib/privacy/emails";
import { findNumbers } from "@/lib/privacy/numbers";

/** 身份证号, 手机号, 银行卡号, 电子邮箱: what a note on how work is done has no need of (decision 017). Pure. */
export const personalDataKinds = ["id_number", "mobile", "bank_card", "email"] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];

/** Where a text holds what looks like personal data; places count code units, `end` is behind the last. */
export interface PersonalSpan {
  start: number;
  end: number;
  kind: PersonalDataKind;
}

/** Spans in order, none over another. Addresses first: the digits of 138…@… belong to them. */
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

/** What stands in the text instead. Part of a Chinese document, so in its language; nothing of the number is left. */
export const masks: Record<PersonalDataKind, string> = {
  id_number: "〔身份证号已隐去〕",
  mobile: "〔手机号已隐去〕",
  bank_card: "〔银行卡号已隐去〕",
  email: "〔邮箱已隐去〕",
};

export interface Redaction {
  /** The text with masks. */
  text: string;
  /** What each mask stands for, in order; `at` is where the mask starts in `text`. */
  replaced: { at: number; mask: string; original: string }[];
}

/** 一键脱敏: every span but those whose words are `kept` gives way to its mask; all other characters stay as they are. */
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

/** Undoes a redaction. Where the text was worked on since, each mask that still stands gets its words back, in order. */
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
