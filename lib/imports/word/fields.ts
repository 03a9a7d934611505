import { signOf } from "@/lib/imports/word/symbols";

/** Fields: what Word shows of one is its result, never its instruction; a few show something without a result. */
interface OpenField {
  instruction: string;
  inResult: boolean;
  shown: string;
  box: { kind: "check" | "list"; value: string; entries: string[] } | null;
}

/** The commands of an EQ field that print their parts and a sign between them. */
function equation(instruction: string): string {
  const circled = /\\o\s*\\a[clr]\s*\(\s*[^,，()]*[,，]\s*([^()]+)\)/iu.exec(instruction);
  const inside = circled?.[1]?.trim() ?? "";
  if (circled) {
    const number = Number(inside.normalize("NFKC"));
    return /^[\d０-９]{1,2}$/u.test(inside) && number >= 1 && number <= 20
      ? String.fromCodePoint(0x245f + number)
      : inside;
  }
  let text = instruction.replace(/^\s*EQ\s*/iu, "");
  for (let round = 0; round < 8 && /\\[a-z]/iu.test(text); round += 1) {
    const before = text;
    text = text
      .replace(/\\f\s*\(([^()]*?)[,，;]([^()]*?)\)/giu, "$1/$2")
      .replace(/\\r\s*\(([^()]*?)[,，;]([^()]*?)\)/giu, "$1√$2")
      .replace(/\\r\s*\(([^()]*?)\)/giu, "√$1")
      .replace(/(?:\\[a-z]+\d*(?:\s*\\[a-z]+\d*)*)\s*\(([^()]*)\)/giu, (_whole, parts: string) =>
        parts.replace(/[,，;]/gu, ""),
      );
    if (text === before) break;
  }
  return text.replace(/\\[a-z]+\d*/giu, "").trim();
}

const silent =
  /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION|XE|TC|RD|SET|ASK|TA|PRIVATE|NEXT|NEXTIF|SKIPIF|HYPERLINK|PAGEREF|TOC|INDEX|BIBLIOGRAPHY|ADDIN|AUTOTEXT|EMBED|LINK|INCLUDEPICTURE|SHAPE)\b/iu;

/** What a field without a result shows; null where it shows something that is not known. */
export function shownBy({ instruction, box }: Pick<OpenField, "instruction" | "box">): string | null {
  if (box?.kind === "check") return box.value === "1" ? "☑" : "☐";
  if (box?.kind === "list") return box.entries[Number(box.value)] ?? "";
  const name = /^\s*([A-Z]+)/iu.exec(instruction)?.[1]?.toUpperCase() ?? "";
  if (name === "" || name === "FORMTEXT" || name === "FORMCHECKBOX" || name === "FORMDROPDOWN") return "";
  if (name === "EQ") return equation(instruction);
  if (name === "MACROBUTTON" || name === "GOTOBUTTON") return /^\s*\S+\s+\S+\s*(.*)$/u.exec(instruction)?.[1] ?? "";
  if (name === "QUOTE") return [...instruction.matchAll(/"([^"]*)"/gu)].map(([, words]) => words).join("");
  if (name === "SYMBOL") {
    const match = /SYMBOL\s+(0x[\da-f]+|\d+)/iu.exec(instruction);
    const font = /\\f\s*"?([^"\\]+)"?/iu.exec(instruction)?.[1]?.trim() ?? "";
    return match ? signOf(font, Number(match[1])) : null;
  }
  return silent.test(instruction) ? "" : null;
}

export class Fields {
  private readonly open: OpenField[] = [];

  /** A field without an end would hide the rest of the text; then none is taken for one. */
  constructor(private readonly balanced: boolean) {}

  static of(xml: string): Fields {
    const count = (kind: string) => xml.split(`fldCharType="${kind}"`).length;
    return new Fields(count("begin") === count("end"));
  }

  begin() {
    this.open.push({ instruction: "", inResult: false, shown: "", box: null });
  }

  separate() {
    const field = this.open.at(-1);
    if (field) field.inResult = true;
  }

  /** The field that ended, if it showed nothing by itself. */
  end(): { shown: string | null } | null {
    const field = this.open.pop();
    if (!field || !this.balanced || field.shown.trim() !== "") return null;
    if (this.hidden) return null;
    return { shown: shownBy(field) };
  }

  instruct(text: string) {
    const field = this.open.at(-1);
    if (field && !field.inResult && field.instruction.length < 4_000) field.instruction += text;
  }

  /** What a form says of a box or of a list: its state, and the words to choose from. */
  formElement(word: string, value: () => string) {
    const field = this.open.at(-1);
    if (!field) return;
    if (word === "w:checkBox" || word === "w:ddList")
      field.box = { kind: word === "w:ddList" ? "list" : "check", value: "0", entries: [] };
    else if (word === "w:listEntry") field.box?.entries.push(value());
    else if (field.box && (word === "w:default" || word === "w:checked" || word === "w:result"))
      field.box.value = value() === "" || value() === "true" ? "1" : value() === "false" ? "0" : value();
  }

  /** Inside an instruction, and inside a table of contents, nothing is shown that belongs to the text. */
  get hidden(): boolean {
    return this.balanced && this.open.some(({ inResult, instruction }) => !inResult || /^\s*TOC\b/iu.test(instruction));
  }

  noteShown(text: string) {
    for (const field of this.open) if (field.inResult && field.shown.length < 200) field.shown += text;
  }
}
