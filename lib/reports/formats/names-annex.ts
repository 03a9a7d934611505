import type { ReportModel } from "@/lib/reports/model";
import { typeWidth } from "@/lib/word/page";
import { linedTable } from "@/lib/word/table";
import { lineParagraph, oneLine } from "@/lib/word/text";
import type { Annex } from "./docx-annexes";
import type { ReportLabels } from "./labels";

/** 镇街园区名单: the sites behind the numbers whose author wants their names in an annex: 编号, 主题, 镇街园区. */

/** In twips; the last column has the rest. */
const narrow = [740, 3_000];
const columns = [...narrow, typeWidth - narrow.reduce((sum, width) => sum + width, 0)];

const one = (style: "EvidenceHead" | "EvidenceCell", text: string) => [lineParagraph({ style, text: oneLine(text) })];

/** A point without a lead is known by its first sentence. */
const titleOf = ({ lead, text }: { lead: string; text: string }) =>
  lead.trim() || (/^[^。！？]*[。！？]?/u.exec(text.trim())?.[0] ?? "");

/** Null if no point wants it. */
export function namesAnnex({ sections }: ReportModel, labels: ReportLabels): Annex | null {
  const named = sections
    .flatMap(({ points }) => points)
    .flatMap((point) => (point.support?.inAnnex ? [{ title: titleOf(point), names: point.support.siteNames }] : []));
  if (named.length === 0) return null;
  const rows = named.map(({ title, names }, index) => [
    one("EvidenceCell", String(index + 1)),
    one("EvidenceCell", title),
    one("EvidenceCell", names.join(labels.nameSeparator)),
  ]);
  const head = labels.namesColumns.map((name) => one("EvidenceHead", name));
  return { title: labels.namesAnnex, children: [linedTable({ columns, head, rows })] };
}
