import { pick, type Random } from "@/lib/testing/findings-world";
import type { Para, Paper, Span } from "@/lib/testing/returned/paper";

/** Edits of whole points and paragraphs. False if there was no place for one. */
export type Edit = (paper: Paper, random: Random) => boolean;

export const paragraphs = ({ blocks }: Paper): Para[] =>
  blocks.flatMap((block) => (block.kind === "paragraph" ? [block] : []));

/** All spans of one unit that is a point in its own stretch of one paragraph. */
function pointIn(paper: Paper, random: Random): { para: Para; unit: string; spans: Span[] } | null {
  const found = paragraphs(paper).flatMap((para) => {
    const units = [...new Set(para.spans.flatMap(({ truth }) => (truth?.startsWith("_zfP") ? [truth] : [])))];
    return units.map((unit) => ({ para, unit, spans: para.spans.filter(({ truth }) => truth === unit) }));
  });
  const whole = found.filter(
    ({ unit, spans }) => spans.length > 2 && found.filter((one) => one.unit === unit).length === 1,
  );
  return whole.length === 0 ? null : pick(random, whole);
}

export const movePoint: Edit = (paper, random) => {
  const [point, target] = [pointIn(paper, random), pointIn(paper, random)];
  if (!point || !target || point.unit === target.unit) return false;
  point.para.spans = point.para.spans.filter((span) => !point.spans.includes(span));
  const last = target.para.spans.findLastIndex(({ truth }) => truth === target.unit);
  target.para.spans.splice(last + 1, 0, ...point.spans);
  return true;
};

export const removePoint: Edit = (paper, random) => {
  const point = pointIn(paper, random);
  if (!point) return false;
  point.para.spans = point.para.spans.filter((span) => !point.spans.includes(span));
  return true;
};

/** Each point of a paragraph in a paragraph of its own. */
export const splitParagraph: Edit = (paper, random) => {
  const point = pointIn(paper, random);
  if (!point) return false;
  const first = point.para.spans.indexOf(point.spans[0] ?? point.para.spans[0]!);
  if (first <= 0) return false;
  const rest = { ...point.para, spans: point.para.spans.slice(first) };
  point.para.spans = point.para.spans.slice(0, first);
  paper.blocks.splice(paper.blocks.indexOf(point.para) + 1, 0, rest);
  return true;
};

export const isBody = ({ properties }: Para) => properties.includes("ReportBody");

export const mergeParagraphs: Edit = (paper, random) => {
  const pairs = paper.blocks.flatMap((block, index) => {
    const next = paper.blocks[index + 1];
    const both = block.kind === "paragraph" && next?.kind === "paragraph" && isBody(block) && isBody(next);
    const points = both && [block, next].every(({ spans }) => spans.some(({ truth }) => truth?.startsWith("_zfP")));
    return points ? [{ block, next }] : [];
  });
  if (pairs.length === 0) return false;
  const { block, next } = pick(random, pairs);
  block.spans.push(...next.spans);
  paper.blocks.splice(paper.blocks.indexOf(next), 1);
  return true;
};
