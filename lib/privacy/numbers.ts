import { isBlank, isDigit, isHyphen, isLetter, narrowAt, narrowed } from "@/lib/privacy/characters";
import { isBankCard, isIdNumber, isMobile, isOldIdNumber } from "@/lib/privacy/number-rules";

export interface NumberSpan {
  start: number;
  end: number;
  kind: "id_number" | "mobile" | "bank_card";
}

/** Digits without a gap, in narrow form, with the X that an identity number may end in. */
interface Group {
  start: number;
  end: number;
  digits: string;
  /** How the group is joined to the one before it in its chain. */
  joinedBy: "nothing" | "blank" | "hyphen";
}

/** What a number that starts at some group can be, whatever is around it. */
interface Candidate {
  kind: NumberSpan["kind"];
  /** The start: a + may be before its first group. */
  start: number;
  /** How many groups it takes. */
  groups: number;
  /** Its neighbours in the chain make it unlikely. A number with its own check character ignores its surroundings. */
  stands: boolean;
}

const fewestDigits = 11;
const mostDigits = 19;
const mostGroups = 10;
/** In one piece, by fours as on the card, or the bank's six digits first. */
const cardShape = /^(?:\d+|4-4-4(?:-4)?-[234]|4-6-5|6-(?:[7-9]|1[0-3]))$/;
/** Words that may be directly before a number without being part of it. */
const labels = new Set(["tel", "phone", "mobile", "mob", "mp", "cell", "id", "card", "wx", "vx", "wechat"]);
/** Eleven digits followed by one of these are an amount. 元旦 and 元宵 are holidays. */
const unit = /^[ \u00a0\u3000]?(?:[美港欧日]?元(?![旦宵])|吨|千瓦|[平立]方米|公里|[%％‰])/;
const currencies = new Set([0x24, 0x20ac, 0xa3, 0xa5, 0xffe5]);
const dot = 0x2e;
const isX = (code: number) => code === 0x58 || code === 0x78;
const isWord = (code: number) => isDigit(code) || isLetter(code);

/** At most two spaces, a hyphen, two spaces: the start of the next group and what joins it. Null if nothing does. */
function joint(text: string, from: number): { next: number; by: "blank" | "hyphen" } | null {
  let next = from;
  const blanks = () => {
    for (let count = 0; count < 2 && isBlank(narrowAt(text, next)); count += 1) next += 1;
  };
  blanks();
  const hyphen = isHyphen(narrowAt(text, next));
  if (hyphen) next += 1;
  if (hyphen) blanks();
  return next === from ? null : { next, by: hyphen ? "hyphen" : "blank" };
}

function groupAt(text: string, start: number, to: number, joinedBy: Group["joinedBy"]): Group | null {
  let end = start;
  while (end < to && isDigit(narrowAt(text, end))) end += 1;
  const digits = narrowed(text.slice(start, end));
  const ends = end < to && isX(narrowAt(text, end)) && !(end + 1 < to && isLetter(narrowAt(text, end + 1)));
  if (ends && (end > start || joinedBy !== "nothing")) return { start, end: end + 1, digits: `${digits}X`, joinedBy };
  return end > start ? { start, end, digits, joinedBy } : null;
}

/** Groups joined by spaces or hyphens, from `start` on. */
function chainAt(text: string, start: number, to: number): Group[] {
  const chain: Group[] = [];
  for (let group = groupAt(text, start, to, "nothing"); group;) {
    chain.push(group);
    const joined = group.digits.endsWith("X") ? null : joint(text, group.end);
    group = joined && joined.next < to ? groupAt(text, joined.next, to, joined.by) : null;
  }
  return chain;
}

/** Whether a number may begin here: no letters before it, except a word that announces it. */
function opens(text: string, from: number, start: number): boolean {
  let letters = start;
  while (letters > from && start - letters <= 8 && isLetter(narrowAt(text, letters - 1))) letters -= 1;
  if (letters === start) return true;
  return (
    labels.has(narrowed(text.slice(letters, start)).toLowerCase()) &&
    !(letters > from && isWord(narrowAt(text, letters - 1)))
  );
}

/** 0.130…, ¥130…, 130….50, 130…元: an amount, however much its digits look like a telephone number. */
function isAmount(text: string, start: number, end: number): boolean {
  if (narrowAt(text, start - 1) === dot && narrowAt(text, start - 2) === 0x30 && !isDigit(narrowAt(text, start - 3)))
    return true;
  if (currencies.has(narrowAt(text, isBlank(narrowAt(text, start - 1)) ? start - 2 : start - 1))) return true;
  const cents = narrowAt(text, end) === dot && isDigit(narrowAt(text, end + 1));
  if (cents && !isDigit(narrowAt(text, isDigit(narrowAt(text, end + 2)) ? end + 3 : end + 2))) return true;
  return unit.test(text.slice(end, end + 5));
}

const areaCodes = new Set(["86", "0086"]);

/** Everything that can begin at a group, the best proven first. */
function candidatesAt(text: string, chain: readonly Group[], at: number, from: number): Candidate[] {
  const first = chain[at];
  const last = chain[chain.length - 1];
  if (!first || !last || first.digits.length < 2 || (at === 0 && !opens(text, from, first.start))) return [];
  const shut = isWord(narrowAt(text, last.end)) && !last.digits.endsWith("X");
  const sign = narrowAt(text, first.start - 1);
  const plus = first.start > from && sign === 0x2b;
  // "86 138…" may be a figure and a number: without a + or a hyphen the 86 is not part of it.
  const bound = !areaCodes.has(first.digits) || ((plus || chain[at + 1]?.joinedBy === "hyphen") && sign !== dot);
  const found: Candidate[] = [];
  const offer = (kind: Candidate["kind"], groups: number, more: { stands?: boolean; start?: number } = {}) => {
    const end = chain[at + groups - 1]?.end ?? first.end;
    if ((shut && end === last.end) || (kind === "mobile" && isAmount(text, first.start, end))) return;
    found.push({ kind, groups, start: more.start ?? first.start, stands: more.stands ?? false });
  };
  const lengths: number[] = [];
  let digits = "";
  for (const [index, group] of chain.slice(at, at + mostGroups).entries()) {
    if (digits.length + group.digits.length > mostDigits) break;
    digits += group.digits;
    if (group.digits !== "X") lengths.push(group.digits.length);
    if (digits.length < fewestDigits) continue;
    const groups = index + 1;
    const shape = lengths.join("-");
    // No number begins or ends with fragments: 0 and .5 beside it are never removed with it.
    if (lengths.every((length, place) => length >= (place === 0 ? 3 : 2)) && isIdNumber(digits))
      offer("id_number", groups, { stands: true });
    if (digits.endsWith("X")) break;
    if ((shape === "15" || shape === "6-6-3") && isOldIdNumber(digits)) offer("id_number", groups);
    if ((shape === "11" || shape === "3-4-4") && isMobile(digits)) offer("mobile", groups);
    const area = /^(?:00)?86(?=1)/.exec(digits)?.[0] ?? "";
    const shapes = [`${area.length}-11`, `${area.length}-3-4-4`, `${area.length + 11}`, `${area.length + 3}-4-4`];
    if (area && bound && shapes.includes(shape) && isMobile(digits.slice(area.length)))
      offer("mobile", groups, { start: plus ? first.start - 1 : first.start });
    if (cardShape.test(shape) && isBankCard(digits)) offer("bank_card", groups);
  }
  return found;
}

/**
 * Identity, telephone and card numbers in text[from, to), in order and without overlap. The work grows linearly with
 * the length.
 */
export function findNumbers(text: string, from: number, to: number): NumberSpan[] {
  const found: NumberSpan[] = [];
  let floor = from;
  for (let place = from; place < to;) {
    if (!isDigit(narrowAt(text, place))) {
      place += 1;
      continue;
    }
    const chain = chainAt(text, place, to);
    let taken = -1;
    for (let at = 0; at < chain.length;) {
      const before = chain[at - 1];
      const held = before === undefined || taken === at - 1 || areaCodes.has(before.digits);
      const match = candidatesAt(text, chain, at, floor).find(({ groups, stands }) => {
        if (stands) return true;
        const next = chain[at + groups];
        // A number in one piece is only torn apart by hyphens; one of several pieces may be part of a row of figures.
        const joins = (group: Group | undefined) => group !== undefined && (groups > 1 || group.joinedBy === "hyphen");
        if (joins(chain[at]) && !held) return false;
        return !joins(next) || candidatesAt(text, chain, at + groups, floor).length > 0;
      });
      if (!match) {
        at += 1;
        continue;
      }
      taken = at + match.groups - 1;
      floor = chain[taken]?.end ?? floor;
      found.push({ start: match.start, end: floor, kind: match.kind });
      at = taken + 1;
    }
    place = chain[chain.length - 1]?.end ?? place + 1;
  }
  return found;
}
