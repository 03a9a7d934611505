import { coreOf, typedRank } from "@/lib/imports/split/headings";
import type { Router } from "@/lib/imports/split/route";
import type { Source } from "@/lib/imports/types";

const paper =
  /(?:纪要|记录|笔记|日记|报告|总结|汇报|材料|提纲|简报|札记|方案|台账|(?:记录|汇总|登记|统计|调查|情况|反馈|一览)表|走访情况|调研情况|座谈情况|情况汇编)(?:[（(].{0,20}[)）])*$/u;
/** What an essay on a place is called: its last word names the kind of text, and no part of it. */
const essay =
  /(?:思考|研究|分析|调查|探析|浅析|初探|探讨|探索|实践|综述|侧记|纪实|启示|对策|建议|经验|做法|问题|几点体会|体会)$/u;
const sentence = /[。；;！？!?，,、：:]$/u;

/**
 * The lines at the head of a text that are its title: by what they call themselves, or because numbered or lower
 * headings follow that lead somewhere. A title sends nothing anywhere, whatever words it holds.
 */
export function titleLines({ text, lines }: Source, route: Router): Set<number> {
  const titles = new Set<number>();
  const written = lines.flatMap((line, index) => {
    const words = text.slice(line.start, line.end).trim();
    return words === "" ? [] : [{ ...line, index, words }];
  });
  const heads = written
    .slice(1)
    .filter(
      ({ level, look, words }) => words.length <= 60 && (level !== null || look !== null || typedRank(words) !== null),
    );
  const leading = heads.some(({ words }) => ["dimension", "ambiguous"].includes(route(coreOf(words)).kind));
  for (const [at, { index, words, level, look, table }] of written.slice(0, 3).entries()) {
    if (words.length > 120 || (table !== undefined && look === "label")) break;
    const subtitle = at > 0 && titles.size === at && /^(?:——|—|--|[（(])/u.test(words) && words.length <= 60;
    const core = coreOf(words);
    const where = route(core);
    const essayist = at === 0 && /^(?:关于|对|浅[谈析]|试[论析])/u.test(core) && core.length >= 10;
    const says =
      (where.kind === "dimension" && (where.exact || (where.sure && !essayist))) ||
      (where.kind === "ambiguous" && where.sure);
    const open = !sentence.test(words) && typedRank(words) === null && (!says || paper.test(core));
    const alone = level === 1 && !written.slice(at + 1).some((line) => line.level === 1);
    const followed = at === 0 && leading && (level === null || alone);
    const named =
      paper.test(core) ||
      (at === 0 && level !== 2 && core.length >= 10 && essay.test(core) && (level === null || alone));
    const set = at === 0 && look !== null && level === null;
    const below = heads.some((line) => (line.level ?? 9) > (level ?? 0) && !line.table);
    const isTitle =
      subtitle ||
      (open && paper.test(core)) ||
      (open &&
        table === undefined &&
        (named || set || (followed && below && where.kind !== "none") || (followed && alone && below)));
    if (!isTitle) {
      if (
        at === 0 &&
        words.length <= 20 &&
        level === null &&
        !sentence.test(words) &&
        typedRank(words) === null &&
        where.kind === "none"
      )
        continue;
      break;
    }
    titles.add(index);
  }
  return titles;
}
