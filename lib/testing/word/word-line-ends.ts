import { docxParts } from "@/lib/testing/docx-reader";

/**
 * Where Word may end a line, by its own rules (ECMA-376, 17.15.1.58 to 60): between two characters of which one is Han,
 * unless the second begins no line or the first ends none by the lists of the document; in Latin text at blanks and
 * behind hyphens, but not behind a non-breaking one (17.3.3.18).
 */
const list = (settings: string, name: string) =>
  new Set(
    new RegExp(`<w:${name} w:lang="zh-CN" w:val="([^"]*)"`, "u").exec(settings)?.[1]?.replaceAll("&gt;", ">") ?? "",
  );
const latin = (character: string) => character > " " && character < "\u007F";
/** Stands for a non-breaking hyphen. */
const held = "\u2011";

function paragraphTexts(xml: string): string[] {
  return [...xml.matchAll(/<w:p>.*?<\/w:p>/gsu)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(?:br|tab)\/>|(<w:noBreakHyphen\/>)/gu)]
      .map(([, text, hyphen]) => text ?? (hyphen ? held : "\n"))
      .join(""),
  );
}

/** What is one: a date, a number, a mark with the character that it stands behind. */
const wholes =
  /\d{1,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日|.〔[\d,\u2011]+〕|\d[\d.,]*%?/gu;

/** Dates, numbers and marks that Word may divide, each with a line where it may. */
export function dividedByWord(file: Uint8Array): string[] {
  const parts = docxParts(file);
  const settings = parts.get("word/settings.xml") ?? "";
  const [notFirst, notLast] = [list(settings, "noLineBreaksBefore"), list(settings, "noLineBreaksAfter")];
  const mayEnd = (before: string, behind: string) => {
    if (before === held || behind === held) return false;
    if (latin(before) && latin(behind)) return before === "-";
    return !notLast.has(before) && !notFirst.has(behind);
  };
  return paragraphTexts(parts.get("word/document.xml") ?? "").flatMap((text) =>
    [...text.matchAll(wholes)].flatMap(([whole]) => {
      const at = [...whole].findIndex((character, place, all) => place > 0 && mayEnd(all[place - 1] ?? "", character));
      return at < 0 ? [] : [`${whole.slice(0, at)}|${whole.slice(at)}`];
    }),
  );
}
