import "server-only";

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";

import { recognizeSiteKind } from "@/lib/sites/site-kind";
import type { SiteKind } from "@/lib/vocabulary";

/**
 * The national list of townships: 31 provinces, 41,352 townships; see source.md beside this file. Read once, on first
 * use (about 40 ms), and stored in memory: it never changes while the process runs. A city and a county that the
 * statistical code only fills in (东莞市 without counties, 市辖区 of 北京市) are in the list like any other, so that every
 * township is reached by the same three steps.
 */
export interface Place {
  code: string;
  name: string;
}

export interface Township extends Place {
  kind: SiteKind;
  county: string;
  city: string;
  province: string;
}

interface Entry extends Township {
  /** Every reading of the name's pinyin initials: 乐清 → lq, yq. */
  initials: string[];
}

interface NationalList {
  provinces: Place[];
  children: Map<string, Place[]>;
  townships: Map<string, Entry[]>;
  byCode: Map<string, Entry>;
}

let loaded: NationalList | undefined;

export function provinces(): Place[] {
  return list().provinces.map(place);
}

/** @param provinceCode two digits; unknown → [] */
export function cities(provinceCode: string): Place[] {
  return provinceCode.length === 2 ? (list().children.get(provinceCode) ?? []).map(place) : [];
}

/** @param cityCode four digits; unknown → [] */
export function counties(cityCode: string): Place[] {
  return cityCode.length === 4 ? (list().children.get(cityCode) ?? []).map(place) : [];
}

/** @param countyCode six digits; unknown → [] */
export function townships(countyCode: string): Township[] {
  return (list().townships.get(countyCode) ?? []).map(township);
}

/** In the requested order. Unknown codes and repetitions are ignored. */
export function townshipsByCodes(codes: readonly string[]): Township[] {
  return [...new Set(codes)].flatMap((code) => {
    const entry = list().byCode.get(code);
    return entry ? [township(entry)] : [];
  });
}

/**
 * Townships by part of a name ("桥头", "桥头镇") or by pinyin initials ("qtz", any case), best first:
 * the whole name, then its beginning, then its inside; shorter names first, then by code.
 * Words before the last narrow the place: "泰州 罡杨", "东莞 qtz".
 */
export function searchTownships(query: string, options: { limit?: number } = {}): Township[] {
  const limit = Math.min(Math.max(Math.trunc(options.limit ?? 20), 1), 200);
  const words = query.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  const wanted = words.pop();
  if (!wanted || wanted.length > 40 || words.length > 3) return [];
  const byInitials = /^[a-z0-9]+$/u.test(wanted);
  const hits: { rank: number; entry: Entry }[] = [];
  for (const entry of list().byCode.values()) {
    const rank = byInitials
      ? Math.min(...entry.initials.map((each) => rankOf(each, wanted)))
      : rankOf(entry.name, wanted);
    if (rank < notFound && words.every((word) => within(entry, word))) hits.push({ rank, entry });
  }
  hits.sort(
    (a, b) => a.rank - b.rank || a.entry.name.length - b.entry.name.length || (a.entry.code < b.entry.code ? -1 : 1),
  );
  return hits.slice(0, limit).map((hit) => township(hit.entry));
}

const notFound = 3;

function rankOf(text: string, wanted: string): number {
  if (text === wanted) return 0;
  const at = text.indexOf(wanted);
  return at < 0 ? notFound : Math.min(at + 1, 2);
}

function within(entry: Entry, word: string): boolean {
  return entry.county.includes(word) || entry.city.includes(word) || entry.province.includes(word);
}

function place({ code, name }: Place): Place {
  return { code, name };
}

function township({ code, name, kind, county, city, province }: Entry): Township {
  return { code, name, kind, county, city, province };
}

function list(): NationalList {
  return (loaded ??= parse(
    brotliDecompressSync(readFileSync(join(process.cwd(), "lib/sites/national/townships.txt.br"))).toString("utf8"),
  ));
}

/** Lines of the data file: P11 北京市 · C01 市辖区 · A01 东城区 · 001 东华门街道 dhmjd; a code continues its parent's. */
function parse(text: string): NationalList {
  const result: NationalList = { provinces: [], children: new Map(), townships: new Map(), byCode: new Map() };
  let province: Place = { code: "", name: "" };
  let city: Place = province;
  let county: Place = province;
  for (const line of text.split("\n")) {
    const [head = "", name = "", initials = ""] = line.split("\t");
    if (head.startsWith("P")) {
      province = { code: head.slice(1), name };
      result.provinces.push(province);
    } else if (head.startsWith("C")) {
      city = { code: province.code + head.slice(1), name: cityName(name, province.name) };
      add(result.children, province.code, city);
    } else if (head.startsWith("A")) {
      county = { code: city.code + head.slice(1), name };
      add(result.children, city.code, county);
    } else {
      const code = county.code + head;
      const kind = recognizeSiteKind(name) ?? kindOfCode(head);
      const entry: Entry = {
        code,
        name,
        kind,
        county: county.name,
        city: city.name,
        province: province.name,
        initials: initials.split("/"),
      };
      add(result.townships, county.code, entry);
      result.byCode.set(code, entry);
    }
  }
  return result;
}

/** The code's filler words mean nothing to a reader: 市辖区 of 北京市 is 北京市 itself; 县 of 重庆市 is its counties. */
function cityName(name: string, province: string): string {
  if (name === "市辖区") return province;
  return name === "县" ? `${province}（县）` : name;
}

/**
 * The classes of the last three digits in the statistical code: 0xx 街道, 1xx 镇, 2xx–3xx 乡, 4xx–5xx units like a 乡
 * (parks, farms …).
 */
function kindOfCode(head: string): SiteKind {
  const digit = head.charAt(0);
  if (digit === "0") return "subdistrict";
  if (digit === "1") return "town";
  return digit === "2" || digit === "3" ? "township" : "park";
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
