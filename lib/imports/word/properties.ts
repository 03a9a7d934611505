import type { OpenParagraph, OpenRun } from "@/lib/imports/word/paragraph";
import { isOn } from "@/lib/imports/word/styles";

type Value = (key?: string) => string | undefined;

/** What a run says of its own look. */
export function runProperty(run: OpenRun | undefined, word: string, value: Value) {
  if (!run) return;
  if (word === "w:rStyle") run.style = value() ?? null;
  else if (word === "w:b") run.bold = isOn(value());
  else if (word === "w:vanish" || word === "w:webHidden") run.vanish = isOn(value());
  else if (word === "w:strike" || word === "w:dstrike") run.strike = isOn(value()) || (run.strike ?? false);
  else if (word === "w:sz") run.size = value() ?? null;
  else if (word === "w:rFonts") {
    run.font = value("eastAsia") ?? null;
    run.latin = value("ascii") ?? value("hAnsi") ?? "";
  }
}

/** What a paragraph says of itself; the look of its mark is no look of its words. */
export function paragraphProperty(open: OpenParagraph | undefined, word: string, value: Value) {
  if (!open) return;
  if (word === "w:pStyle") open.style = value() ?? null;
  else if (word === "w:outlineLvl") open.outline = Math.max(0, Number(value()) || 0);
  else if (word === "w:numId") open.numId = value() ?? null;
  else if (word === "w:ilvl") open.ilvl = Number(value()) || 0;
}
