/**
 * Text as people type and paste it. What cannot be stored or read back exactly, and what hides or reorders text on the
 * screen, is removed: nobody can see it, so nobody could correct it. Everything that can be seen is kept exactly,
 * including rare Han characters, HTML and formula starts.
 */
const control = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/gu;
/** A character that takes no room: zero width, bidi control, soft hyphen, byte order mark. */
const hidden = /[\u00AD\u034F\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFFE\uFFFF]/gu;
/** Joiners and tags build emoji and letters of other scripts, but between Han they do nothing. */
const joiners = /[\u200C\u200D]+(\p{Script=Han})?/gu;
const afterHan = /(\p{Script=Han})(?:[\u200C\u200D]|[\u{E0000}-\u{E007F}])+/gu;
/** Half of a surrogate pair. */
const halves = /\p{Surrogate}/gu;
const lineBreaks = /\r\n?|[\u000B\u000C\u0085\u2028\u2029]/gu;
/** Blanks that look like an ordinary one, and letters without ink. The ideographic space U+3000 stays. */
const blanks = /[\u00A0\u115F\u1160\u2000-\u200A\u202F\u205F\u2800\u3164\uFFA0]/gu;

/** Every character that anything here changes, and half a pair: most texts have none, and are looked at once. */
const anything =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u00A0\u00AD\u034F\u115F\u1160\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3164\uD800-\uDFFF\uFEFF\uFFA0\uFFFE\uFFFF]/;
const anythingInLine = new RegExp(`[\\t\\n]|${anything.source}`);

/** The text as it is stored. `multiline` false: breaks and tabs become blanks. Half a character becomes U+FFFD. */
export function cleanText(value: string, multiline: boolean): string {
  if (!(multiline ? anything : anythingInLine).test(value)) return value;
  const plain = value
    .replace(halves, "\uFFFD")
    .replace(lineBreaks, "\n")
    .replace(control, "")
    .replace(hidden, "")
    .replace(joiners, (run, han?: string) => han ?? run)
    .replace(afterHan, "$1")
    .replace(blanks, " ");
  return multiline ? plain : plain.replace(/[\t\n]+/gu, " ");
}
