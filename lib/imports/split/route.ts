import { defaultRules, type RoutingRule } from "@/lib/imports/default-rules";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

/** To which dimension a heading sends what stands below it. */
export type Route =
  | { kind: "none" }
  /**
   * `sure`: the heading says hardly anything else, so it counts below another heading too; `exact`: nothing else at
   * all.
   */
  | { kind: "dimension"; dimension: DimensionKey; word: string; sure: boolean; exact: boolean }
  /** It holds such a word and speaks of something else: 居民需求分析, 停车难问题. */
  | { kind: "doubtful"; word: string }
  | { kind: "ambiguous"; sure: boolean };

interface Hit extends RoutingRule {
  at: number;
  end: number;
}

/** Words that are left when a heading says nothing but where it leads: 当前存在的主要问题. */
const filler =
  /[\s\u3000一二三四五六七八九十、，,.．（）()：:0-9的和及与其以条个]|当前|目前|现阶段|主要|存在|面临|实际|具体|突出|共性|普遍|现实|有关|相关|全镇|全乡|全街道|园区|本镇|我镇|我乡|基层|下一步|下步|下阶段|方面|几点|几个|一些|若干|工作|情况|部分|调研|走访|座谈|以下|如下|群众|大家|企业|村民|居民|干部|反映|提出|收集|梳理|自身|初步|特色|仍然|依然|还有|仍|还|关于|之处|弱项|清单|哪些|较多|较为|较|明显|显著|有|是/g;
const joined = /[及和与、，,暨]|以及|并/;

/** What may follow the word that a heading is about: 成效明显, 问题清单, 困难较多. */
const tail =
  /^(?:和|与|及|、|的)*(?:较为?|比较|十分|日益|相对|更加|逐步|依然|仍然|持续|初步|不断|还|仍|也|很|有待)*(?:明显|显著|显现|突出|较多|较大|不少|不小|良好|清单|弱项|汇总|摘要|要点|方面|之处|情况|如下|有哪些|主要有|主要是|包括|有|分析|原因|及原因|成因|几点|部分|存在|凸显|加快|提升|喜人|扎实|亮眼|丰硕|有力|平稳|总体平稳|凸现|增多|所在|[一二三四五六七八九十\d几]+[条点个项])*$/u;
/** 破解停车难问题 is something done, and no part of a text called 问题. */
const doing =
  /(?:解决|破解|化解|克服|破除|攻克|消除|应对|直面|聚焦|针对|围绕|瞄准|紧盯|补齐|补足|弥补|缓解|打通|疏通|突破|正视|整改|纠治|回应|满足|对接|摸清|征集|推广|借鉴|学习|总结|坚持|树立|强化|打造|创建|提炼)/u;
const aspect =
  /(?:存在|面临|反映|发现|遇到|主要|突出|共性|普遍|实际|具体|现实|当前|目前|中|上|方面|需要|亟待|有待|急需|关注|重视|提出|梳理|收集|有关|相关|集中|其他|一些|几个|若干|些)(?:.{0,4}的)?$/u;

type Said = "says" | "holds";

/** Whether the heading is about the word or only holds it; 停车难问题 is one matter, 存在的问题 a part of a text. */
function saidBy(text: string, { at, end, word, dimension }: Hit): Said {
  const [before, after] = [text.slice(0, at), text.slice(end)];
  if (!tail.test(after)) return "holds";
  if (/分析/u.test(after) && !(dimension === "problem" || word.endsWith("现状"))) return "holds";
  if (/(?:导向|意识|式)$/u.test(text)) return "holds";
  const bare = before.replace(filler, "");
  if (doing.test(before) && dimension !== "suggestion") return "holds";
  if (
    dimension === "suggestion" &&
    /^(?:需求|诉求|期盼)$/u.test(word) &&
    /(?:解决|回应|满足|对接|摸清|征集|聚焦)/u.test(before)
  )
    return "holds";
  if (/^(?:问题|矛盾|挑战)$/u.test(word) && bare !== "" && !aspect.test(before)) return "holds";
  return "says";
}

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
        hits.push({ ...rule, at, end: at + rule.word.length });
      }
    }
    return hits.sort((a, b) => a.at - b.at);
  }

  return function route(heading: string): Route {
    const text = heading
      .slice(0, 80)
      .replace(/[（(][^（()）]{0,20}[)）]$/u, "")
      .trim();
    const hits = hitsIn(text);
    // 典型经验做法 is what others may follow, and not merely what was done.
    const named = hits.at(-1);
    const model = hits.find(({ dimension }) => dimension === "example");
    const last =
      named && model && /(?:做法|举措|成效)$/u.test(named.word) ? { ...named, dimension: model.dimension } : named;
    if (!last) return { kind: "none" };
    const apart = hits.some((hit, index) => {
      const next = hits[index + 1];
      if (!next || next.dimension === hit.dimension) return false;
      const gap = text.slice(hit.end, next.at);
      // 困难诉求 is two things without a word between them; 典型做法 is one.
      const side = gap === "" && (hit.dimension === "problem" || next.dimension === "problem");
      return side || joined.test(gap);
    });
    const rest = hits
      .reduceRight((left, { at, word }) => left.slice(0, at) + left.slice(at + word.length), text)
      .replace(filler, "");
    // 问题和建议 are two things; 解决问题的建议 is one, and its last word says which.
    if (apart && dimensionKeys.filter((key) => hits.some(({ dimension }) => dimension === key)).length > 1)
      return { kind: "ambiguous", sure: rest.length <= 1 };
    const own = words.has(last.word);
    const before = text.slice(0, last.at);
    const plainly =
      (last.dimension === "problem" && /(?:存在|面临)/u.test(before)) ||
      (last.dimension === "suggestion" && /(?:关于|对|下一?步).*的(?:几[点条])?$/u.test(before));
    if (!own && rest !== "" && saidBy(text, last) === "holds") return { kind: "doubtful", word: last.word };
    return {
      kind: "dimension",
      dimension: last.dimension,
      word: last.word,
      sure: rest.length <= 1 || plainly,
      exact: rest === "",
    };
  };
}

export type Router = ReturnType<typeof makeRouter>;
