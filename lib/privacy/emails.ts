import { isDigit, isLetter, narrowAt } from "@/lib/privacy/characters";

const dot = 0x2e;
const at = 0x40;

/** The characters . _ % + - beside letters and digits. */
const inName = (code: number) =>
  isLetter(code) || isDigit(code) || code === dot || code === 0x5f || code === 0x25 || code === 0x2b || code === 0x2d;
const inDomain = (code: number) => isLetter(code) || isDigit(code) || code === 0x2d;

/** Endings that name a picture file (icon@2x.png), not a host. */
const fileEndings = new Set(["png", "jpg", "jpeg", "gif", "svg", "webp"]);

/**
 * Where the host that begins at `from` ends, or `from` if there is none: labels separated by dots, the last of letters
 * only.
 */
function endOfHost(text: string, from: number): number {
  let end = from;
  let labelStart = from;
  let labels = 0;
  for (;;) {
    let place = labelStart;
    while (inDomain(narrowAt(text, place))) place += 1;
    if (place === labelStart) return end;
    let letters = labelStart;
    while (letters < place && isLetter(narrowAt(text, letters))) letters += 1;
    // 138… may follow .com directly: the ending is over where its letters end.
    const closes = letters === place || isDigit(narrowAt(text, letters));
    const ending = text.slice(labelStart, letters).toLowerCase();
    if (labels > 0 && closes && ending.length >= 2 && !fileEndings.has(ending)) end = letters;
    if (narrowAt(text, place) !== dot) return end;
    labels += 1;
    labelStart = place + 1;
  }
}

/** Addresses name@host.ending, also with ＠ and with Chinese directly beside them. In order, never nested. */
export function findEmails(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let from = 0;
  for (let place = 0; place < text.length; place += 1) {
    if (narrowAt(text, place) !== at) continue;
    let start = place;
    while (start > from && inName(narrowAt(text, start - 1))) start -= 1;
    while (
      start < place &&
      !isLetter(narrowAt(text, start)) &&
      !isDigit(narrowAt(text, start)) &&
      narrowAt(text, start) !== 0x5f
    )
      start += 1;
    const end = start === place || narrowAt(text, place - 1) === dot ? place : endOfHost(text, place + 1);
    if (end > place + 1) {
      found.push({ start, end });
      place = end - 1;
    }
    from = place + 1;
  }
  return found;
}
