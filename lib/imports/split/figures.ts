import { asOfIn } from "@/lib/imports/split/as-of";
import { legible } from "@/lib/imports/split/legible";
import type { FoundFigure, Found, ImportContext, Piece } from "@/lib/imports/types";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

/** Figures with 截至: a proposal beside the entry that says them; the words stay in the entry. */

const units =
  "万元|亿元|万人|万户|平方公里|平方米|万亩|公里|千米|个百分点|人次|户次|件次|场次|人|名|个|家|户|件|场|次|支|条|处|所|座|台|套|项|篇|份|期|张|亩|吨|元|%|％|‰";
const numberPattern = new RegExp(
  `(?<![\\d.\\-/:：〔\\[第])(\\d{1,3}(?:[,，]\\d{3})+(?:\\.\\d{1,6})?|\\d{1,15}(?:\\.\\d{1,6})?)[\\s\\u3000]*(${units})`,
  "gu",
);
const verbs =
  /(?:总数|数量|累计)?(?:共|已|仅|现|只|累计)*(?:达到|达|为|有|建成|建立|成立|设立|配备|完成|办理|开展|举办|覆盖|培育|培养|新增|组建|打造|引进|吸纳|发展|开设|设有|投入|落实|共计|共有|拥有|现辖|下辖|管辖|辖|是)?(?:了|共|仅)?$/u;
const noNoun = /^(?:其中|全镇|全乡|全街道|全园区|我镇|本镇|该镇|目前|已|共|累计|近|约|同比|增长|下降|占|占比)*$/u;

/**
 * Before the number: a rank, a part of a range, a number that was only nearly meant, a change, or something yet to
 * come.
 */
const noStockBefore =
  /(?:第|(?<![目此之])前|每|(?<!节)约|近|接近|超过?|逾|不到|不足|至少|最多|[\d一二三四五六七八九十两][-—–~～至到]{1,2}|[-—–~～至到]|(?:增长|增加|减少|下降|上升|提高|提升|降低|净增|同比|环比|上涨|回落|缩减|压减|扩大|缩短)[^，。；]{0,4})[\s\u3000]*$/u;
const change =
  /(?:同比|环比|比[^，。；]{1,12}(?:增|减|多|少|高|低|升|降)|较[^，。；]{1,12}(?:增|减|多|少|高|低|升|降))/u;
const yetToCome = /(?:计划|拟|预计|力争|争取|目标|规划|将(?:达|有|建|完|实)|不低于|不少于|原则上|要求)/u;
/** After it: 200人以上, 5元/吨, 3个月, 12个百分点. */
const noStockAfter =
  /^(?:以上|以下|以内|左右|上下|不等|余|多|许|[-—–~～/／每]|(?:月|小时|工作日|季度|年|年度|阶段|方面|环节|层面|维度|百分点|问题方面|以及|到\d|至\d))/u;

function nounBefore(clause: string): string {
  const left = clause
    .replace(verbs, "")
    .replace(/^[\s\u3000]*(?:其中|目前|累计|全镇|全乡|全街道|全园区|我镇|我乡|本镇|该镇|共有|共|已|现有|有)+/u, "");
  return noNoun.test(left) ? "" : left.trim();
}

function nounAfter(rest: string): string {
  const match = /^[\s\u3000]*(?:的)?([\p{Script=Han}\dA-Za-z（）()“”]{2,20})/u.exec(rest);
  return match?.[1]?.replace(/(?:，|。|和|及|并|（).*$/u, "") ?? "";
}

/** The project's own indicator where the clause names one; its unit has to agree. */
function known(clause: string, unit: string, indicators: ImportContext["indicators"]): string | null {
  const hits = indicators.filter(
    (each) =>
      (each.unit === "" || each.unit === unit || (each.unit === "%" && unit === "％")) && clause.includes(each.name),
  );
  return hits.sort((a, b) => b.name.length - a.name.length)[0]?.name ?? null;
}

type PlacedFigure = Omit<FoundFigure, "dimension"> & { start: number; end: number };

/** The figures of one text, in order, each once; what is no sure stock of its day is no figure. */
export function figuresIn(text: string, context: Pick<ImportContext, "today" | "indicators">): PlacedFigure[] {
  const found: PlacedFigure[] = [];
  for (const sentence of legible(text).matchAll(/[^。；;\n]+/gu)) {
    const when = asOfIn(sentence[0], context.today);
    if (!when) continue;
    // What is told of another time is no figure of this one.
    const other = when.before ? -1 : sentence[0].slice(when.to).search(/\d{4}[\s\u3000]*年/u);
    const whole = when.before
      ? sentence[0].slice(0, when.at)
      : sentence[0].slice(0, other < 0 ? undefined : when.to + other);
    const from = when.before ? 0 : when.to;
    for (const match of whole.slice(from).matchAll(numberPattern)) {
      const at = from + match.index;
      const before = whole.slice(Math.max(from, at - 200), at);
      const cut = Math.max(...["，", ",", "、", "："].map((sign) => before.lastIndexOf(sign)));
      const clause = before.slice(cut + 1).slice(-60);
      const after = whole.slice(at + match[0].length, at + match[0].length + 60);
      if (noStockBefore.test(clause) || change.test(clause) || yetToCome.test(clause) || noStockAfter.test(after))
        continue;
      const unit = (match[2] ?? "").replace("％", "%");
      if (unit === "个百分点") continue;
      const around = clause + after.split(/[，,、：]/u)[0];
      const indicator = known(around, unit, context.indicators) ?? (nounBefore(clause) || nounAfter(after));
      if (indicator === "" || indicator.length > 60 || /\d{5}/u.test(indicator)) continue;
      found.push({
        indicator,
        value: (match[1] ?? "").replace(/[,，]/gu, ""),
        unit,
        asOf: when.asOf,
        definition: "",
        start: sentence.index + at,
        end: sentence.index + at + match[0].length,
      });
    }
  }
  return found.slice(0, 200);
}

const isDimension = (place: string): place is DimensionKey => dimensionKeys.some((key) => key === place);

/** The figures of the pieces that go to a dimension. */
export function figuresOf(
  text: string,
  pieces: readonly Piece[],
  context: Pick<ImportContext, "today" | "indicators">,
): Found<FoundFigure>[] {
  return pieces.flatMap((piece) => {
    const { destination, start, end } = piece;
    if (!isDimension(destination)) return [];
    return figuresIn(text.slice(start, end), context).map(({ start: from, end: to, ...figure }) => ({
      value: { ...figure, dimension: destination },
      start: start + from,
      end: start + to,
    }));
  });
}
