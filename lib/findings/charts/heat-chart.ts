import { cellGlyphs } from "@/lib/findings/cell-glyphs";
import { escaped, type Shapes } from "@/lib/findings/charts/draw";
import type { Heat, HeatCell, HeatPlace } from "@/lib/findings/charts/heat";
import { wrapText } from "@/lib/findings/charts/wrap-text";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

/** Places × dimensions: the darker a cell, the more was heard. Every cell has its number or sign too. */

export interface HeatChart extends Heat {
  words: {
    dimensions: Record<DimensionKey, string>;
    /** Below the picture: what a number, a colour and a sign mean. */
    legend: string;
  };
}

const size = 13;
const line = 16;
const row = 36;
const head = 30;
const gap = 2;
/** The darkest cell: its number is still easy to read in light and dark. */
const darkest = 0.45;
const levels = 5;

const nameWidth = (width: number) => (width < 500 ? 104 : 190);
const legendLines = (chart: HeatChart, width: number) => wrapText(chart.words.legend, { width: width - 8, size });

/** In CSS pixels. */
export const heatChartHeight = (chart: HeatChart, width: number) =>
  head + chart.places.length * row + 12 + legendLines(chart, width).length * line + 4;

/** How much was heard, from 0 to 1: of a site by its entries, of several sites by how many of them. */
export function heatShare(chart: Heat, place: HeatPlace, cell: HeatCell): number {
  if (chart.by !== "site") return place.planned === 0 ? 0 : cell.sites / place.planned;
  const most = Math.max(0, ...chart.places.flatMap(({ cells }) => dimensionKeys.map((key) => cells[key].entries)));
  return most === 0 ? 0 : cell.entries / most;
}

const text = (x: number, y: number, words: string, more = "") =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="var(--ink)"${more}>${escaped(words)}</text>`;
const middle = ' text-anchor="middle"';

function said(chart: Heat, place: HeatPlace, cell: HeatCell): string {
  if (chart.by !== "site") return `${cell.sites}/${place.planned}`;
  return cell.state === null || cell.state === "heard" ? String(cell.entries) : cellGlyphs[cell.state];
}

export function heatChart(chart: HeatChart, width: number): Shapes {
  const names = nameWidth(width);
  const column = (width - names) / dimensionKeys.length;
  const left = (index: number) => names + index * column;
  const parts = dimensionKeys.map((key, index) =>
    text(left(index) + column / 2, head - 11, chart.words.dimensions[key], middle),
  );
  chart.places.forEach((place, at) => {
    const top = head + at * row;
    const lines = wrapText(place.name, { width: names - 8, size, most: 2 });
    const first = top + row / 2 + 5 - ((lines.length - 1) * line) / 2;
    lines.forEach((words, index) => parts.push(text(0, first + index * line, words)));
    dimensionKeys.forEach((key, index) => {
      const cell = place.cells[key];
      const share = heatShare(chart, place, cell);
      const level = (Math.ceil(share * levels) / levels) * darkest;
      const fill = share > 0 ? ` fill="var(--green)" fill-opacity="${level.toFixed(2)}"` : ' fill="none"';
      const box = `x="${(left(index) + gap / 2).toFixed(1)}" y="${top + gap / 2}" width="${(column - gap).toFixed(1)}" height="${row - gap}"`;
      parts.push(`<rect ${box}${fill} stroke="var(--line)"/>`);
      parts.push(text(left(index) + column / 2, top + row / 2 + 5, said(chart, place, cell), middle));
    });
  });
  const below = head + chart.places.length * row + 12 + size;
  legendLines(chart, width).forEach((words, index) => parts.push(text(0, below + index * line, words)));
  return { shapes: parts.join(""), width, height: heatChartHeight(chart, width) };
}
