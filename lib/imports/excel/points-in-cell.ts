import { runIn } from "@/lib/point-runs";

/**
 * The points that one cell contains, as Word-in would part the same words: one for each line, and one for each part of
 * a run (一是…二是…, 1.…2.…) in a line. What comes before the first is a point too, unless it only leads to them: 主要有三点：
 */
export function pointsIn(text: string): string[] {
  return text.split("\n").flatMap((line) => {
    const run = runIn(line);
    const head = line.slice(0, run[0]?.start).trim();
    const points = run.map(({ end }, index) => line.slice(end, run[index + 1]?.start).trim());
    const leads = run.length > 0 && /[：:]$/u.test(head) && head.length <= 40;
    return (leads ? points : [head, ...points]).filter((point) => point !== "");
  });
}
