import { arabicDate } from "@/lib/chinese-date";

/**
 * 2026-12-31, 2026/12/31, 2026.12.31, 2026年12月31日 (also in Chinese numerals) → 2026-12-31. Null for anything else.
 * Pure.
 */
export function readDueDay(text: string): string | null {
  const plain = arabicDate(text.normalize("NFKC"))
    .replace(/\s/g, "")
    .replace(/(?:前|之前|以前)$/u, "");
  const [, year, month, date] =
    /^(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?(?:T?0?0:00(?::00)?)?$/u.exec(plain) ?? [];
  if (year === undefined || month === undefined || date === undefined) return null;
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const read = new Date(`${day}T00:00:00Z`);
  // 2026-02-30 would be a day of March.
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day) && Number(year) > 1950 ? day : null;
}
