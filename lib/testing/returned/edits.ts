import { pick, type Random } from "@/lib/testing/findings-world";
import type { Para, Paper, Span } from "@/lib/testing/returned/paper";
import {
  isBody,
  paragraphs,
  movePoint,
  removePoint,
  splitParagraph,
  mergeParagraphs,
  type Edit,
} from "@/lib/testing/returned/paragraph-edits";

const fresh = [
  "要把这项工作摆上重要议事日程，层层压实责任。",
  "同时还应充分考虑财政承受能力。",
  "有关部门正在研究具体的操作办法。",
  "这一点在座谈中反复被提起，值得高度重视。",
  "下阶段将择机组织一次回头看。",
  "各方面对此看法并不一致。",
];
const phrases = ["进一步强化", "亟待改进", "仍有差距", "分类施策", "统筹推进", "有序衔接", "存在短板", "逐项对账"];

const isTyped = ({ truth, raised, deleted, text, inserted }: Span) =>
  truth !== null && !raised && !deleted && !inserted && text.length > 0 && !/^走访的\d+个/u.test(text);

interface Place {
  para: Para;
  span: Span;
}
function spansWhere({ random, paper }: { paper: Paper; random: Random }, fits: (span: Span) => boolean): Place | null {
  const places = paragraphs(paper).flatMap((para) =>
    para.spans.filter((span) => isTyped(span) && fits(span)).map((span) => ({ para, span })),
  );
  return places.length === 0 ? null : pick(random, places);
}

function replaceSpan({ para, span }: Place, ...spans: Span[]) {
  para.spans.splice(para.spans.indexOf(span), 1, ...spans.filter(({ text }) => text !== ""));
}

/** Puts `words` in place of a stretch, tracked or not. */
function rewrite({ para, span }: Place, [from, to]: [number, number], words: string, person: string | null) {
  const { text } = span;
  if (person === null)
    return replaceSpan({ para, span }, { ...span, text: text.slice(0, from) + words + text.slice(to) });
  replaceSpan(
    { para, span },
    { ...span, text: text.slice(0, from) },
    { ...span, text: text.slice(from, to), deleted: person },
    { ...span, text: words, inserted: person },
    { ...span, text: text.slice(to) },
  );
}
const reviewer = (random: Random) => (random() < 0.5 ? pick(random, ["王主任", "Director Li"]) : null);

const replaceWords: Edit = (paper, random) => {
  const place = spansWhere({ paper, random }, ({ text, bold }) => !bold && text.length > 24);
  if (!place) return false;
  const from = 4 + Math.floor(random() * (place.span.text.length - 12));
  const length = 2 + Math.floor(random() * 5);
  if (/[\d〔〕（）()]/u.test(place.span.text.slice(from - 1, from + length + 1))) return false;
  rewrite(place, [from, from + length], pick(random, phrases), reviewer(random));
  return true;
};

const sentenceEnds = (text: string) => [...text.matchAll(/[。；]/gu)].map(({ index }) => index + 1);

const insertSentence: Edit = (paper, random) => {
  const place = spansWhere({ paper, random }, ({ text, bold }) => !bold && sentenceEnds(text).length > 1);
  if (!place) return false;
  const at = pick(random, sentenceEnds(place.span.text));
  rewrite(place, [at, at], pick(random, fresh), reviewer(random));
  return true;
};

/** Typed behind the last word: Word puts that outside of the bookmark. */
const appendSentence: Edit = (paper, random) => {
  const place = spansWhere({ paper, random }, ({ text, bold }) => !bold && /。$/u.test(text));
  if (!place) return false;
  const { para, span } = place;
  const own = para.spans.filter(({ truth }) => truth === span.truth);
  const last = own.at(-1);
  if (!last) return false;
  const added = { ...span, text: pick(random, fresh), bookmark: null };
  para.spans.splice(para.spans.indexOf(last) + 1, 0, added);
  return true;
};

const removeSentence: Edit = (paper, random) => {
  const place = spansWhere({ paper, random }, ({ text, bold }) => !bold && sentenceEnds(text).length > 2);
  if (!place) return false;
  const ends = sentenceEnds(place.span.text);
  const which = 1 + Math.floor(random() * (ends.length - 1));
  rewrite(place, [ends[which - 1] ?? 0, ends[which] ?? 0], "", reviewer(random));
  return true;
};

const changeNumber: Edit = (paper, random) => {
  const figures = (text: string) =>
    [...text.matchAll(/\d+/gu)].filter(
      // Numbering is counted anew.
      ({ index, 0: digits }) =>
        !/^(?:\d+\.|图\s*\d+)$/u.test(text.slice(0, index + digits.length + (index === 0 ? 1 : 0))),
    );
  const place = spansWhere({ paper, random }, ({ text }) => figures(text).length > 0);
  if (!place) return false;
  const found = pick(random, figures(place.span.text));
  const value = String(Number(found[0]) + 1 + Math.floor(random() * 9));
  rewrite(place, [found.index, found.index + found[0].length], value, reviewer(random));
  return true;
};

const rewordLead: Edit = (paper, random) => {
  const place = spansWhere(
    { paper, random },
    ({ text, bold }) => bold && text.length > 5 && !/^[一二三四五六七八九十]+是$/u.test(text),
  );
  if (!place) return false;
  const half = Math.ceil(place.span.text.length / 2);
  rewrite(place, [half, place.span.text.length], pick(random, phrases), reviewer(random));
  return true;
};

/** One point becomes two, with an ordinal between them. */
const splitPoint: Edit = (paper, random) => {
  const place = spansWhere(
    { paper, random },
    ({ text, bold, truth }) => !bold && truth?.startsWith("_zfP") === true && sentenceEnds(text).length > 1,
  );
  if (!place) return false;
  const at = sentenceEnds(place.span.text)[0] ?? 0;
  rewrite(place, [at, at], `二是${pick(random, phrases)}。`, null);
  return true;
};

const ordinal = /^(?:[一二三四五六七八九十]+是|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)/u;
const renumber: Edit = (paper, random) => {
  const style = pick(random, [
    (n: number) => `${n}.`,
    (n: number) => `（${"一二三四五六七八九十"[n % 10]}）`,
    (n: number) => `${"一二三四五六七八九十"[(n + 2) % 10]}是`,
    (n: number) => `第${"一二三四五六七八九十"[n % 10]}，`,
    () => "",
  ]);
  let count = 0;
  for (const para of paragraphs(paper))
    for (const span of para.spans)
      if (span.truth?.startsWith("_zfP") && span.bold && ordinal.test(span.text))
        span.text = span.text.replace(ordinal, style((count += 1)));
  for (const para of paragraphs(paper)) para.spans = para.spans.filter(({ text }) => text !== "");
  return count > 0;
};

const newParagraph: Edit = (paper, random) => {
  const after = pick(random, paragraphs(paper).filter(isBody));
  const headings = paragraphs(paper).filter(({ properties }) => properties.includes("Heading1"));
  // Before a heading it belongs to nothing that stands there.
  const at = paper.blocks.indexOf(headings.length > 1 ? headings[1]! : after);
  const text = `${pick(random, fresh)}涉及资金${10 + Math.floor(random() * 80)}万元。`;
  const span: Span = { text, bold: false, raised: false, bookmark: null, truth: null };
  paper.blocks.splice(at, 0, { kind: "paragraph", properties: after.properties, spans: [span] });
  return true;
};

const sentencesIn = (text: string) => text.match(/[^。；]+[。；]/gu) ?? [];

/** Half of a sentence is said in other words. */
const rewriteSentence: Edit = (paper, random) => {
  const place = spansWhere(
    { paper, random },
    ({ text, bold }) => !bold && sentencesIn(text).some((one) => one.length > 24),
  );
  if (!place) return false;
  const sentence = pick(
    random,
    sentencesIn(place.span.text).filter((one) => one.length > 24),
  );
  const from = place.span.text.indexOf(sentence) + 6 + Math.floor(random() * 8);
  const to = from + Math.floor(sentence.length * 0.4);
  if (/[\d〔〕（）()]/u.test(place.span.text.slice(from - 1, to + 1)) || to > place.span.text.length) return false;
  rewrite(place, [from, to], `${pick(random, phrases)}、${pick(random, phrases)}`, reviewer(random));
  return true;
};

/** A new paragraph out of the words of two points: it is neither of them. */
const mixture: Edit = (paper, random) => {
  const long = ({ text, bold, truth }: Span) =>
    !bold && truth?.startsWith("_zfP") === true && sentenceEnds(text).length > 1;
  const [one, two] = [spansWhere({ paper, random }, long), spansWhere({ paper, random }, long)];
  const heading = paragraphs(paper).findLast(({ properties }) => properties.includes("Heading1"));
  if (!one || !two || one.span.truth === two.span.truth || !heading) return false;
  const half = (text: string, end: boolean) => {
    const [sentence = ""] = sentencesIn(text);
    const middle = Math.floor(sentence.length / 2);
    return end ? sentence.slice(middle) : sentence.slice(0, middle);
  };
  const text = half(one.span.text, false) + half(two.span.text, true);
  const span: Span = { text, bold: false, raised: false, bookmark: null, truth: null };
  const properties = one.para.properties;
  paper.blocks.splice(paper.blocks.indexOf(heading), 0, { kind: "paragraph", properties, spans: [span] });
  return true;
};

/** A sentence of one point is put behind a sentence of another. */
const borrow: Edit = (paper, random) => {
  const long = ({ text, bold, truth }: Span) =>
    !bold && truth?.startsWith("_zfP") === true && sentenceEnds(text).length > 2;
  const [from, to] = [spansWhere({ paper, random }, long), spansWhere({ paper, random }, long)];
  if (!from || !to || from.span.truth === to.span.truth) return false;
  const ends = sentenceEnds(from.span.text);
  const [start = 0, end = 0] = ends;
  const words = from.span.text.slice(start, end);
  rewrite(from, [start, end], "", null);
  const at = sentenceEnds(to.span.text)[0] ?? 0;
  rewrite(to, [at, at], words, null);
  return true;
};

const retitle: Edit = (paper, random) => {
  const place = spansWhere(
    { paper, random },
    ({ truth }) => truth === "_zfTitle" || truth?.startsWith("_zfH") === true,
  );
  if (!place || place.span.text.length < 6) return false;
  const at = place.span.text.length - 3;
  rewrite(place, [at, at + 1], pick(random, ["的主要", "的具体"]), reviewer(random));
  return true;
};

const remark: Edit = (paper, random) => {
  const place = spansWhere({ paper, random }, ({ text, bold }) => !bold && text.length > 20);
  if (!place) return false;
  const { span } = place;
  replaceSpan(
    place,
    { ...span, text: span.text.slice(0, 8) },
    { ...span, text: span.text.slice(8, 14), comment: "此处请核实。" },
    { ...span, text: span.text.slice(14) },
  );
  return true;
};

export const edits: Record<string, Edit> = {
  replaceWords,
  insertSentence,
  appendSentence,
  removeSentence,
  changeNumber,
  rewordLead,
  movePoint,
  removePoint,
  splitParagraph,
  mergeParagraphs,
  splitPoint,
  renumber,
  newParagraph,
  borrow,
  rewriteSentence,
  mixture,
  retitle,
  remark,
};
