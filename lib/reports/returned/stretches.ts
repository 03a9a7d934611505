import { tokenPieces } from "@/lib/reports/tokens";
import { openingOf } from "@/lib/reports/returned/openings";
import type { Role, Stretch, UnitTexts } from "@/lib/reports/returned/types";

/**
 * Where each character of a printed unit comes from: from its author's text, from a placeholder, or from the writer.
 * Pure.
 */

interface Atom {
  printed: string;
  raw: string;
  isToken: boolean;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A text in the pieces that it was typed in, each with what was printed for it. */
function atomsOf(raw: string, filled: string): Atom[] {
  const whole: Atom[] = [{ printed: filled, raw: filled, isToken: false }];
  const pieces = tokenPieces(raw);
  if (pieces.every(({ kind }) => kind === "text")) return whole;
  const source = pieces.map((piece) => {
    if (piece.kind === "text") return `(${escaped(piece.text)})`;
    if (piece.kind === "filled") return `(${escaped(piece.value)})`;
    return piece.kind === "stray" || piece.kind === "cited" ? "()" : "([^]*?)";
  });
  const found = new RegExp(`^\\s*${source.join("")}\\s*$`, "u").exec(filled);
  if (!found) return whole;
  return pieces.flatMap((piece, index): Atom[] => {
    const printed = found[index + 1] ?? "";
    if (piece.kind === "text") return [{ printed, raw: printed, isToken: false }];
    return piece.kind === "stray" ? [] : [{ printed, raw: piece.raw, isToken: true }];
  });
}

export const markPattern = /^〔\d+(?:[-、—,]\d+)*〕(?!第?\d+号)/u;
const blank = /^\s$/u;

class Scan {
  at = 0;
  missed = 0;
  readonly found: Stretch[] = [];

  constructor(readonly printed: string) {}

  put(role: Role, printed: string, raw = printed) {
    const last = this.found.at(-1);
    if (last?.role === role && last.raw === last.printed && raw === printed) {
      last.printed += printed;
      last.raw += raw;
    } else if (printed !== "" || raw !== "") this.found.push({ role, printed, raw });
    this.at += printed.length;
  }

  /** What the writer put between two texts. */
  skip() {
    for (let mark = this.mark(); mark !== ""; mark = this.mark()) this.put("added", mark);
  }

  private mark(): string {
    return markPattern.exec(this.printed.slice(this.at, this.at + 200))?.[0] ?? "";
  }

  walk(atoms: readonly Atom[], role: Role) {
    for (const { printed, raw, isToken } of atoms) {
      // A citation has no words: its mark is the writer's.
      if (isToken && printed === "") this.put(role, "", raw);
      else if (isToken) {
        this.skip();
        if (this.printed.startsWith(printed, this.at)) this.put(role, printed, raw);
        else this.missed += printed.length;
      } else for (const character of printed) this.step(character, role);
    }
  }

  private step(character: string, role: Role) {
    if (character !== "〔") this.skip();
    const next = String.fromCodePoint(this.printed.codePointAt(this.at) ?? 0);
    if (blank.test(character)) {
      if (blank.test(next)) this.put(role, next);
      return;
    }
    if (blank.test(next)) this.put("added", next);
    if (this.printed.startsWith(character, this.at)) this.put(role, character);
    else this.missed += 1;
  }

  rest(): string {
    return this.printed.slice(this.at);
  }
}

interface Source {
  printed: string;
  /** As typed … */
  typed: UnitTexts;
  /** … and with its placeholders filled. */
  filled: UnitTexts;
  /** The sentence of the count, or "". */
  support: string;
}

/** Their `printed` put together is the unit's print. What cannot be told apart is one text. */
export function stretchesOf({ printed, typed, filled, support }: Source): Stretch[] {
  const scan = new Scan(printed);
  const opening = openingOf(printed);
  const first = (filled.lead || filled.text).trim().slice(0, 6);
  if (opening !== "" && printed.slice(opening.length).startsWith(first)) scan.put("added", opening);
  scan.walk(atomsOf(typed.lead, filled.lead), "lead");
  if (filled.lead !== "" && filled.text !== "") {
    const stop = /^[。\s]+/u.exec(scan.rest())?.[0] ?? "";
    scan.put("added", stop);
  }
  scan.walk(atomsOf(typed.text, filled.text), "text");
  if (scan.missed > 0.05 * printed.length) return [{ role: "text", printed, raw: printed }];
  const at = support === "" ? -1 : scan.rest().indexOf(support);
  if (at >= 0) {
    scan.put("added", scan.rest().slice(0, at));
    scan.put("support", support);
  }
  scan.put("added", scan.rest());
  return scan.found;
}
