import type { FindingsFilter } from "@/lib/findings/schema";

const aDay = 86_400_000;

/** The days of the week that begins on this Monday, limited to the filter's days. A week's number opens to them. */
export function weekDays(monday: string, filter: Pick<FindingsFilter, "from" | "to">): { from: string; to: string } {
  const sunday = new Date(Date.parse(`${monday}T00:00:00Z`) + 6 * aDay).toISOString().slice(0, 10);
  return {
    from: filter.from && filter.from > monday ? filter.from : monday,
    to: filter.to && filter.to < sunday ? filter.to : sunday,
  };
}
