import { strFromU8, unzipSync } from "fflate";

/** Reads a written .docx back without any code of the writer: unzip, tags, text. For tests only. */
export function docxParts(file: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(file)).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

export function part(file: Uint8Array, path: string): string {
  const xml = docxParts(file).get(path);
  if (xml === undefined) throw new Error(`no part ${path}`);
  return xml;
}

export interface ReadParagraph {
  style: string;
  text: string;
  xml: string;
}

export function readParagraphs(file: Uint8Array): ReadParagraph[] {
  const paragraphs = part(file, "word/document.xml").match(/<w:p>.*?<\/w:p>/gs) ?? [];
  return paragraphs.map((xml) => ({
    style: /<w:pStyle w:val="([^"]+)"/.exec(xml)?.[1] ?? "",
    text: readText(xml),
    xml,
  }));
}

/** `w:t`; `w:br` as a line feed, `w:tab` as a tab, a hyphen that holds its line together as a hyphen. */
function readText(xml: string): string {
  let text = "";
  for (const [, content, lone] of xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|tab|noBreakHyphen)\/>/g)) {
    text += content === undefined ? (lones[lone ?? ""] ?? "") : unescapeXml(content);
  }
  return text;
}

const lones: Record<string, string> = { br: "\n", tab: "\t", noBreakHyphen: "-" };
const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(\w+);/g, (entity, name: string) => entities[name] ?? entity);
}

/** What is wrong with a part as XML, or null: characters, entities, attributes, and tags that do not close. */
export function xmlFault(xml: string): string | null {
  const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.exec(xml);
  if (forbidden) return `forbidden character at ${forbidden.index}`;
  const open: string[] = [];
  const token = /<\?xml[^>]*\?>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|(.)/gsu;
  for (const [whole, closing, name, attributes = "", empty, text, stray] of xml.matchAll(token)) {
    if (stray !== undefined) return `stray ${stray}`;
    const characters = text ?? attributes;
    if (/&(?!(?:lt|gt|amp|quot|apos);)/.test(characters)) return `bare & in ${characters}`;
    if (text?.includes("]]>")) return "]]> in text";
    if (name === undefined || empty === "/") continue;
    if (closing !== "/") open.push(name);
    else if (open.pop() !== name) return `unexpected ${whole}`;
  }
  return open.length === 0 ? null : `unclosed ${open.join(" ")}`;
}
