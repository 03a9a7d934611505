import { OfficeProblem } from "@/lib/office/problem";
import { localName, walkXml } from "@/lib/office/xml";
import { Archive } from "@/lib/office/zip";

/**
 * The paragraphs of a Word file as plain texts, for comparing: whoever sent it may be anyone, so only its main part is
 * inflated, within limits, and no markup is expanded. Pure.
 */
export const mostFileBytes = 20 * 1024 * 1024;
export const mostParagraphs = 400;
const mostParagraphCharacters = 4_000;

const limits = { entries: 5_000, bytes: 20 * 1024 * 1024 };

/** Null for a file that is damaged, locked or no Word file. Deleted text and field codes are left out. */
export function docxParagraphs(bytes: Uint8Array): string[] | null {
  try {
    const xml = Archive.open(bytes, limits).read("word/document.xml");
    return xml === null ? null : paragraphsOf(xml);
  } catch (error) {
    if (error instanceof OfficeProblem) return null;
    throw error;
  }
}

function paragraphsOf(xml: string): string[] {
  const paragraphs: string[] = [];
  /** A paragraph in a text box stands inside of another one. */
  const open: string[] = [];
  let inText = 0;
  const add = (text: string) => {
    const last = open.length - 1;
    const sofar = open[last];
    if (sofar !== undefined && sofar.length < mostParagraphCharacters) open[last] = sofar + text;
  };
  walkXml(xml, {
    open(name) {
      const local = localName(name);
      if (local === "p") open.push("");
      else if (local === "t") inText += 1;
      else if (local === "tab" || local === "br") add(" ");
    },
    close(name) {
      const local = localName(name);
      if (local === "t") inText -= 1;
      if (local !== "p") return;
      const text = (open.pop() ?? "").trim().slice(0, mostParagraphCharacters);
      if (text !== "" && paragraphs.length < mostParagraphs) paragraphs.push(text);
    },
    text(text) {
      if (inText > 0) add(text);
    },
  });
  return paragraphs;
}
