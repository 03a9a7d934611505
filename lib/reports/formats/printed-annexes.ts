import type { ReportModel } from "@/lib/reports/model";
import type { ReportLabels } from "./labels";
import { numberedAnnexes } from "./office-lines";

/** The annexes of a report as the Word file numbers them, so that the page says the same. Pure. */
export interface PrintedAnnexes {
  /** Each with its number; "" for the only one. */
  listed: { number: string; name: string }[];
  /** The number of the author's annexes, and of the one with the names of sites; "" for the only annex. */
  numberOf: (place: number) => string;
  namesNumber: string;
}

/** The author's pages, those that are only named, the names of sites, and the 佐证索引 if the file has it. */
export function printedAnnexes(model: ReportModel, labels: ReportLabels, withIndex: boolean): PrintedAnnexes {
  const points = model.sections.flatMap((section) => section.points);
  const own = [...(model.annexPages ?? []).map(labels.annexTitle), ...model.annexes];
  const names = points.some(({ support }) => support?.inAnnex) ? [labels.namesAnnex] : [];
  const index = withIndex && points.some(({ evidence }) => evidence.length > 0) ? [labels.evidenceIndex] : [];
  const listed = numberedAnnexes([...own, ...names, ...index]);
  const numberOf = (place: number) => (listed.length > 1 ? String(place + 1) : "");
  return { listed, numberOf, namesNumber: numberOf(numberedAnnexes(own).length) };
}

/** The number of the table in an annex: 表1, 表2 through the whole report. By the annex's id; absent for one without. */
export function tableNumbers({ annexPages = [] }: Pick<ReportModel, "annexPages">): ReadonlyMap<string, number> {
  const withTable = annexPages.filter(({ sites = [], figures = [] }) => sites.length + figures.length > 0);
  return new Map(withTable.map(({ id }, place) => [id, place + 1]));
}
