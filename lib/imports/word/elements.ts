import type { UnreadKind } from "@/lib/imports/types";

/** Elements that stand for a sign, and those that show something that is no text. */
export const signs: Record<string, string | undefined> = {
  "w:tab": "\t",
  "w:ptab": "\t",
  "w:br": "\n",
  "w:cr": "\n",
  "w:noBreakHyphen": "-",
  "w:rt": "（",
};
export const unreadElements: Record<string, UnreadKind | undefined> = {
  "w:subDoc": "part",
  "c:chart": "chart",
  "cx:chart": "chart",
  "pic:pic": "picture",
  "v:imagedata": "picture",
  "w:contentPart": "picture",
};

/** What was deleted, what was moved away, and what Word keeps for itself. */
export const passedOver = new Set(
  "del moveFrom delText delInstrText rPrChange pPrChange tblPrChange trPrChange tcPrChange sectPrChange rubyPr"
    .split(" ")
    .map((name) => `w:${name}`),
);

/** Of several forms of the same, the first is read. */
export class Alternatives {
  private readonly open: boolean[] = [];

  begin() {
    this.open.push(false);
  }

  end() {
    this.open.pop();
  }

  isChosen(word: string): boolean {
    const last = this.open.length - 1;
    if (word === "mc:Choice" && last >= 0) {
      if (this.open[last]) return false;
      this.open[last] = true;
    }
    return word !== "mc:Fallback" || this.open[last] === false;
  }
}
