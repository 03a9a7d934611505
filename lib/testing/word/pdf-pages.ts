import { spawnSync } from "node:child_process";

/** A PDF as its reader sees it: what stands where. All lengths in millimetres from the top left of the page. */

export interface PdfWord {
  text: string;
  left: number;
  right: number;
  /** The middle of its height. */
  middle: number;
}

export interface PdfPage {
  width: number;
  height: number;
  words: PdfWord[];
}

const millimetres = (points: string | undefined) => (Number(points) * 25.4) / 72;
const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", "#39": "'" };

/** By poppler's `pdftotext`. */
export function readPdf(pdf: Uint8Array): PdfPage[] {
  const { stdout } = spawnSync("pdftotext", ["-bbox", "-", "-"], { input: pdf, maxBuffer: 1 << 28, encoding: "utf8" });
  return [...stdout.matchAll(/<page width="([\d.]+)" height="([\d.]+)">(.*?)<\/page>/gs)].map(
    ([, width, height, inner = ""]) => ({
      width: millimetres(width),
      height: millimetres(height),
      words: [
        ...inner.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/gs),
      ].map(([, left, top, right, bottom, text = ""]) => ({
        text: text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole).replaceAll("\uFEFF", ""),
        left: millimetres(left),
        right: millimetres(right),
        middle: (millimetres(top) + millimetres(bottom)) / 2,
      })),
    }),
  );
}

export interface PdfRow {
  text: string;
  left: number;
  right: number;
  middle: number;
}

/** Words that stand beside each other, from left to right; the rows from the top. `apart`: less is the same row. */
export function rowsOf(words: readonly PdfWord[], apart: number): PdfRow[] {
  const groups: PdfWord[][] = [];
  for (const word of [...words].sort((a, b) => a.middle - b.middle)) {
    const last = groups.at(-1)?.[0];
    if (last && word.middle - last.middle < apart) groups.at(-1)?.push(word);
    else groups.push([word]);
  }
  return groups.map((group) => {
    const sorted = [...group].sort((a, b) => a.left - b.left);
    return {
      text: sorted.map(({ text }) => text).join(""),
      left: Math.min(...sorted.map(({ left }) => left)),
      right: Math.max(...sorted.map(({ right }) => right)),
      // Of the lowest word: marks stand higher than their line.
      middle: Math.max(...sorted.map(({ middle }) => middle)),
    };
  });
}
