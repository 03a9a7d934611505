import type { FoundFigure, Found, ImportContext, Piece } from "@/lib/imports/types";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

/** Figures with 截至: a proposal beside the entry that says them; the words stay in the entry. */

const asOfPattern =
  /截[至止](?:到)?[\s\u3000]*(?:(\d{4})[\s\u3000]*年)?(?:[\s\u3000]*(\d{1,2})[\s\u3000]*月)?(?:[\s\u3000]*(\d{1,2})[\s\u3000]*[日号])?(年?底|年末|月底|月末|末|底|目前)?/u;

/** 截至2026年10月底 → 2026-10; as precise as it was said. */
function asOfIn(sentence: string, today: string): { asOf: string; end: number } | null {
  const match = asOfPattern.exec(sentence);
  if (!match) return null;
  const [whole, year, month, date, until = ""] = match;
  const end = match.index + whole.length;
  if (!year && !month) return null;
  const ofYear =
    year ?? (Number(month) <= Number(today.slice(5, 7)) ? today.slice(0, 4) : String(Number(today.slice(0, 4)) - 1));
  if (!month) return { asOf: /年底|年末|底|末/u.test(until) ? `${ofYear}-12` : ofYear, end };
  if (Number(month) < 1 || Number(month) > 12) return null;
  const upToMonth = `${ofYear}-${month.padStart(2, "0")}`;
  if (!date) return { asOf: upToMonth, end };
  const day = `${upToMonth}-${date.padStart(2, "0")}`;
  const made = new Date(`${day}T00:00:00Z`);
  return { asOf: !Number.isNaN(made.getTime()) && made.toISOString().startsWith(day) ? day : upToMonth, end };
}

const units =
  "万元|亿元|万人|平方公里|平方米|万亩|公里|千米|个百分点|人次|户次|件次|场次|人|名|个|家|户|件|场|次|支|条|处|所|座|台|套|项|篇|份|期|张|亩|吨|元|%|％|‰";
const numberPattern = new RegExp(
  `(?<![\\d.\\-])(\\d{1,3}(?:[,，]\\d{3})+(?:\\.\\d{1,6})?|\\d{1,15}(?:\\.\\d{1,6})?)[\\s\\u3000]*(?:余|多)?(${units})`,
  "gu",
);
const verbs =
  /(?:总数|数量|累计)?(?:共|已|约|仅|现|只|累计)*(?:达到|达|为|有|建成|建立|成立|设立|配备|完成|办理|开展|举办|覆盖|培育|培养|新增|组建|打造|引进|吸纳|发展|开设|设有|投入|落实|共计|共有|拥有|是)?(?:了|约|共|仅)?$/u;
const noNoun = /^(?:其中|全镇|全乡|全街道|全园区|我镇|本镇|该镇|目前|已|共|累计|近|约|同比|增长|下降|占|占比)*$/u;

function nounBefore(clause: string): string {
  const left = clause
    .replace(verbs, "")
    .replace(/^[\s\u3000]*(?:其中|目前|累计|全镇|全乡|全街道|全园区|我镇|我乡|本镇|该镇|共有|共|已|有)+/u, "");
  return noNoun.test(left) ? "" : left.trim();
}

function nounAfter(rest: string): string {
  const match = /^[\s\u3000]*(?:的)?([\p{Script=Han}\dA-Za-z（）()“”]{2,20})/u.exec(rest);
  return match?.[1]?.replace(/(?:，|。|和|及|并).*$/u, "") ?? "";
}

/** The project's own indicator where the clause names one; its unit has to agree. */
function known(clause: string, unit: string, indicators: ImportContext["indicators"]): string | null {
  const hits = indicators.filter(
    (each) =>
      (each.unit === "" || each.unit === unit || (each.unit === "%" && unit === "％")) && clause.includes(each.name),
  );
  return hits.sort((a, b) => b.name.length - a.name.length)[0]?.name ?? null;
}

/** The figures of one text, in order, each once. */
export function figuresIn(
  text: string,
  context: Pick<ImportContext, "today" | "indicators">,
): (Omit<FoundFigure, "dimension"> & { start: number; end: number })[] {
  const found: (Omit<FoundFigure, "dimension"> & { start: number; end: number })[] = [];
  for (const sentence of text.matchAll(/[^。；;\n]+/gu)) {
    const when = asOfIn(sentence[0], context.today);
    if (!when) continue;
    // What is told of another time is no figure of this one.
    const until = /\d{4}[\s\u3000]*年/u.exec(sentence[0].slice(when.end))?.index;
    const words = until === undefined ? sentence[0] : sentence[0].slice(0, when.end + until);
    for (const match of words.slice(when.end).matchAll(numberPattern)) {
      const at = when.end + match.index;
      const before = words.slice(Math.max(when.end, at - 200), at);
      const clause = before
        .slice(
          Math.max(
            before.lastIndexOf("，"),
            before.lastIndexOf(","),
            before.lastIndexOf("、"),
            before.lastIndexOf("："),
          ) + 1,
        )
        .slice(-60);
      const after = words.slice(at + match[0].length, at + match[0].length + 60);
      const [unit = ""] = [match[2]?.replace("％", "%")];
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
