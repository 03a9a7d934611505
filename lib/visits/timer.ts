import { dayAt, timeAt } from "@/lib/calendar";

/** How long a visit has been going on. Times are HH:MM in the local time of the survey, as in the visit. */

/**
 * A point in time by both clocks of a device: one that a person may set, and one that only goes forward but may stop in
 * sleep.
 */
export interface Moment {
  /** Date.now() */
  wall: number;
  /** performance.now() */
  steady: number;
}

/**
 * Milliseconds between two moments. A clock that was set back subtracts nothing, and a device that slept loses nothing.
 */
export function passed(from: Moment, to: Moment): number {
  return Math.max(to.wall - from.wall, to.steady - from.steady);
}

const dayMs = 86_400_000;
/** A visit is no longer going on if nobody has noted its end by then. */
const longestMs = 16 * 3_600_000;

/**
 * Local day and time as if they were in UTC, so that differences between such moments are differences on local clocks.
 */
function asUtc(day: string, time: string): number {
  return Date.parse(`${day}T${time}Z`);
}

/**
 * Milliseconds since the visit began, also over midnight. Null if it has not begun, or began too long ago to be going
 * on.
 */
export function elapsedSince(
  visit: { visitedOn: string; startedAt: string },
  at: { now: Date; timeZone: string },
): number | null {
  const local = asUtc(dayAt(at.now, at.timeZone), timeAt(at.now, at.timeZone, "seconds"));
  const elapsed = local - asUtc(visit.visitedOn, visit.startedAt);
  return elapsed >= 0 && elapsed <= longestMs ? elapsed : null;
}

/** mm:ss, from one hour on h:mm:ss. */
export function clockFace(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours > 0 ? `${hours}:` : ""}${two(minutes)}:${two(seconds % 60)}`;
}

/**
 * The time to note as the end. A visit has one day: after midnight its last minute is noted, and `cut` says so. If the
 * clock is before the start, the start itself is noted: nothing contradictory is ever noted.
 */
export function endOf(
  visit: { visitedOn: string; startedAt: string },
  at: { now: Date; timeZone: string },
): { endedAt: string; cut: boolean } {
  if (dayAt(at.now, at.timeZone) > visit.visitedOn) return { endedAt: "23:59", cut: true };
  const time = timeAt(at.now, at.timeZone);
  return { endedAt: time < visit.startedAt ? visit.startedAt : time, cut: false };
}

/** Whole minutes from start to end. Null if one is missing or they contradict each other. */
export function minutesOf({ startedAt, endedAt }: { startedAt: string; endedAt: string }): number | null {
  const minutes = (asUtc("2000-01-01", endedAt) - asUtc("2000-01-01", startedAt)) / 60_000;
  return minutes >= 0 && minutes * 60_000 < dayMs ? minutes : null;
}

/** What handing in does about the end of the visit. */
export type EndAtHandIn =
  /** No beginning is noted, or the end is. */
  | { kind: "nothing" }
  /** The timer runs: handing in stops it. */
  | { kind: "stop"; endedAt: string }
  /** Only a person knows when a visit of another day ended. */
  | { kind: "ask" };

export function endAtHandIn(
  visit: { visitedOn: string; startedAt: string; endedAt: string },
  at: { now: Date; timeZone: string },
): EndAtHandIn {
  if (visit.startedAt === "" || visit.endedAt !== "") return { kind: "nothing" };
  const goingToday = visit.visitedOn === dayAt(at.now, at.timeZone) && elapsedSince(visit, at) !== null;
  return goingToday ? { kind: "stop", endedAt: timeAt(at.now, at.timeZone) } : { kind: "ask" };
}
