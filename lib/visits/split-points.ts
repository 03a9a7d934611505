/**
 * Splits pasted text into points. A new point begins at a line's start, at a typed number (1. 1、 （一） 一、 ① …), and at
 * 一是…二是… inside a line. No character is lost but the marks themselves and the blanks around a point.
 */

const hanOrder = "一二三四五六七八九十";

/** 一 … 九十九 → its number, or null. */
function hanNumber(text: string): number | null {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === "") return null;
  const [, tens, ten, ones] = match;
  const digit = (han: string | undefined) => (han ? hanOrder.indexOf(han) + 1 : 0);
  if (!ten) return ones ? null : digit(tens);
  return (tens ? digit(tens) : 1) * 10 + digit(ones);
}

const lineMark =
  /^[\s\u3000]*(?:[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)][、.．]?|[一二三四五六七八九十]{1,3}、|\d{1,2}[、．]|\d{1,2}\.(?!\d)|\d{1,2}[）)]|[①-⑳]|[•·●■◆▲–—-][\s\u3000]+)[\s\u3000]*/;

function trimmed(text: string): string {
  return text.replace(/^[\s\u3000]+|[\s\u3000]+$/g, "");
}

interface Ordinal {
  start: number;
  end: number;
  order: number;
}

/** 一是, 二是 … where they can begin a point: at the start, or after a mark of punctuation or a break. */
function ordinalsIn(text: string): Ordinal[] {
  const found: Ordinal[] = [];
  for (const match of text.matchAll(/(^|[。；;，,：:！？!?、\n\r\s\u3000])(第?([一二三四五六七八九十]{1,3})是)/g)) {
    const [, before = "", mark = "", han = ""] = match;
    const start = match.index + before.length;
    const order = hanNumber(han);
    if (order !== null) found.push({ start, end: start + mark.length, order });
  }
  return found;
}

/** The longest run 一是, 二是, 三是 … that begins at one; a lone 一是 is ordinary prose. */
function runOf(text: string): Ordinal[] {
  const run: Ordinal[] = [];
  for (const ordinal of ordinalsIn(text)) {
    if (ordinal.order === run.length + 1) run.push(ordinal);
  }
  return run.length >= 2 ? run : [];
}

function splitRun(text: string): string[] {
  const run = runOf(text);
  if (run.length === 0) return [text];
  const head = text.slice(0, run[0]?.start ?? 0);
  return [head, ...run.map(({ end }, at) => text.slice(end, run[at + 1]?.start ?? text.length))];
}

/** The points of a text, in order; one point, the text as it is, where there is nothing to split by. */
export function splitPoints(text: string): string[] {
  // A run may go over several lines; what stands between two of its marks is split by lines after that.
  const points = splitRun(text)
    .flatMap((part) => part.split(/\r\n|[\n\r\u2028\u2029]/))
    .map((line) => trimmed(line.replace(lineMark, "")))
    .filter((point) => point !== "");
  return points.length >= 2 ? points : [text];
}
