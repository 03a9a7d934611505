"use client";

import { useFormatter } from "use-intl";

/** A day as it is written in text: 2026年3月12日. */
export function useDateText() {
  const format = useFormatter();
  return (day: string) =>
    format.dateTime(new Date(`${day.slice(0, 10)}T00:00Z`), { dateStyle: "long", timeZone: "UTC" });
}
