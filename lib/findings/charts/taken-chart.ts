import { chartPalette } from "@/lib/findings/charts/palette";
import { escaped } from "@/lib/findings/charts/draw";
import { wrapText } from "@/lib/findings/charts/wrap-text";

/** A picture as a file of its own: its title above, below it what it counted. */

interface TakenChart {
  /** As drawChart gives it. */
  svg: string;
  title: string;
  notes: readonly string[];
}

const margin = 16;
const size = 12;
const line = 18;
const fonts = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif';

/**
 * The colours as they are on a light page, each at its place: Word and WPS know no variables and read no style sheet of
 * a picture.
 */
function plainColours(svg: string): string {
  const colours = chartPalette.light as Record<string, string>; // names of a text
  return svg
    .replace(/<style>[\s\S]*?<\/style>/, "")
    .replace(/var\(--([a-z-]+)\)/g, (whole, name: string) => colours[name] ?? whole);
}

/** @returns the file, in UTF-8 */
export function takenChart({ svg, title, notes }: TakenChart): string {
  const { ink, muted, surface } = chartPalette.light;
  const [, width = "640", height = "300"] = /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  const inner = Number(width);
  const whole = inner + 2 * margin;
  const head = wrapText(title, { width: inner, size: 16 });
  const lines = notes.flatMap((note) => wrapText(note, { width: inner, size }));
  const top = margin + head.length * 22 + 6;
  const below = top + Number(height) + 22;
  const total = below + lines.length * line + margin - size;
  const text = (words: string, y: number, own: string) => `<text x="${margin}" y="${y}"${own}>${escaped(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="${total}" viewBox="0 0 ${whole} ${total}"`,
    ` font-family="${escaped(fonts)}">`,
    // For programs, whole: the lines below are broken.
    `<title>${escaped(title)}</title><desc>${escaped(notes.join("\n"))}</desc>`,
    `<rect width="${whole}" height="${total}" fill="${surface}"/>`,
    ...head.map((words, at) => text(words, margin + 16 + at * 22, ` font-size="16" font-weight="600" fill="${ink}"`)),
    plainColours(svg).replace(/^<svg /, `<svg x="${margin}" y="${top}" `),
    ...lines.map((words, at) => text(words, below + at * line, ` font-size="${size}" fill="${muted}"`)),
    "</svg>\n",
  ].join("");
}
