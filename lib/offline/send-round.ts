/** What the queues of drafts and of files share: when something is tried again, and how a round of sending ends. */

export interface Clock {
  now(): number;
  /** 0 ≤ random < 1 */
  random(): number;
}

export const deviceClock: Clock = { now: () => Date.now(), random: () => Math.random() };

export type RoundEnd =
  | { kind: "idle" }
  /** Something waits for this moment (ms). `unreachable`: because the server did not answer, or could not work. */
  | { kind: "later"; at: number; unreachable?: boolean }
  /** 401: the session ended, or belongs to another account. */
  | { kind: "signedOut" }
  /** 426: this page is older than the server understands. */
  | { kind: "outdated" };

const firstRetryMs = 2_000;
const longestRetryMs = 5 * 60_000;

/** 2 s, 4 s, 8 s … at most 5 minutes, each randomly in its upper half, so that many devices do not return at once. */
export function retryDelay(attempts: number, random: number): number {
  const whole = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.max(0, attempts - 1));
  return Math.round(whole * (0.5 + random / 2));
}

/**
 * A server that says when it may be back is asked again soon after, so that no device sits still long after an outage.
 */
const longestToldRetryMs = 60_000;

/** The pause after a silence: never shorter than the server asked for, and where it asked, never much longer. */
export function silenceDelay(attempts: number, random: number, retryAfterMs: number | undefined): number {
  const delay = retryDelay(attempts, random);
  if (retryAfterMs === undefined) return delay;
  const told = Math.min(Math.max(retryAfterMs, 0), longestRetryMs);
  // Spread out: many devices heard the same word at the same moment.
  return Math.max(Math.round(told * (1 + random / 2)), Math.min(delay, longestToldRetryMs));
}

/** The moment of the next try, as it was noted on the device. */
export const nextTry = (retryAt: number, now: number) => soon(retryAt, longestRetryMs, now);

/** A noted moment further ahead than any delay comes from a clock that has been set back since. It counts as now. */
export function soon(moment: number, longest: number, now: number): number {
  return moment - now > longest ? now : moment;
}
