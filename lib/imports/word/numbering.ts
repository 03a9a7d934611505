import { valueOf, wordNames } from "@/lib/imports/word/word-names";
import { walkXml } from "@/lib/office/xml";

/** Automatic numbers, written out as Word shows them: 一、（一）1. ①. */
interface Level {
  start: number;
  format: string;
  text: string;
  legal: boolean;
}

interface Numbering {
  abstracts: Map<string, Map<number, Level>>;
  numbers: Map<string, { abstract: string; starts: Map<number, number> }>;
  /** Abstract lists that only point to a list style, and those that a style's levels stand in. */
  pointing: Map<string, string>;
  linked: Map<string, string>;
}

const most = 9;

function read(xml: string): Numbering {
  const found: Numbering = { abstracts: new Map(), numbers: new Map(), pointing: new Map(), linked: new Map() };
  let abstract = "";
  const w = wordNames(xml);
  let levels: Map<number, Level> | null = null;
  let level: Level | null = null;
  let number: { abstract: string; starts: Map<number, number> } | null = null;
  let overridden = 0;
  walkXml(xml, {
    open(name, attributes) {
      const value = (key?: string) => valueOf(attributes(), key) ?? "";
      switch (w(name)) {
        case "w:abstractNum":
          abstract = value("abstractNumId");
          found.abstracts.set(abstract, (levels = new Map()));
          break;
        case "w:numStyleLink":
          found.pointing.set(abstract, value());
          break;
        case "w:styleLink":
          found.linked.set(value(), abstract);
          break;
        case "w:num":
          found.numbers.set(value("numId"), (number = { abstract: "", starts: new Map() }));
          break;
        case "w:abstractNumId":
          if (number) number.abstract = value();
          break;
        case "w:lvlOverride":
          overridden = Number(value("ilvl"));
          break;
        case "w:startOverride":
          number?.starts.set(overridden, Number(value()) || 0);
          break;
        case "w:lvl":
          level = { start: 1, format: "decimal", text: "", legal: false };
          // Some writers leave the number of a level out; then their order tells it.
          levels?.set(value("ilvl") === "" ? levels.size : Number(value("ilvl")), level);
          break;
        case "w:start":
          if (level) level.start = Math.min(Math.max(Number(value()) || 0, 0), 100_000);
          break;
        case "w:numFmt":
          if (level) level.format = value();
          break;
        case "w:lvlText":
          if (level) level.text = value().slice(0, 40);
          break;
        case "w:isLgl":
          if (level) level.legal = true;
      }
    },
    close(name) {
      const word = w(name);
      if (word === "w:abstractNum") levels = null;
      if (word === "w:num") number = null;
      if (word === "w:lvl") level = null;
    },
  });
  return found;
}

const digits = "〇一二三四五六七八九";

/** 1 … 999 as 一 … 九百九十九; beyond that in digits. */
export function hanNumeral(value: number): string {
  if (value < 1 || value > 999) return String(value);
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const ten =
    tens === 0 ? (hundreds > 0 && ones > 0 ? "〇" : "") : `${tens === 1 && hundreds === 0 ? "" : digits[tens]}十`;
  return `${hundreds > 0 ? `${digits[hundreds]}百` : ""}${ten}${ones > 0 ? digits[ones] : ""}`;
}

function roman(value: number): string {
  const steps: [number, string][] = [
    [1000, "M"],
    [900, "CM"],
    [500, "D"],
    [400, "CD"],
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let left = Math.min(value, 3999);
  let text = "";
  for (const [size, sign] of steps) for (; left >= size; left -= size) text += sign;
  return text;
}

const letter = (value: number) =>
  String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.min(4, 1 + Math.floor((value - 1) / 26)));

function written(value: number, format: string): string {
  if (
    /^(?:chinese|japaneseCounting|taiwanese|ideograph(?:Traditional|Zodiac)?$|koreanCounting|chineseLegal)/u.test(
      format,
    )
  )
    return hanNumeral(value);
  if (/EnclosedCircle/u.test(format) && value >= 1 && value <= 20) return String.fromCodePoint(0x245f + value);
  switch (format) {
    case "none":
    case "bullet":
      return "";
    case "upperRoman":
      return roman(value);
    case "lowerRoman":
      return roman(value).toLowerCase();
    case "upperLetter":
      return value > 0 ? letter(value) : "";
    case "lowerLetter":
      return value > 0 ? letter(value).toLowerCase() : "";
    default:
      return String(value);
  }
}

/** Writes the number of the next paragraph of a list; an empty text where there is none. */
export type Numberer = (numId: string, ilvl: number) => string;

export function readNumbering(xml: string | null): Numberer {
  if (xml === null) return () => "";
  const { abstracts, numbers, pointing, linked } = read(xml);
  const abstractOf = (id: string) => linked.get(pointing.get(id) ?? "") ?? id;
  /** One list goes on through all the paragraphs of its abstract definition, unless a number starts anew. */
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return (numId, ilvl) => {
    const number = numbers.get(numId);
    const list = abstractOf(number?.abstract ?? "");
    const levels = abstracts.get(list);
    const level = levels?.get(ilvl);
    if (!number || !levels || !level || !(ilvl >= 0 && ilvl < most)) return "";
    if (level.format === "bullet") return "• ";
    const count = counts.get(list) ?? [];
    counts.set(list, count);
    const anew = number.starts.get(ilvl);
    const fresh = anew !== undefined && !begun.has(`${numId} ${ilvl}`);
    if (fresh) begun.add(`${numId} ${ilvl}`);
    count[ilvl] = fresh ? anew : count[ilvl] === undefined ? level.start : count[ilvl] + 1;
    count.length = ilvl + 1;
    const text = level.text.replace(/%([1-9])/gu, (_whole, place: string) => {
      const at = Number(place) - 1;
      const of = levels.get(at);
      return of ? written(count[at] ?? of.start, level.legal ? "decimal" : of.format) : "";
    });
    if (text === "") return "";
    return /[、.．)）:：]$/u.test(text) ? text : `${text} `;
  };
}
