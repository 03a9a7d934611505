import { ImportProblem } from "@/lib/imports/problem";
import type { Paragraph } from "@/lib/imports/types";
import { readBody } from "@/lib/imports/word/body";
import type { Read } from "@/lib/imports/word/read-paragraph";
import { readNumbering } from "@/lib/imports/word/numbering";
import { readStyles } from "@/lib/imports/word/styles";
import { valueOf } from "@/lib/imports/word/word-names";
import { walkXml } from "@/lib/office/xml";
import { Archive } from "@/lib/office/zip";

/** The part that is the document: word/document.xml, or what the package calls its main part. Nothing outside is looked at. */
function mainPart(archive: Archive): string {
  const usual = "word/document.xml";
  if (archive.has(usual)) return usual;
  const relations = archive.read("_rels/.rels");
  let target = "";
  if (relations !== null) {
    walkXml(relations, {
      open(name, attributes) {
        if (!name.endsWith("Relationship") || target !== "") return;
        const values = attributes();
        if (values.get("TargetMode") !== "External" && /\/officeDocument$/u.test(values.get("Type") ?? ""))
          target = valueOf(values, "Target") ?? "";
      },
      close() {},
    });
  }
  const part = target.replace(/^\.?\//u, "");
  if (part === "" || !archive.has(part)) throw new ImportProblem("notWord");
  return part;
}

/** Where most of a text is bold or 楷体, that is how this person writes, and no sign of a heading. */
function standing(paragraphs: readonly Read[]): Paragraph[] {
  const total = paragraphs.reduce((sum, { text }) => sum + text.length, 0);
  const share = (has: (paragraph: Read) => boolean) =>
    paragraphs.filter(has).reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, total);
  const boldCounts = share(({ bold }) => bold) < 0.5;
  const fontCounts = share(({ headingFont }) => headingFont) < 0.5;
  return paragraphs.map(({ text, level, look, bold, headingFont }) => ({
    text,
    level,
    look: (bold && boldCounts) || (headingFont && fontCounts) ? look : null,
  }));
}

/** The words of a .docx, its footnotes after it. */
export function readDocx(bytes: Uint8Array): Paragraph[] {
  const archive = Archive.open(bytes);
  const main = mainPart(archive);
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const document = archive.read(main) ?? "";
  const styles = readStyles(archive.read(`${folder}styles.xml`));
  const number = readNumbering(archive.read(`${folder}numbering.xml`));
  const body = readBody(document, styles, number);
  const notes = ["footnotes.xml", "endnotes.xml"].flatMap((name) => {
    const part = archive.read(`${folder}${name}`);
    return part === null ? [] : readBody(part, styles, number).filter(({ text }) => text.trim() !== "");
  });
  return standing([...body, ...notes]);
}
