/** Text of a picture drawn by hand: SVG does not break lines. Pure. */

/** A Chinese character is as wide as it is high, others are a little more than half as wide. */
const widthOf = (character: string) =>
  /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef“”‘’…—]/u.test(character) ? 1 : 0.58;

/** How wide a text is, in CSS pixels, at least as wide as it will be drawn. */
export const textWidth = (text: string, size: number) =>
  [...text].reduce((sum, character) => sum + widthOf(character), 0) * size;

/** Words stay whole where they fit into a line; Chinese may break anywhere. */
const pieces = (text: string) => text.match(/[\w.,:;%()/-]+|\s+|[^\s\w]/gu) ?? [];

/** Lines that are no wider than `width`, and no more than `most`: then the last one ends with …. */
export function wrapText(
  text: string,
  { width, size, most = Infinity }: { width: number; size: number; most?: number },
) {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text)) {
    if (textWidth(line + piece, size) <= width) {
      line += piece;
      continue;
    }
    if (line.trim()) lines.push(line.trim());
    line = "";
    for (const character of piece.trim()) {
      if (line && textWidth(line + character, size) > width) {
        lines.push(line);
        line = "";
      }
      line += character;
    }
  }
  if (line.trim()) lines.push(line.trim());
  if (lines.length <= most) return lines;
  let last = lines[most - 1] ?? "";
  while (last && textWidth(`${last}…`, size) > width) last = [...last].slice(0, -1).join("");
  return [...lines.slice(0, most - 1), `${last}…`];
}
