import { findPersonalData, type PersonalDataKind } from "@/lib/privacy/personal-data";

/** A place in a text that looks like personal data, with a little text around it. */
export interface Excerpt {
  kind: PersonalDataKind;
  before: string;
  words: string;
  after: string;
}

const around = 12;

/** Ends at whole characters, because half of a surrogate pair would print as a box. */
const whole = (text: string) => text.replace(/^[\udc00-\udfff]/, "").replace(/[\ud800-\udbff]$/, "");

export function excerptsOf(text: string): Excerpt[] {
  return findPersonalData(text).map(({ start, end, kind }) => ({
    kind,
    before: whole(text.slice(Math.max(0, start - around), start)),
    words: text.slice(start, end),
    after: whole(text.slice(end, end + around)),
  }));
}
