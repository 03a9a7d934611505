import { defaultRules, type RoutingRule } from "@/lib/imports/default-rules";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

/** To which dimension a heading sends what stands below it. */
export type Route =
  | { kind: "none" }
  /** `sure`: the heading says hardly anything else, so it counts below another heading too. */
  | { kind: "dimension"; dimension: DimensionKey; word: string; sure: boolean }
  | { kind: "ambiguous" };

interface Hit extends RoutingRule {
  at: number;
}

/** Words that are left when a heading says nothing but where it leads: 当前存在的主要问题. */
const filler =
  /[\s\u3000一二三四五六七八九十、，,.．（）()：:0-9的和及与其以]|当前|目前|主要|存在|有关|相关|全镇|全乡|全街道|园区|本镇|我镇|我乡|基层|下一步|下步|方面|几点|一些|工作|情况|部分|调研|走访|座谈|以下|如下|几个|群众|企业|村民|干部|反映|提出|自身|突出|初步|特色/g;

const joined = /[及和与、，,暨]|以及/;

/** The project's own rules come before those of the house; among them the longer word before the shorter one. */
export function makeRouter(own: readonly RoutingRule[]) {
  const words = new Set(own.map(({ word }) => word));
  const rules = [...own, ...defaultRules.filter(({ word }) => !words.has(word))].sort(
    (a, b) => b.word.length - a.word.length,
  );

  function hitsIn(heading: string): Hit[] {
    const taken = new Array<boolean>(heading.length).fill(false);
    const hits: Hit[] = [];
    for (const rule of rules) {
      for (let at = heading.indexOf(rule.word); at >= 0; at = heading.indexOf(rule.word, at + rule.word.length)) {
        if (taken.slice(at, at + rule.word.length).includes(true)) continue;
        taken.fill(true, at, at + rule.word.length);
        hits.push({ ...rule, at });
      }
    }
    return hits.sort((a, b) => a.at - b.at);
  }

  return function route(heading: string): Route {
    const text = heading.slice(0, 80);
    const hits = hitsIn(text);
    const last = hits.at(-1);
    if (!last) return { kind: "none" };
    const apart = hits.some((hit, index) => {
      const next = hits[index + 1];
      return next && next.dimension !== hit.dimension && joined.test(text.slice(hit.at + hit.word.length, next.at));
    });
    // 问题和建议 are two things; 解决问题的建议 is one, and its last word says which.
    if (apart && dimensionKeys.filter((key) => hits.some(({ dimension }) => dimension === key)).length > 1)
      return { kind: "ambiguous" };
    const rest = hits
      .reduceRight((left, { at, word }) => left.slice(0, at) + left.slice(at + word.length), text)
      .replace(filler, "");
    return { kind: "dimension", dimension: last.dimension, word: last.word, sure: rest.length <= 1 };
  };
}

export type Router = ReturnType<typeof makeRouter>;
