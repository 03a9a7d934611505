import { importLimits } from "@/lib/imports/limits";
import { ImportProblem } from "@/lib/imports/problem";
import type { Numberer } from "@/lib/imports/word/numbering";
import { isOn, type Styles } from "@/lib/imports/word/styles";
import type { Read } from "@/lib/imports/word/read-paragraph";
import { rowLines } from "@/lib/imports/word/table-lines";
import { valueOf, wordNames } from "@/lib/imports/word/word-names";
import { walkXml } from "@/lib/office/xml";

interface OpenParagraph {
  text: string;
  style: string | null;
  outline: number | null;
  numId: string | null;
  ilvl: number | null;
  bold: boolean | null;
  font: string | null;
  look: string | null;
  /** Characters set bold, and in 黑体 or 楷体. */
  strong: number;
  special: number;
  written: number;
}

interface OpenRun {
  bold: boolean | null;
  font: string | null;
  size: string | null;
}

const headingFonts = /黑体|楷体|小标宋|SimHei|KaiTi|STKaiti|STHeiti|Heiti|Kaiti|Hei$/iu;
/** What Word keeps for itself or for another program: a picture's own text, a second form of the same, what was deleted. */
const passedOver = new Set([
  "mc:Fallback",
  "w:del",
  "w:moveFrom",
  "w:instrText",
  "w:delText",
  "w:object",
  "w:rPrChange",
  "w:pPrChange",
  "w:rubyPr",
]);

type Row = { cells: Read[][] };

/** The paragraphs of a part, in reading order; a table is as many lines as it has rows. */
export function readBody(xml: string, styles: Styles, number: Numberer): Read[] {
  const w = wordNames(xml);
  const out: Read[] = [];
  const paragraphs: OpenParagraph[] = [];
  const rows: Row[] = [];
  let run: OpenRun | null = null;
  let inRunProperties = false;
  let inParagraphProperties = false;
  let over = 0;
  let collecting = false;
  let characters = 0;

  const emit = (paragraph: Read) => {
    const cell = rows.at(-1)?.cells.at(-1);
    (cell ?? out).push(paragraph);
    characters += paragraph.text.length;
    if (characters > importLimits.characters || out.length > importLimits.paragraphs)
      throw new ImportProblem("tooLong");
  };

  const write = (text: string) => {
    const open = paragraphs.at(-1);
    if (!open) return;
    open.text += text;
    const solid = text.trim().length;
    const style = styles(open.style);
    open.written += solid;
    if (solid > 0)
      open.look ??= `${run?.font ?? style.font ?? ""} ${run?.size ?? style.size ?? ""} ${run?.bold ?? style.bold ?? false}`;
    if (run?.bold ?? style.bold) open.strong += solid;
    if (headingFonts.test(run?.font ?? style.font ?? "")) open.special += solid;
  };

  const finish = (open: OpenParagraph) => {
    const style = styles(open.style);
    if (style.contents) return;
    const numId = open.numId ?? style.numId;
    const label =
      numId === null || numId === "0" || open.text.trim() === "" ? "" : number(numId, open.ilvl ?? style.ilvl);
    const level = open.outline === null ? style.level : open.outline <= 8 ? open.outline + 1 : null;
    emit({
      text: label + open.text,
      level: open.text.trim() === "" ? null : level,
      look: open.look,
      bold: open.written > 0 && open.strong >= open.written,
      headingFont: open.written > 0 && open.special >= open.written,
    });
  };

  walkXml(xml, {
    open(name, attributes) {
      const word = w(name);
      if (over > 0 || passedOver.has(word)) {
        over += 1;
        return;
      }
      switch (word) {
        case "w:p":
          if (paragraphs.length > 20) throw new ImportProblem("bomb");
          paragraphs.push({
            text: "",
            style: null,
            outline: null,
            numId: null,
            ilvl: null,
            bold: null,
            font: null,
            look: null,
            strong: 0,
            special: 0,
            written: 0,
          });
          break;
        case "w:pPr":
          inParagraphProperties = true;
          break;
        case "w:r":
          run = { bold: null, font: null, size: null };
          break;
        case "w:rPr":
          inRunProperties = true;
          break;
        case "w:t":
          collecting = true;
          break;
        case "w:tab":
          if (!inParagraphProperties) write("\t");
          break;
        case "w:br":
        case "w:cr":
          write("\n");
          break;
        case "w:noBreakHyphen":
          write("-");
          break;
        case "w:tr":
          if (rows.length > 20) throw new ImportProblem("bomb");
          rows.push({ cells: [] });
          break;
        case "w:tc":
          rows.at(-1)?.cells.push([]);
          break;
        default:
          if (inParagraphProperties || inRunProperties) property(word, attributes);
      }
    },
    close(name) {
      if (over > 0) {
        over -= 1;
        return;
      }
      switch (w(name)) {
        case "w:p": {
          const open = paragraphs.pop();
          if (open) finish(open);
          break;
        }
        case "w:pPr":
          inParagraphProperties = false;
          break;
        case "w:rPr":
          inRunProperties = false;
          break;
        case "w:r":
          run = null;
          break;
        case "w:t":
          collecting = false;
          break;
        case "w:tr": {
          const row = rows.pop();
          if (row) for (const line of rowLines(row.cells)) emit(line);
        }
      }
    },
    text(text) {
      if (collecting && over === 0) write(text);
    },
  });
  return out;

  function property(word: string, attributes: () => ReadonlyMap<string, string>) {
    const open = paragraphs.at(-1);
    if (!open) return;
    if (run && inRunProperties) {
      if (word === "w:b") run.bold = isOn(valueOf(attributes()));
      else if (word === "w:rFonts") run.font = valueOf(attributes(), "eastAsia") ?? null;
      else if (word === "w:sz") run.size = valueOf(attributes()) ?? null;
      return;
    }
    if (inRunProperties) return; // the paragraph mark's own look
    if (word === "w:pStyle") open.style = valueOf(attributes()) ?? null;
    else if (word === "w:outlineLvl") open.outline = Math.max(0, Number(valueOf(attributes())) || 0);
    else if (word === "w:numId") open.numId = valueOf(attributes()) ?? null;
    else if (word === "w:ilvl") open.ilvl = Number(valueOf(attributes())) || 0;
  }
}
