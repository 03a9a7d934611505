/** Where bookmarks, comments and tracked changes lie in the text of a paragraph. */

interface ByPerson {
  author: string;
  /** As the file says it, mostly an ISO moment; may be empty. */
  date: string;
}

/** `at` is a place in the paragraph's text, as it reads with every change accepted. */
export type Mark =
  | { kind: "bookmark"; edge: "start" | "end"; id: string; name: string; at: number }
  | { kind: "comment"; edge: "start" | "end" | "reference"; id: string; at: number }
  | (ByPerson & { kind: "inserted"; at: number; end: number })
  /** `text` is what was there. */
  | (ByPerson & { kind: "deleted"; at: number; text: string });

interface Traced {
  readonly text: string;
  readonly marks: Mark[];
}
type Value = (key: string) => string;

/** The same marks of a text that `shift` characters were put in front of. */
export function shifted(marks: readonly Mark[], shift: number): Mark[] {
  return marks.map((mark) =>
    mark.kind === "inserted"
      ? { ...mark, at: mark.at + shift, end: mark.end + shift }
      : { ...mark, at: mark.at + shift },
  );
}

export class Trace {
  /** Between two paragraphs: they belong to the beginning of the next. */
  private pending: Mark[] = [];
  private readonly inserted: (Extract<Mark, { kind: "inserted" }> | null)[] = [];
  private deleted: Extract<Mark, { kind: "deleted" }> | null = null;
  private takesText = false;

  began(paragraph: Traced) {
    paragraph.marks.push(...this.pending.map((mark) => ({ ...mark, at: 0 })));
    this.pending = [];
  }

  opened(word: string, value: Value, paragraph: Traced | undefined) {
    const at = paragraph?.text.length ?? 0;
    const put = (mark: Mark) => (paragraph?.marks ?? this.pending).push(mark);
    switch (word) {
      case "w:bookmarkStart":
        put({ kind: "bookmark", edge: "start", id: value("id"), name: value("name"), at });
        break;
      case "w:bookmarkEnd":
        put({ kind: "bookmark", edge: "end", id: value("id"), name: "", at });
        break;
      case "w:commentRangeStart":
        put({ kind: "comment", edge: "start", id: value("id"), at });
        break;
      case "w:commentRangeEnd":
        put({ kind: "comment", edge: "end", id: value("id"), at });
        break;
      case "w:commentReference":
        put({ kind: "comment", edge: "reference", id: value("id"), at });
        break;
      case "w:ins":
      case "w:moveTo": {
        const mark = { kind: "inserted" as const, author: value("author"), date: value("date"), at, end: at };
        if (paragraph) put(mark);
        this.inserted.push(paragraph ? mark : null);
      }
    }
  }

  closed(word: string, paragraph: Traced | undefined) {
    if (word !== "w:ins" && word !== "w:moveTo") return;
    const mark = this.inserted.pop();
    if (mark && paragraph) mark.end = Math.max(mark.at, paragraph.text.length);
  }

  /** Something that is not part of the text any more: of what was deleted, its words are kept beside it. */
  passedOver(word: string, value: Value, paragraph: Traced | undefined) {
    if (paragraph && !this.deleted && (word === "w:del" || word === "w:moveFrom")) {
      const mark = { kind: "deleted" as const, author: value("author"), date: value("date"), text: "" };
      this.deleted = { ...mark, at: paragraph.text.length };
      paragraph.marks.push(this.deleted);
    }
    this.takesText = word === "w:delText" || word === "w:t";
  }

  passedText(text: string) {
    if (this.deleted && this.takesText) this.deleted.text += text;
  }

  passedEnd(over: number) {
    this.takesText = false;
    if (over === 0) this.deleted = null;
  }
}
