import { valueOf, wordNames } from "@/lib/imports/word/word-names";
import { walkXml } from "@/lib/office/xml";

/** What a paragraph style says of its paragraphs. */
export interface ParagraphStyle {
  /** 0: title, 1…9: heading. */
  level: number | null;
  bold: boolean | null;
  font: string | null;
  /** In half points. */
  size: string | null;
  numId: string | null;
  ilvl: number;
  /** Hidden text, and text that is struck through. */
  vanish: boolean | null;
  strike: boolean | null;
  /** 目录: lines that repeat the headings. */
  contents: boolean;
}

interface RawStyle extends ParagraphStyle {
  name: string;
  basedOn: string | null;
  outline: number | null;
  ownIlvl: number | null;
}

const plain: ParagraphStyle = {
  level: null,
  bold: null,
  font: null,
  size: null,
  numId: null,
  ilvl: 0,
  vanish: null,
  strike: null,
  contents: false,
};

/**
 * heading 1, 标题 1, Heading1: WPS keeps the name and counts the ids, LibreOffice and Word in other languages do the
 * reverse.
 */
function levelOfName(name: string): number | null {
  // The character style that belongs to a heading: 标题 1 字符, heading 1 Char.
  const own = name.trim().replace(/\s*(?:字符|字元|char(?:acter)?)$/iu, "");
  const heading = /^(?:heading|标题|標題|berschrift|titre)\s*([1-9])$/iu.exec(own);
  if (heading?.[1]) return Number(heading[1]);
  return /^(?:title|标题|文档标题|大标题)$/iu.test(own) ? 0 : null;
}

export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off|none)$/iu.test(value);
}

function read(xml: string): Map<string, RawStyle> {
  const styles = new Map<string, RawStyle>();
  const w = wordNames(xml);
  let style: RawStyle | null = null;
  walkXml(xml, {
    open(name, attributes) {
      const word = w(name);
      if (word === "w:style") {
        style = { ...plain, name: "", basedOn: null, outline: null, ownIlvl: null };
        const id = valueOf(attributes(), "styleId");
        if (id !== undefined && !styles.has(id)) styles.set(id, style);
      }
      if (!style) return;
      if (word === "w:name") style.name = valueOf(attributes()) ?? "";
      else if (word === "w:basedOn") style.basedOn = valueOf(attributes()) ?? null;
      else if (word === "w:outlineLvl") style.outline = Number(valueOf(attributes()));
      else if (word === "w:vanish" || word === "w:webHidden") style.vanish = isOn(valueOf(attributes()));
      else if (word === "w:strike" || word === "w:dstrike")
        style.strike = isOn(valueOf(attributes())) || (style.strike ?? false);
      else if (word === "w:b") style.bold = isOn(valueOf(attributes()));
      else if (word === "w:rFonts") style.font = valueOf(attributes(), "eastAsia") ?? null;
      else if (word === "w:sz") style.size = valueOf(attributes()) ?? null;
      else if (word === "w:numId") style.numId = valueOf(attributes()) ?? null;
      else if (word === "w:ilvl") style.ownIlvl = Number(valueOf(attributes())) || 0;
    },
    close(name) {
      if (w(name) === "w:style") style = null;
    },
  });
  return styles;
}

export type Styles = (id: string | null) => ParagraphStyle;

/** Styles with what they inherit, by their id. */
export function readStyles(xml: string | null): Styles {
  const raw = xml === null ? new Map<string, RawStyle>() : read(xml);
  const settled = new Map<string, ParagraphStyle>();
  const settle = (id: string | null, depth: number): ParagraphStyle => {
    if (id === null) return plain;
    const known = settled.get(id);
    if (known) return known;
    const own = raw.get(id);
    // A style that the file does not define is still known by its usual id.
    if (!own) return { ...plain, level: levelOfName(id), contents: /^TOC\d$/iu.test(id) };
    const above = depth > 20 ? plain : settle(own.basedOn, depth + 1);
    const outline = own.outline === null || !(own.outline >= 0) ? null : own.outline;
    const byOutline = outline !== null && outline <= 8 ? outline + 1 : null;
    const style: ParagraphStyle = {
      level: levelOfName(own.name) ?? byOutline ?? (outline === 9 ? null : above.level),
      bold: own.bold ?? above.bold,
      font: own.font ?? above.font,
      size: own.size ?? above.size,
      numId: own.numId ?? above.numId,
      ilvl: own.ownIlvl ?? (own.numId === null ? above.ilvl : 0),
      vanish: own.vanish ?? above.vanish,
      strike: own.strike ?? above.strike,
      contents: /^(?:toc|目录)\s*\d*$/iu.test(own.name) || above.contents,
    };
    settled.set(id, style);
    return style;
  };
  return (id) => settle(id, 0);
}
