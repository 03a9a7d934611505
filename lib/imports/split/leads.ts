import type { Router } from "@/lib/imports/split/route";
import type { DimensionKey } from "@/lib/vocabulary";

/** Sentences and prefixes inside running text that say where the words after them go. */

const end =
  "(?:主要)?(?:有|是|为|包括|表现在|表现为|集中在|体现在)?(?:以下|如下|这些|这|几|[一二三四五六七八九十\\d]{1,3}|个|方面|点|条|项|大|类|：)*[：:]$";
const problem = new RegExp(
  `(?:存在|面临|反映|暴露|发现)[^，。；：:]{0,12}(?:问题|困难|不足|短板|矛盾|难题|薄弱环节|难点|堵点)(?:和|与|及|、|困难|不足|问题|短板)*${end}`,
  "u",
);
const suggestion = new RegExp(`(?:提出|希望|期盼|现提|特提)[^，。；：:]{0,10}(?:建议|意见|诉求|对策|要求)${end}`, "u");

/** 但仍有不足，主要存在问题有： → problem; null where it says nothing or more than one thing. */
export function leadOf(words: string): { dimension: DimensionKey; word: string } | null {
  const sentence = /[^。；;\n]{2,80}$/u.exec(words.trim())?.[0] ?? "";
  if (!/[：:]$/u.test(sentence)) return null;
  const clause = /[^，,]{2,60}$/u.exec(sentence)?.[0] ?? "";
  const [isProblem, isSuggestion] = [problem.test(clause), suggestion.test(clause)];
  if (isProblem === isSuggestion || /(?:汇报|报告|通报|梳理)/u.test(clause)) return null;
  if (isProblem && /建议|对策/u.test(clause)) return null;
  return isProblem ? { dimension: "problem", word: "问题" } : { dimension: "suggestion", word: "建议" };
}

export interface InlinePart {
  start: number;
  end: number;
  /** Characters of the heading at its beginning, its mark included; 0: none. */
  heading: number;
}

/** Where a part can begin inside a paragraph: …如下。一、基本情况… */
const inlineMark = /(?<=^[\s\u3000]*|[。；;：:！？!?][\s\u3000]*)[一二三四五六七八九十]{1,2}、/gu;

/** Characters of the heading that a stretch begins with, up to a stop or straight before the words: 存在问题人手不足. */
function headingIn(words: string, markLength: number, route: Router): number {
  const said = words.slice(markLength, markLength + 26);
  const stop = /[。：:]/u.exec(said)?.index ?? -1;
  const says = (text: string) => {
    const found = route(text);
    return found.kind === "dimension" && found.exact;
  };
  if (stop >= 2 && !/[，,；;]/u.test(said.slice(0, stop))) {
    const found = route(said.slice(0, stop));
    if (found.kind === "dimension" && found.sure) return markLength + stop + 1;
  }
  for (let length = Math.min(14, said.length); length >= 4; length -= 1)
    if (says(said.slice(0, length))) return markLength + length;
  return 0;
}

/** A paragraph that holds whole parts, each with its heading run on; empty where it does not. */
export function inlineParts(words: string, route: Router): InlinePart[] {
  if (words.length < 20) return [];
  const marks = [...words.matchAll(inlineMark)];
  if (marks.length < 2) return [];
  const parts = marks.map((match, index): InlinePart => {
    const [start, to] = [match.index, marks[index + 1]?.index ?? words.length];
    return { start, end: to, heading: headingIn(words.slice(start, to), match[0].length, route) };
  });
  return parts.some(({ heading }) => heading > 0) ? parts : [];
}
