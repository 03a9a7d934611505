import { siteImportLimits, type SiteRowProblemCode } from "@/lib/sites/import-problems";
import { recognizeSiteKind, readKindWord } from "@/lib/sites/site-kind";
import type { SiteKind } from "@/lib/vocabulary";

/** A row as the person sees it: its number in the pasted text or in Excel, from 1. */
export interface SiteRow {
  row: number;
  name: string;
  kind: SiteKind;
  county?: string;
}

export interface SiteRowProblem {
  row: number;
  code: SiteRowProblemCode;
  /** The text of the row, shortened, with invisible characters spelled out: 桥头[U+200B]镇. */
  value?: string;
  /** Of a row that lacks only the kind, so that the person can add it. */
  county?: string;
}

export interface SiteList {
  rows: SiteRow[];
  problems: SiteRowProblem[];
}

/** One row before it is checked; an empty string is an empty cell. */
export interface SiteCells {
  row: number;
  name: string;
  kind: string;
  county: string;
}

/**
 * Characters that no name may contain, because two names that look alike would be two sites, or a name would reverse
 * the text beside it: controls and NUL, format characters (bidi, zero-width, tags), lone surrogates, line separators,
 * blank letters, and U+FFFD, the trace of a wrong decoding. Rare Han of every extension is allowed.
 */
const forbidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u034F\u115F\u1160\u2800\u3164\uFFA0\uFFFD-\uFFFF]/u;

/** The rule for a site's name, the same for a pasted list, a file and a form. The name is trimmed already. */
export function siteNameProblem(name: string): "name_empty" | "name_too_long" | "name_characters" | null {
  if (name === "") return "name_empty";
  if (forbidden.test(name)) return "name_characters";
  return [...name].length > siteImportLimits.nameCharacters ? "name_too_long" : null;
}

/** Checks rows one by one: valid ones are in `rows`, every other one is in `problems` with its first problem. */
export function judgeSiteRows(cells: Iterable<SiteCells>): SiteList {
  const list: SiteList = { rows: [], problems: [] };
  const seen = new Set<string>();
  for (const each of cells) {
    const { row } = each;
    const name = each.name.trim();
    const county = each.county.trim();
    const kind = kindOf(name, each.kind.trim());
    const code = siteNameProblem(name) ?? countyProblem(county);
    const key = `${sameName(name)}\n${sameName(county)}`;
    if (code || !kind) {
      const found = problem(row, code ?? "kind_unknown", code?.startsWith("county") ? county : name);
      list.problems.push(code || county === "" ? found : { ...found, county });
    } else if (seen.has(key)) {
      list.problems.push(problem(row, "duplicate", name));
    } else {
      seen.add(key);
      list.rows.push(county === "" ? { row, name, kind } : { row, name, kind, county });
    }
  }
  return list;
}

/**
 * A 类型 cell with a kind has priority over the name. If it contains something else, no kind is guessed. 镇 alone is no
 * name.
 */
function kindOf(name: string, kind: string): SiteKind | null {
  if (kind !== "") return readKindWord(kind) ?? recognizeSiteKind(kind);
  return /^(?:镇|乡|民族乡|街道|园区)$/u.test(name) ? null : recognizeSiteKind(name);
}

export function countyProblem(county: string): SiteRowProblemCode | null {
  if (forbidden.test(county)) return "county_characters";
  return [...county].length > siteImportLimits.nameCharacters ? "county_too_long" : null;
}

/** 桥头 镇 and 桥头镇, （） and () are one name: two names are the same if their results are equal. */
export function sameName(name: string): string {
  return name.normalize("NFKC").replace(/\s+/gu, "").toLowerCase();
}

function problem(row: number, code: SiteRowProblemCode, value: string): SiteRowProblem {
  if (value === "") return { row, code };
  const characters = [...value.slice(0, 100)];
  const shown = characters
    .slice(0, 40)
    .map((each) =>
      forbidden.test(each) ? `[U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]` : each,
    );
  return { row, code, value: shown.join("") + (characters.length > 40 ? "…" : "") };
}
