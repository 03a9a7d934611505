import { passed, type Moment } from "@/lib/visits/timer";

/**
 * The server's time as this tab last received it, so that a device with a wrong clock still notes the right time.
 * Before the first answer it is the device's own.
 */
let heard: { server: number; at: Moment } | null = null;
const listeners = new Set<() => void>();

export function momentNow(): Moment {
  return { wall: Date.now(), steady: performance.now() };
}

export const serverClock = {
  /** The server's time at this moment (ms). */
  hear(server: number): void {
    if (!Number.isFinite(server)) return;
    heard = { server, at: momentNow() };
    for (const listener of listeners) listener();
  },
  /** From the `Date` of an answer, exact to the second. */
  hearAnswer(answer: Response): void {
    this.hear(Date.parse(answer.headers.get("date") ?? ""));
  },
  /** The time in a snapshot that was taken earlier. An answer that this tab received is preferred. */
  guess(server: number): void {
    if (!heard) this.hear(server);
  },
  /** Calls the listener when an answer has told the time. Returns what ends it. */
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Another value after each answer. */
  lastHeard(): unknown {
    return heard;
  },
  now(): Date {
    return new Date(heard ? heard.server + passed(heard.at, momentNow()) : Date.now());
  },
};
