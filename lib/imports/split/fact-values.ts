import { halfWords, timeOfDay } from "@/lib/imports/clock";
import type { ImportContext } from "@/lib/imports/types";
import type { VisitMethod } from "@/lib/vocabulary";

/** Facts of a visit in words: days, times, sites, people, head-counts, method. Each with where it is in the words. */

const two = (text: string | undefined) => (text ?? "").padStart(2, "0");

function real(year: string, month: string, date: string): string | null {
  const day = `${year}-${two(month)}-${two(date)}`;
  const made = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(made.getTime()) && made.toISOString().startsWith(day) && /^(19|20|21)/.test(day) ? day : null;
}

const hanDigits = "〇一二三四五六七八九";
/** 二〇二六年三月十二日 → 2026年3月12日, character for character, so that places stay; 十二 takes two as it did. */
function arabic(text: string): string {
  const year = text.replace(/[〇○零一二三四五六七八九]{4}(?=年)/gu, (found) =>
    [...found].map((each) => (/[○零]/u.test(each) ? "0" : String(hanDigits.indexOf(each)))).join(""),
  );
  return year.replace(/[一二三四五六七八九十]{1,3}(?=[月日])/gu, (found) => {
    const [tens = "", ones = ""] = found.includes("十") ? found.split("十") : ["", found];
    const value = found.includes("十")
      ? (tens ? hanDigits.indexOf(tens) : 1) * 10 + (ones ? hanDigits.indexOf(ones) : 0)
      : hanDigits.indexOf(ones);
    const written = String(value).padStart(found.length, "0");
    return written.length === found.length ? written : found;
  });
}

const dayPattern =
  /(?:(\d{4})[\s\u3000]*年[\s\u3000]*)?(\d{1,2})[\s\u3000]*月[\s\u3000]*(\d{1,2})[\s\u3000]*[日号]|(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d.])/u;

/** The first day told; without a year it is the last one up to `today`. */
export function dayIn(words: string, today: string): { day: string; start: number; end: number } | null {
  const match = dayPattern.exec(arabic(words.normalize("NFC")));
  if (!match) return null;
  const year = match[1] ?? match[4];
  const [month = "", date = ""] = [match[2] ?? match[5], match[3] ?? match[6]];
  const thisYear = Number(today.slice(0, 4));
  const day = year
    ? real(year, month, date)
    : [thisYear, thisYear - 1]
        .map((each) => real(String(each), month, date))
        .find((each) => each !== null && each <= today);
  return day ? { day, start: match.index, end: match.index + match[0].length } : null;
}

const clock =
  `(${halfWords})?` +
  "[\\s\\u3000]*(\\d{1,2})[\\s\\u3000]*(?:[:：时点](?:[\\s\\u3000]*(\\d{2})[\\s\\u3000]*分?|(半))?|[时点])(?:整)?";
const timesPattern = new RegExp(`${clock}(?:[\\s\\u3000]*(?:[-—–~～至到]|——)+[\\s\\u3000]*${clock})?`, "u");

function timeOf(
  half: string | undefined,
  hour: string | undefined,
  minute: string | undefined,
  thirty: string | undefined,
): string | null {
  return timeOfDay(half, hour ?? "", thirty ? "30" : (minute ?? "00"));
}

/** `unread`: the words of an end that is no time, or lies before the beginning. */
export function timesIn(words: string): { from: string; to: string | null; unread: string; rest: string } | null {
  const match = timesPattern.exec(words);
  if (!match) return null;
  const from = timeOf(match[1], match[2], match[3], match[4]);
  if (from === null) return null;
  const to = match[6] === undefined ? null : timeOf(match[5] ?? match[1], match[6], match[7], match[8]);
  const fits = to !== null && to >= from;
  return {
    from,
    to: fits ? to : null,
    unread: fits || match[6] === undefined ? "" : match[0].replace(/^.*?(?:[-—–~～至到]|——)+[\s\u3000]*/u, ""),
    rest: words.slice(0, match.index) + words.slice(match.index + match[0].length),
  };
}

type Site = ImportContext["sites"][number];
const shortName = (name: string) =>
  name.replace(/(?:镇|乡|街道|(?:经济|高新技术)?(?:开发区|产业园|园区|工业园))$/u, "");

/** The site that the words name first: by its name, a former name, or its name without 镇; the longest name wins. */
export function siteIn(
  words: string,
  sites: readonly Site[],
): { id: string; start: number; end: number; whole: boolean } | null {
  const names = sites.flatMap(({ id, name, formerNames }) =>
    [name, ...formerNames].flatMap((each) => [
      { id, name: each, sure: 0 },
      ...(shortName(each).length >= 2 && shortName(each) !== each ? [{ id, name: shortName(each), sure: 1 }] : []),
    ]),
  );
  const hits = names.flatMap((each) => {
    const start = words.indexOf(each.name);
    return start < 0 ? [] : [{ ...each, start, end: start + each.name.length }];
  });
  hits.sort((a, b) => a.sure - b.sure || a.start - b.start || b.end - a.end);
  const [best] = hits;
  if (!best) return null;
  // Two sites of one short name: which of them, a person has to say.
  const twins = hits.some((hit) => hit.id !== best.id && hit.start === best.start && hit.end === best.end);
  return twins ? null : { id: best.id, start: best.start, end: best.end, whole: words.trim() === best.name };
}

/** The ids of all the sites that the words name in full, each once. */
export function sitesIn(words: string, sites: readonly Site[]): string[] {
  const names = sites
    .flatMap(({ id, name, formerNames }) => [name, ...formerNames].map((each) => ({ id, name: each })))
    .sort((a, b) => b.name.length - a.name.length);
  let left = words;
  const found: { id: string; at: number }[] = [];
  for (const { id, name } of names) {
    const at = name === "" ? -1 : left.indexOf(name);
    if (at < 0) continue;
    found.push({ id, at });
    left = left.replaceAll(name, "\u0000".repeat(name.length));
  }
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ id }) => id))];
}

const methodWords: [RegExp, VisitMethod][] = [
  [/座谈(?:交流|会)?/u, "seminar"],
  [/问卷(?:调查)?/u, "questionnaire"],
  [/暗访|随机走访/u, "unannounced"],
  [/个别(?:访谈|谈话)|访谈/u, "interview"],
  [/查阅(?:资料|台账|档案)?/u, "desk_review"],
  [/实地(?:走访|查看|调研|察看|考察)|现场(?:走访|查看|察看)/u, "site_visit"],
];

/** The method told first. */
export function methodIn(words: string): { method: VisitMethod; start: number; end: number; whole: boolean } | null {
  const hits = methodWords.flatMap(([pattern, method]) => {
    const match = pattern.exec(words);
    return match ? [{ method, start: match.index, end: match.index + match[0].length }] : [];
  });
  hits.sort((a, b) => a.start - b.start);
  const [first] = hits;
  return first ? { ...first, whole: words.slice(first.start, first.end) === words.trim() } : null;
}

const between = /[、，,；;\s\u3000和及]+/u;

/** Members of the project by name; `whole` where every word is one of them. */
export function peopleIn(words: string, members: ImportContext["members"]): { ids: string[]; whole: boolean } {
  const names = words.split(between).filter((name) => name !== "" && name !== "等");
  const known = names.map((name) => members.filter(({ displayName }) => displayName === name));
  const ids = known.flatMap((found) => (found.length === 1 && found[0] ? [found[0].id] : []));
  return { ids: [...new Set(ids)], whole: ids.length === names.length && new Set(ids).size === ids.length };
}

/** A number of people as it was said: 12, 约12, 100余. What is not exact waits for a person in the draft. */
const people = "((?:大约|约|将近|近|超过|不足)?)[\\s\\u3000]*(\\d{1,5})[\\s\\u3000]*([余多]?)";
const headCountOf = (lead: string | undefined, number: string | undefined, tail: string | undefined): string =>
  Number(number) > 0 ? (lead ?? "") + String(Number(number)) + (tail ?? "") : "";

const rowPattern = new RegExp(`^([^\\d（）()]{1,40}?)[\\s\\u3000]*(?:（|\\()?${people}[人名位](?:）|\\))?[。.]?$`, "u");
const allPattern = new RegExp(`^([^\\d]{1,40}?)(?:等共|等|共|，共)[\\s\\u3000]*${people}[人名位][。.]?$`, "u");
const countPattern = new RegExp(
  `(?:参会|与会|参加座谈|出席|到会|参加)(?:人员|人数|干部群众|代表)?[\\s\\u3000]*(?:共|为|：)?[\\s\\u3000]*${people}[\\s\\u3000]*[人名位]`,
  "u",
);
const bareCount = new RegExp(`^(?:共)?${people}[人名位]?$`, "u");

/** 12人, 约12, 100余人 alone. */
export function headCountIn(words: string): string | null {
  const match = bareCount.exec(words);
  return (match && headCountOf(match[1], match[2], match[3])) || null;
}

/** 镇干部5人、村干部3人 → rows; `whole` where nothing else is said. */
export function audiencesIn(words: string): { rows: { category: string; headCount: string }[]; whole: boolean } {
  const parts = words
    .split(/[、，,；;]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const rows = parts.flatMap((part) => {
    const match = rowPattern.exec(part);
    const headCount = headCountOf(match?.[2], match?.[3], match?.[4]);
    if (!match?.[1] || headCount === "") return [];
    return [{ category: match[1].replace(/(?:等|代表等)?共?$/u, "").trim() || "参会人员", headCount }];
  });
  if (rows.length === parts.length) return { rows, whole: rows.length > 0 };
  // 镇干部、村干部、企业代表等12人: one number for all of them.
  const all = allPattern.exec(words.trim());
  const headCount = headCountOf(all?.[2], all?.[3], all?.[4]);
  if (all?.[1] && headCount !== "")
    return { rows: [{ category: all[1].replace(/[、，,]+$/u, ""), headCount }], whole: true };
  return { rows, whole: false };
}

/** 参会12人 in running words. */
export function countIn(words: string): { count: string; start: number; end: number } | null {
  const match = countPattern.exec(words);
  const count = headCountOf(match?.[1], match?.[2], match?.[3]);
  return match && count !== "" ? { count, start: match.index, end: match.index + match[0].length } : null;
}
