import { importLimits } from "@/lib/imports/limits";
import { valueOf, wordNames } from "@/lib/imports/word/word-names";
import { walkXml } from "@/lib/office/xml";
import { ImportProblem } from "@/lib/imports/problem";
import type { UnreadKind } from "@/lib/imports/types";
import { Alternatives, passedOver, signs, unreadElements } from "@/lib/imports/word/elements";
import { Fields } from "@/lib/imports/word/fields";
import { mathSign, raised } from "@/lib/imports/word/math";
import type { Numberer } from "@/lib/imports/word/numbering";
import { newRun, OpenParagraph, type OpenRun, type Read } from "@/lib/imports/word/paragraph";
import { paragraphProperty, runProperty } from "@/lib/imports/word/properties";
import type { Styles } from "@/lib/imports/word/styles";
import { signOf, unknownSign } from "@/lib/imports/word/symbols";
import { cellProperty, tableLines, type Row } from "@/lib/imports/word/table-lines";
import { Trace } from "@/lib/imports/word/trace";

/** What a body is read with. */
export interface BodyTools {
  styles: Styles;
  number: Numberer;
  /** The words of a note that the text points to; each is given once. */
  note: (kind: "footnotes" | "endnotes", id: string) => Read[];
  /** The words of another part (altChunk, SmartArt), or null where they cannot be read. */
  part: (id: string) => string[] | null;
  unread: (kind: UnreadKind, count?: number) => void;
}

type Attributes = () => ReadonlyMap<string, string>;

/** The paragraphs of a part, in reading order; a table is as many lines as it takes. */
export function readBody(xml: string, tools: BodyTools): Read[] {
  const w = wordNames(xml);
  const out: Read[] = [];
  const paragraphs: OpenParagraph[] = [];
  const runs: OpenRun[] = [];
  const tables: Row[][] = [];
  const rows: Row[] = [];
  const alternatives = new Alternatives();
  const fields = Fields.of(xml);
  const trace = new Trace();
  let carried: OpenParagraph | null = null;
  let inRun = false;
  let inParagraph = false;
  let inRow = false;
  let over = 0;
  let collecting: "text" | "drawn" | "instruction" | null = null;
  let drawn = "";
  let [raisedBy, characters, tableCount] = [0, 0, 0];
  let note: string | undefined;

  const emit = (read: Read) => {
    const outer = paragraphs.at(-1);
    const line = note === undefined ? read : { ...read, note };
    if (outer && outer.depth >= rows.length) outer.after.push(line);
    else (rows.at(-1)?.cells.at(-1)?.lines ?? out).push(line);
    characters += read.text.length;
    if (characters > importLimits.characters * 2 || out.length > importLimits.paragraphs)
      throw new ImportProblem("tooLong");
  };
  const flush = () => {
    const open = carried;
    carried = null;
    if (open && open.text.trim() !== "") open.finished(tools.number).forEach(emit);
    else open?.after.forEach(emit);
  };
  const write = (raw: string) => {
    const open = paragraphs.at(-1);
    const run = runs.at(-1) ?? null;
    if (!open || fields.hidden || open.hides(run)) return;
    const text = raisedBy > 0 ? raised(raw) : raw;
    tools.unread("symbol", open.write(text, run));
    fields.noteShown(text);
  };
  const lines = (words: readonly string[]) => {
    for (const text of words) emit({ text, level: null, look: null, bold: false, headingFont: false, marks: [] });
  };
  const fromPart = (id: string, kind: UnreadKind) => {
    const words = tools.part(id);
    if (words === null) return tools.unread(kind);
    const open = paragraphs.at(-1);
    if (!open?.hides(runs.at(-1) ?? null)) lines(words);
  };

  walkXml(xml, {
    open(name, attributes) {
      const word = w(name);
      if (over === 0 && inParagraph && inRun && (word === "w:del" || word === "w:moveFrom")) {
        const open = paragraphs.at(-1);
        if (open) open.markDeleted = true;
      }
      if (over === 0 && inRow && word === "w:del") {
        const row = rows.at(-1);
        if (row) row.deleted = true;
      }
      if (over > 0 || passedOver.has(word) || !alternatives.isChosen(word)) {
        if (!inRun && !inRow) trace.passedOver(word, (key) => valueOf(attributes(), key) ?? "", paragraphs.at(-1));
        over += 1;
      } else if (inParagraph || inRun || inRow) {
        if (word === "w:rPr") inRun = true;
        const value = (key?: string) => valueOf(attributes(), key);
        if (inRun && !inParagraph) runProperty(runs.at(-1), word, value);
        else if (!inRun) paragraphProperty(paragraphs.at(-1), word, value);
      } else element(word, attributes);
    },
    close(name) {
      if (over > 0) trace.passedEnd((over -= 1));
      else closed(w(name));
    },
    text(raw) {
      // What holds a date in one line in a file of ours (lib/word/dates.ts).
      const text = raw.replaceAll("\uFEFF", "");
      if (over > 0) return trace.passedText(text);
      if (!collecting) return;
      if (collecting === "text") write(text);
      else if (collecting === "drawn") drawn += text;
      else fields.instruct(text);
    },
  });
  flush();
  return out;

  function element(word: string, attributes: Attributes) {
    const value = (key?: string) => valueOf(attributes(), key) ?? "";
    trace.opened(word, value, paragraphs.at(-1));
    switch (word) {
      case "mc:AlternateContent":
        alternatives.begin();
        break;
      case "w:p": {
        if (paragraphs.length > 20) throw new ImportProblem("bomb");
        if (carried && carried.depth !== rows.length) flush();
        const open = new OpenParagraph(tools.styles, rows.length);
        if (carried && paragraphs.length === 0) {
          open.continue(carried);
          carried = null;
        }
        paragraphs.push(open);
        trace.began(open);
        break;
      }
      case "w:pPr":
        inParagraph = true;
        break;
      case "w:r":
        runs.push(newRun());
        break;
      case "w:rPr":
        inRun = true;
        break;
      case "w:trPr":
        inRow = true;
        break;
      case "w:t":
      case "m:t":
        collecting = "text";
        break;
      case "a:t":
        collecting = "drawn";
        break;
      case "w:instrText":
        collecting = "instruction";
        break;
      case "w:fldChar": {
        const kind = value("fldCharType");
        if (kind === "begin") fields.begin();
        else if (kind === "separate") fields.separate();
        else if (kind === "end") showField();
        break;
      }
      case "w:sym": {
        const sign = signOf(value("font"), Number.parseInt(value("char"), 16));
        if (sign === null && !paragraphs.at(-1)?.hides(runs.at(-1) ?? null)) tools.unread("symbol");
        write(sign ?? unknownSign);
        break;
      }
      case "w:footnoteReference":
      case "w:endnoteReference":
        if (!fields.hidden)
          paragraphs
            .at(-1)
            ?.after.push(...tools.note(word === "w:footnoteReference" ? "footnotes" : "endnotes", value("id")));
        break;
      case "w:footnote":
      case "w:endnote":
      case "w:comment":
        note = value("id");
        break;
      case "w:tbl":
        flush();
        tables.push([]);
        break;
      case "w:tr":
        if (rows.length > 20) throw new ImportProblem("bomb");
        rows.push({ cells: [], deleted: false });
        break;
      case "w:tc":
        rows.at(-1)?.cells.push({ lines: [], span: 1, continued: false });
        break;
      case "w:gridSpan":
      case "w:vMerge":
        cellProperty(rows.at(-1), word, value());
        break;
      case "w:altChunk":
        flush();
        fromPart(value("id"), "part");
        break;
      case "dgm:relIds":
        fromPart(value("dm"), "object");
        break;
      case "w:object":
      case "w:control":
        tools.unread("object");
        over += 1;
        break;
      case "v:textpath":
        lines([value("string")].filter((text) => text !== ""));
        break;
      case "m:sup":
        raisedBy += 1;
        break;
      default: {
        const kind = unreadElements[word];
        const sign = signs[word] ?? (word.startsWith("m:") ? mathSign(word, value) : "");
        if (kind) tools.unread(kind);
        else if (sign !== "") write(sign);
        else fields.formElement(word, value);
      }
    }
  }

  function closed(word: string) {
    if (!inParagraph && !inRun && !inRow) trace.closed(word, paragraphs.at(-1));
    switch (word) {
      case "mc:AlternateContent":
        alternatives.end();
        break;
      case "w:p": {
        const open = paragraphs.pop();
        if (open?.markDeleted && paragraphs.length === 0) carried = open;
        else open?.finished(tools.number).forEach(emit);
        break;
      }
      case "w:pPr":
        inParagraph = false;
        break;
      case "w:rPr":
        inRun = false;
        break;
      case "w:trPr":
        inRow = false;
        break;
      case "w:r":
        runs.pop();
        break;
      case "w:t":
      case "m:t":
      case "a:t":
      case "w:instrText":
        collecting = null;
        break;
      case "a:p":
        if (drawn.trim() !== "") lines([drawn]);
        drawn = "";
        break;
      case "w:rt":
        write("）");
        break;
      case "m:d":
        write(")");
        break;
      case "m:sup":
        raisedBy -= 1;
        break;
      case "w:tc":
        flush();
        break;
      case "w:tr": {
        const row = rows.pop();
        if (row && tables.length > 0) tables.at(-1)?.push(row);
        else if (row) tableLines([row]).forEach(emit);
        break;
      }
      case "w:tbl":
        tableCount += 1;
        for (const line of tableLines(tables.pop() ?? [])) emit({ ...line, table: tableCount });
    }
  }

  function showField() {
    const ended = fields.end();
    if (!ended) return;
    if (ended.shown === null) tools.unread("field");
    else write(ended.shown);
  }
}
