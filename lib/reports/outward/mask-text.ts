import { loosen, placeMark } from "@/lib/reports/outward/loose-text";
import { namesAt } from "@/lib/reports/outward/name-tree";
import type { PlaceBook, PlaceForm } from "@/lib/reports/outward/place-book";
import { mayBeginVillage, villageAt, type Village } from "@/lib/reports/outward/villages";

/** A text without the names of places, and what in it may still say which place is meant. Pure. */
export interface MaskedText {
  text: string;
  /** As the author wrote them. */
  doubts: { word: string; sentence: string }[];
}

/** One of these before a short form, or no character of a word, shows that a name begins there. */
const before = /[在据到赴如和与及或由对从向像以于去至原的让给经请同跟]$/u;
const after =
  /^(?:[等和与及或的在有两三四五六七八九十也都则还已均就因虽从把将这那是没不于去今目现全各每自由辖境内之即、]|反映|提出|谈到|介绍|认为|表示|建议|党|政府|干部|群众|村民|居民|一带|当地|方面|通过|以来|同志|领导|班子|情况|做法|经验|模式)/u;
const noWord = /[^\p{L}\p{N}]/u;

/** What stands before a name, by UTF-16 unit. Asked at each character of a report. */
const opens: (boolean | undefined)[] = [];
const introduces: (boolean | undefined)[] = [];
const opensName = (loose: string, at: number) =>
  (opens[loose.charCodeAt(at)] ??= noWord.test(loose[at] ?? "") || before.test(loose[at] ?? ""));
const isIntroduction = (loose: string, at: number) =>
  (introduces[loose.charCodeAt(at)] ??= before.test(loose[at] ?? ""));

function beginsThere(loose: string, at: number, lastEnd: number): boolean {
  return at === 0 || at === lastEnd || opensName(loose, at - 1);
}

function endsThere(loose: string, end: number): boolean {
  return end === loose.length || noWord.test(loose[end] ?? "") || after.test(loose.slice(end, end + 3));
}

interface Found {
  from: number;
  to: number;
  label: string;
}

interface Look {
  book: PlaceBook;
  /** The text is masked already. */
  again: boolean;
}

/** Of the forms that begin there: the longest that is a name, and the longest that may be one. */
function formAt(loose: string, at: number, lastEnd: number, { book, again }: Look) {
  let doubt: PlaceForm | null = null;
  for (const form of namesAt(book.forms, loose, at)) {
    if (again && form.inLabel) continue;
    if (form.onlyDoubt) {
      doubt ??= form;
      continue;
    }
    const single = [...form.loose].length === 1;
    const alone = beginsThere(loose, at, lastEnd) && endsThere(loose, at + form.loose.length);
    if (form.sure || (alone && !single)) return { form, doubt: null };
    const enumerated =
      single && /^[、，,和与]?$/u.test(loose[at + 1] ?? "") && /^[、，,和与在]?$/u.test(loose[at - 1] ?? "");
    if (!single || (alone && enumerated && loose.length > 1)) doubt ??= form;
  }
  return { form: null, doubt };
}

const notMark = new RegExp(`[^${placeMark}]`, "gu");
const sentenceEnd = /[。！？；\n]/u;
function sentenceAround(text: string, at: number): string {
  let [from, to] = [at, at];
  while (from > 0 && !sentenceEnd.test(text[from - 1] ?? "")) from -= 1;
  while (to < text.length && !sentenceEnd.test(text[to] ?? "")) to += 1;
  return text.slice(from, to + 1).trim();
}

interface Pass extends MaskedText {
  changed: boolean;
}

function onePass(written: string, look: Look): Pass {
  const { book } = look;
  const { text: loose, from, to } = loosen(written);
  const mayBegin = mayBeginVillage(loose);
  const found: Found[] = [];
  const doubted: { from: number; to: number }[] = [];
  let [at, lastEnd, afterSite] = [0, -1, false];
  const take = (length: number, label: string, site: boolean) => {
    found.push({ from: from(at), to: to(at + length - 1), label });
    at += length;
    lastEnd = at;
    afterSite = site;
  };
  while (at < loose.length) {
    const { form, doubt } = formAt(loose, at, lastEnd, look);
    // 在石塘村: the name begins behind 在.
    const begins = beginsThere(loose, at, lastEnd) && (at === lastEnd || !isIntroduction(loose, at));
    const village = form || !begins || !mayBegin(at) ? null : villageAt(loose, at);
    if (form) take(form.loose.length, form.label, form.site);
    else if (village && afterSite && at === lastEnd) take(village.length, labelOf(village, book), false);
    else {
      const length = Math.max(doubt?.loose.length ?? 0, village?.length ?? 0);
      if (length > 0) doubted.push({ from: from(at), to: to(at + length - 1) });
      at += (loose.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    }
  }
  let [text, done] = ["", 0];
  for (const one of found) {
    // A mark inside a name stands behind its label.
    const marks = written.slice(one.from, one.to).replaceAll(notMark, "");
    text += written.slice(done, one.from) + one.label + marks;
    done = one.to;
  }
  text += written.slice(done);
  const inside = ({ from: start }: { from: number }) => found.some((one) => one.from <= start && start < one.to);
  const doubts = doubted
    .filter((one) => !inside(one))
    .map((one) => ({ word: written.slice(one.from, one.to), sentence: sentenceAround(written, one.from) }));
  return { text, doubts, changed: found.length > 0 };
}

const labelOf = ({ kind }: Village, { words }: PlaceBook) =>
  kind === "village" ? words.someVillage : words.someCommunity;

/** A label beside what is left may read like another name, so the masked text is looked through again. */
export function maskText(written: string, book: PlaceBook): MaskedText {
  const first = onePass(written, { book, again: false });
  let pass = first;
  for (let turn = 0; turn < 4 && pass.changed; turn += 1) pass = onePass(pass.text, { book, again: true });
  return { text: pass.text, doubts: first.doubts };
}
