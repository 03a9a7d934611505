"use client";

import { useFormatter } from "use-intl";

/** A day as it is written in text: 2026年3月12日. */
export function useDateText() {
  const format = useFormatter();
  return (day: string) =>
    format.dateTime(new Date(`${day.slice(0, 10)}T00:00Z`), { dateStyle: "long", timeZone: "UTC" });
}

const precise = [
  { year: "numeric" },
  { year: "numeric", month: "long" },
  { year: "numeric", month: "long", day: "numeric" },
] as const;

/** 截至 as it is written in text, as precise as it is: 2025年, 2025年12月, 2025年12月31日. */
export function useAsOfText() {
  const format = useFormatter();
  return (asOf: string) => {
    const parts = asOf.split("-").length;
    // A year or a month alone is no date for every browser.
    const day = new Date(`${asOf}${"-01".repeat(3 - parts)}T00:00Z`);
    return format.dateTime(day, { ...precise[parts - 1], timeZone: "UTC" });
  };
}
