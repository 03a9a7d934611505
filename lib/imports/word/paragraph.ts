import type { Paragraph } from "@/lib/imports/types";
import type { Numberer } from "@/lib/imports/word/numbering";
import type { Styles } from "@/lib/imports/word/styles";
import { shifted, type Mark } from "@/lib/imports/word/trace";
import { inSymbols, isSymbolFont } from "@/lib/imports/word/symbols";

/** A paragraph that was read. */
export interface Read extends Paragraph {
  bold: boolean;
  headingFont: boolean;
  /** The number of the footnote or endnote that it is part of. */
  note?: string;
  /** Bookmarks, comments and tracked changes in the text, each with its place; not in tables. */
  marks: readonly Mark[];
}

/** The look of a run; null: what its style says. */
export interface OpenRun {
  style: string | null;
  bold: boolean | null;
  font: string | null;
  /** The font of its Latin letters, which is that of symbols. */
  latin: string;
  size: string | null;
  vanish: boolean | null;
  strike: boolean | null;
}

export const newRun = (): OpenRun => ({
  style: null,
  bold: null,
  font: null,
  latin: "",
  size: null,
  vanish: null,
  strike: null,
});

const headingFonts = /黑体|楷体|小标宋|SimHei|KaiTi|STKaiti|STHeiti|Heiti|Kaiti|Hei$/iu;

/** A paragraph while it is read. */
export class OpenParagraph {
  text = "";
  readonly marks: Mark[] = [];
  style: string | null = null;
  outline: number | null = null;
  numId: string | null = null;
  ilvl: number | null = null;
  /** Its end was deleted under tracked changes: the next one goes on with it. */
  markDeleted = false;
  /** Text boxes and notes that hang on it, which come after it. */
  readonly after: Read[] = [];
  private look: string | null = null;
  /** Characters set bold, in 黑体 or 楷体, and in a character style of headings. */
  private strong = 0;
  private special = 0;
  private styled = 0;
  private styledLevel: number | null = null;
  private written = 0;

  constructor(
    private readonly styles: Styles,
    /** How many rows of tables it stands in. */
    readonly depth: number,
  ) {}

  /** Adds what a run says; the number of its signs that are not known. */
  write(raw: string, run: OpenRun | null): number {
    const [style, character] = [this.styles(this.style), this.styles(run?.style ?? null)];
    const { text, unknown } = run && isSymbolFont(run.latin) ? inSymbols(run.latin, raw) : { text: raw, unknown: 0 };
    this.text += text;
    const solid = text.trim().length;
    const bold = run?.bold ?? character.bold ?? style.bold ?? false;
    const font = run?.font ?? character.font ?? style.font ?? "";
    this.written += solid;
    if (solid > 0) this.look ??= `${font} ${run?.size ?? character.size ?? style.size ?? ""} ${bold}`;
    if (bold) this.strong += solid;
    if (headingFonts.test(font)) this.special += solid;
    if (solid > 0 && run?.style && character.level !== null) {
      this.styled += solid;
      this.styledLevel ??= character.level;
    }
    return unknown;
  }

  hides(run: OpenRun | null): boolean {
    const [style, character] = [this.styles(this.style), this.styles(run?.style ?? null)];
    const vanish = run?.vanish ?? character.vanish ?? style.vanish ?? false;
    return vanish || (run?.strike ?? character.strike ?? style.strike ?? false);
  }

  /** Goes on with the words of one whose end was deleted. */
  continue(earlier: OpenParagraph) {
    const own = shifted(this.marks, earlier.text.length);
    this.marks.splice(0, this.marks.length, ...earlier.marks, ...own);
    this.text = earlier.text + this.text;
    this.look = earlier.look;
    this.strong = earlier.strong;
    this.special = earlier.special;
    this.styled = earlier.styled;
    this.styledLevel = earlier.styledLevel;
    this.written = earlier.written;
    this.after.push(...earlier.after);
  }

  /** The paragraph, with what hangs on it; nothing of it where it repeats the headings. */
  finished(number: Numberer): Read[] {
    const style = this.styles(this.style);
    if (style.contents) return this.after;
    const empty = this.text.trim() === "";
    const numId = this.numId ?? style.numId;
    const label = numId === null || numId === "0" || empty ? "" : number(numId, this.ilvl ?? style.ilvl);
    const byCharacters = this.written > 0 && this.styled >= this.written ? this.styledLevel : null;
    const level = this.outline === null ? (style.level ?? byCharacters) : this.outline <= 8 ? this.outline + 1 : null;
    return [
      {
        text: label + this.text,
        level: empty ? null : level,
        look: this.look,
        bold: this.written > 0 && this.strong >= this.written,
        headingFont: this.written > 0 && this.special >= this.written,
        marks: shifted(this.marks, label.length),
      },
      ...this.after,
    ];
  }
}
