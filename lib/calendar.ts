/** The day of a moment at a place, YYYY-MM-DD. */
export function dayAt(moment: Date, timeZone: string): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(moment);
}
