import { escaped, type Shapes } from "@/lib/findings/charts/draw";
import { textWidth, wrapText } from "@/lib/findings/charts/wrap-text";

/** One indicator over the sites: a bar each, with the value as it was said and its 截至. Nothing is added up. */

export interface FigureBar {
  /** The site. */
  name: string;
  /** What the bar is as long as. */
  amount: number;
  /** The value, its 截至 and the mark of its 口径, in the reader's language. */
  label: string;
  /** Bars of one 口径 have one colour. */
  group: number;
}

export interface FigureBars {
  bars: FigureBar[];
  /** Below the bars: what is mixed, which mark means which 口径, what is left out. */
  notes: string[];
}

const size = 13;
const line = 16;
const row = 36;
const colours = ["slate", "green", "amber", "vermilion"] as const;

const nameWidth = (width: number) => (width < 500 ? 96 : 180);
const noteLines = (chart: FigureBars, width: number) =>
  chart.notes.flatMap((note) => wrapText(note, { width: width - 8, size, most: 4 }));

/** In CSS pixels. */
export const figureChartHeight = (chart: FigureBars, width: number) =>
  8 + chart.bars.length * row + 12 + noteLines(chart, width).length * line + 4;

const text = (x: number, y: number, words: string) =>
  `<text x="${x.toFixed(1)}" y="${y}" font-size="${size}" fill="var(--ink)">${escaped(words)}</text>`;

export function figureChart(chart: FigureBars, width: number): Shapes {
  const names = nameWidth(width);
  const labels = Math.min(width * 0.45, Math.max(0, ...chart.bars.map(({ label }) => textWidth(label, size))) + 8);
  const least = Math.min(0, ...chart.bars.map(({ amount }) => amount));
  const most = Math.max(0, ...chart.bars.map(({ amount }) => amount));
  const space = width - names - labels - 8;
  const at = (amount: number) => names + (most === least ? 0 : ((amount - least) / (most - least)) * space);
  const parts: string[] = [];
  chart.bars.forEach(({ name, amount, label, group }, index) => {
    const top = 8 + index * row;
    const centre = (lines: number) => top + row / 2 + 5 - ((lines - 1) * line) / 2;
    const words = wrapText(name, { width: names - 8, size, most: 2 });
    words.forEach((part, place) => parts.push(text(0, centre(words.length) + place * line, part)));
    const [from, to] = [at(Math.min(0, amount)), at(Math.max(0, amount))];
    const colour = colours[group % colours.length] ?? "slate";
    const length = Math.max(1, to - from).toFixed(1);
    parts.push(`<rect x="${from.toFixed(1)}" y="${top + 9}" width="${length}" height="18" fill="var(--${colour})"/>`);
    const said = wrapText(label, { width: labels, size, most: 2 });
    said.forEach((part, place) => parts.push(text(to + 6, centre(said.length) + place * line, part)));
  });
  const zero = at(0).toFixed(1);
  const bottom = 8 + chart.bars.length * row;
  parts.push(`<line x1="${zero}" y1="4" x2="${zero}" y2="${bottom}" stroke="var(--edge)"/>`);
  const below = bottom + 12 + size;
  noteLines(chart, width).forEach((words, index) => parts.push(text(0, below + index * line, words)));
  return { shapes: parts.join(""), width, height: figureChartHeight(chart, width) };
}
