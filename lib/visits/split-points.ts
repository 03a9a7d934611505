import { runIn } from "@/lib/point-runs";

/**
 * Splits pasted text into points. A new point begins at a line's start, at a typed number (1. 1、 （一） 一、 ① …), and where
 * a run (一是…二是…, 首先…其次…, 1.…2.…, speakers) goes on inside a line. No character is lost but the marks themselves and the
 * blanks around a point.
 */

const lineMark =
  /^[\s\u3000]*(?:[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)][、.．]?|[一二三四五六七八九十]{1,3}、|\d{1,2}[、．]|\d{1,2}\.(?!\d)|\d{1,2}[）)]|[①-⑳]|[•·●■◆▲–—-][\s\u3000]+)[\s\u3000]*/;

function trimmed(text: string): string {
  return text.replace(/^[\s\u3000]+|[\s\u3000]+$/g, "");
}

function splitRun(text: string): string[] {
  const run = runIn(text);
  if (run.length === 0) return [text];
  const head = text.slice(0, run[0]?.start ?? 0);
  return [head, ...run.map(({ end }, at) => text.slice(end, run[at + 1]?.start ?? text.length))];
}

/** The points of a text, in order. One point, the text unchanged, if nothing splits it. */
export function splitPoints(text: string): string[] {
  // A sequence may continue over several lines. The text between two of its marks is split by lines after that.
  const points = splitRun(text)
    .flatMap((part) => part.split(/\r\n|[\n\r\u2028\u2029]/))
    .map((line) => trimmed(line.replace(lineMark, "")))
    .filter((point) => point !== "");
  return points.length >= 2 ? points : [text];
}
