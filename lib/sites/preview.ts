import { mostSitesAtOnce } from "@/lib/sites/schema";
import { settleNames, type NamedPlace } from "@/lib/sites/settle-names";
import { sameName, type SiteList, type SiteRowProblem } from "@/lib/sites/site-name";
import type { SiteKind } from "@/lib/vocabulary";

/** What a pasted list or a file would add, row by row, for the person to check. Pure. */
export interface PreviewRow {
  /** Its number in the pasted text or in Excel, from 1. */
  row: number;
  name: string;
  /** Null if the name does not show it: the person chooses. */
  kind: SiteKind | null;
  county: string;
  /** The project already has it: it is shown and not added again. */
  existing: boolean;
}

export interface SitePreview {
  rows: PreviewRow[];
  /** Rows that are ignored, at most `mostProblems` of them. */
  problems: SiteRowProblem[];
  problemCount: number;
  /** The number of rows, if there are too many to show: they must be added in parts. */
  tooMany: number | null;
}

const mostProblems = 200;

export function previewOf(list: SiteList, known: readonly NamedPlace[]): SitePreview {
  const { rows, problems } = asRows(list);
  if (rows.length > mostSitesAtOnce) return { rows: [], problems: [], problemCount: 0, tooMany: rows.length };
  const kept: PreviewRow[] = [];
  const seen = new Set<string>();
  for (const row of settleNames(rows, known)) {
    const key = sameName(row.name);
    if (seen.has(key)) problems.push({ row: row.row, code: "duplicate", value: row.name });
    else kept.push(row);
    seen.add(key);
  }
  problems.sort((a, b) => a.row - b.row);
  return { rows: kept, problems: problems.slice(0, mostProblems), problemCount: problems.length, tooMany: null };
}

/** A row whose kind alone is unknown is not a problem but a row to complete. Its value is then the whole name. */
function asRows(list: SiteList): { rows: Omit<PreviewRow, "existing">[]; problems: SiteRowProblem[] } {
  const problems: SiteRowProblem[] = [];
  const rows: Omit<PreviewRow, "existing">[] = list.rows.map((row) => ({ county: "", ...row }));
  for (const problem of list.problems) {
    if (problem.code !== "kind_unknown" || problem.value === undefined) problems.push(problem);
    else rows.push({ row: problem.row, name: problem.value, kind: null, county: problem.county ?? "" });
  }
  return { rows: rows.sort((a, b) => a.row - b.row), problems };
}
