// When the server's own backup is due. Pure.

const HOUR = 3_600_000;
/** At this hour nobody works. Of the installation's time zone. */
const NIGHT = 2;
const AGAIN_AFTER = HOUR;

/** The local date and hour of a moment, as comparable text: "2026-11-29 02". */
function localHour(at, timeZone) {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type) => parts.find((entry) => entry.type === type).value;
  return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}`;
}

/** The last night hour that has begun: today's, or yesterday's before it. */
function lastNight(now, timeZone) {
  const clock = (at) => localHour(at, timeZone);
  const hour = Number(clock(now).slice(-2));
  const day = hour >= NIGHT ? now : new Date(now.getTime() - 24 * HOUR);
  return `${clock(day).slice(0, 10)} ${String(NIGHT).padStart(2, "0")}`;
}

/**
 * Whether a backup should begin now: none has been begun since the last night hour, or the last one failed or was
 * killed a while ago. A server that was off at night makes it up.
 * @param {{ startedAt: Date, good: boolean, running: boolean } | null} last the latest scheduled one
 */
export function isDue(last, now, timeZone) {
  if (!last) return true;
  if (last.running) return false;
  if (!last.good) return now - last.startedAt >= AGAIN_AFTER;
  return localHour(last.startedAt, timeZone) < lastNight(now, timeZone);
}
