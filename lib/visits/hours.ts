/** Start and end of a visit, HH:MM. Either may be missing, as null or as an empty text. */
interface Noted {
  startedAt: string | null;
  endedAt: string | null;
}

/** What is known of them. Half a range is its own case, so that nothing shows it as a range. */
export type Hours = { known: "range"; from: string; until: string } | { known: "from" | "until"; time: string };

export function hoursOf({ startedAt, endedAt }: Noted): Hours | null {
  if (startedAt && endedAt) return { known: "range", from: startedAt, until: endedAt };
  if (startedAt) return { known: "from", time: startedAt };
  return endedAt ? { known: "until", time: endedAt } : null;
}
