/** The day at a place at a given moment, YYYY-MM-DD. */
export function dayAt(moment: Date, timeZone: string): string {
  // The Swedish locale writes dates like ISO 8601.
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(moment);
}

/** The time at a place at a given moment, HH:MM or HH:MM:SS. */
export function timeAt(moment: Date, timeZone: string, precision: "minutes" | "seconds" = "minutes"): string {
  const time = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).format(moment);
  return precision === "seconds" ? time : time.slice(0, 5);
}
