import { strToU8, zipSync } from "fflate";
import type { Block } from "@/lib/testing/word/contents";
import type { Writer } from "@/lib/testing/word/docx-writers";

/**
 * Documents as WPS and other office programs write them, by hand: style ids that are numbers, own styles, another
 * prefix.
 */

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

interface Shape {
  prefix: string;
  uri: string;
  styles: string;
  /** The properties of a paragraph, by its kind. */
  properties: (kind: Block["kind"]) => string;
}

const transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/** A package of the parts that a reader needs. */
export function packDocx(parts: Record<string, string>): Uint8Array {
  const types =
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>';
  const relations =
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
  const files = { "[Content_Types].xml": types, "_rels/.rels": relations, ...parts };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));
}

function write({ prefix: w, uri, styles, properties }: Shape): Writer {
  return async (blocks) => {
    const lines = blocks.map(({ kind, text }, index) => {
      const words = kind === "item" ? `${index + 1}、${text}` : text;
      // WPS splits a sentence into runs wherever the cursor once was.
      const cut = Math.ceil(words.length / 2);
      const run = (part: string) =>
        `<${w}:r><${w}:rPr><${w}:rFonts ${w}:hint="eastAsia"/></${w}:rPr><${w}:t xml:space="preserve">${escaped(part)}</${w}:t></${w}:r>`;
      return `<${w}:p>${properties(kind)}${run(words.slice(0, cut))}<${w}:proofErr ${w}:type="spellStart"/>${run(words.slice(cut))}</${w}:p>`;
    });
    const root = `xmlns:${w}="${uri}"`;
    return packDocx({
      "word/document.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${w}:document ${root}><${w}:body>${lines.join("")}<${w}:sectPr/></${w}:body></${w}:document>`,
      "word/styles.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${w}:styles ${root}>${styles}</${w}:styles>`,
    });
  };
}

const styleOf = (w: string, id: string, name: string, inner = "") =>
  `<${w}:style ${w}:type="paragraph" ${w}:styleId="${id}"><${w}:name ${w}:val="${name}"/>${inner}</${w}:style>`;
const using = (w: string, ids: Partial<Record<Block["kind"], string>>) => (kind: Block["kind"]) =>
  ids[kind] ? `<${w}:pPr><${w}:pStyle ${w}:val="${ids[kind]}"/></${w}:pPr>` : "";

const numericIds = write({
  prefix: "w",
  uri: transitional,
  styles:
    styleOf("w", "1", "Normal") +
    styleOf("w", "2", "heading 1", '<w:basedOn w:val="1"/>') +
    styleOf("w", "3", "heading 2", '<w:basedOn w:val="1"/>') +
    styleOf("w", "9", "Title"),
  properties: using("w", { title: "9", h1: "2", h2: "3", p: "1" }),
});

const ownStyles = write({
  prefix: "w",
  uri: transitional,
  styles:
    styleOf("w", "a", "正文") +
    styleOf("w", "a0", "公文一级", '<w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>') +
    styleOf("w", "a1", "公文二级", '<w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
  properties: using("w", { h1: "a0", h2: "a1" }),
});

const inherited = write({
  prefix: "w",
  uri: transitional,
  styles:
    styleOf("w", "5", "heading 1") +
    styleOf("w", "6", "heading 2") +
    styleOf("w", "71", "我的一级", '<w:basedOn w:val="5"/>') +
    styleOf("w", "72", "我的二级", '<w:basedOn w:val="6"/>'),
  properties: using("w", { h1: "71", h2: "72" }),
});

const otherPrefix = write({
  prefix: "ns0",
  uri: strict,
  styles: styleOf("ns0", "10", "标题 1") + styleOf("ns0", "20", "标题 2") + styleOf("ns0", "30", "标题"),
  properties: using("ns0", { title: "30", h1: "10", h2: "20" }),
});

export const wpsWriters: Record<string, Writer> = {
  "WPS: numeric style ids": numericIds,
  "WPS: own styles with outlineLvl": ownStyles,
  "WPS: own styles based on headings": inherited,
  "strict namespace under another prefix": otherPrefix,
};
