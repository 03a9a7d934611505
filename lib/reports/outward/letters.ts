import { looseName } from "@/lib/reports/outward/loose-text";
import type { SiteKind } from "@/lib/vocabulary";

/** 1 → A, 26 → Z, 27 → AA: the letters that stand for a site in the outward edition. Pure. */
export function maskLetters(number: number): string {
  let [rest, letters] = [number, ""];
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}

/** A镇, B街道, C园区. */
export function maskLabel(number: number, kind: SiteKind, kinds: Record<SiteKind, string>): string {
  return maskLetters(number) + kinds[kind];
}

/**
 * The next free numbers. One is left out if with it a label would read like a name of the project, such as that of a
 * site which really is called A区.
 */
export function freeNumbers(count: number, last: number, names: readonly string[]): number[] {
  const latin = names.flatMap((name) => /[a-z]+/.exec(looseName(name))?.[0] ?? []);
  const numbers: number[] = [];
  for (let number = last + 1; numbers.length < count; number += 1) {
    const letters = maskLetters(number).toLowerCase();
    if (!latin.some((word) => letters.endsWith(word))) numbers.push(number);
  }
  return numbers;
}
