import { runIn } from "@/lib/point-runs";

const numbered = /(?<=^|[。；;：:\s])(?:（(\d{1,2})）|\((\d{1,2})\)|(\d{1,2})(?:[、．]|\.(?!\d)))\s*/gu;

/** Where 1. 2. 3. or （1）（2） of one line begin and end; a lone 1. is ordinary prose. */
function numbersIn(line: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const match of line.matchAll(numbered))
    if (Number(match[1] ?? match[2] ?? match[3]) === found.length + 1)
      found.push({ start: match.index, end: match.index + match[0].length });
  return found.length >= 2 ? found : [];
}

/**
 * The points that one cell holds, as Word-in would part the same words: one a line, and one for each of 一是…二是… or
 * 1.…2.… in a line. What comes before the first is a point too, unless it only leads to them: 主要有三点：
 */
export function pointsIn(text: string): string[] {
  return text.split("\n").flatMap((line) => {
    const run = [runIn(line), numbersIn(line)].find(({ length }) => length > 0) ?? [];
    const head = line.slice(0, run[0]?.start).trim();
    const points = run.map(({ end }, index) => line.slice(end, run[index + 1]?.start).trim());
    const leads = run.length > 0 && /[：:]$/u.test(head) && head.length <= 40;
    return (leads ? points : [head, ...points]).filter((point) => point !== "");
  });
}
