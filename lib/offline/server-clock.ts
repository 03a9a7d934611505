import { passed, type Moment } from "@/lib/visits/timer";

/**
 * The server's time as this tab last heard it, so that a device whose clock is wrong notes the right time all the same.
 * Where nothing was heard yet it is the device's own.
 */
let heard: { server: number; at: Moment } | null = null;

export function momentNow(): Moment {
  return { wall: Date.now(), steady: performance.now() };
}

export const serverClock = {
  /** The server's time at this moment (ms). */
  hear(server: number): void {
    if (Number.isFinite(server)) heard = { server, at: momentNow() };
  },
  /** From the `Date` of an answer, exact to the second. */
  hearAnswer(answer: Response): void {
    this.hear(Date.parse(answer.headers.get("date") ?? ""));
  },
  /** What a snapshot says that was taken earlier; an answer of this tab's own is believed before it. */
  guess(server: number): void {
    if (!heard) this.hear(server);
  },
  now(): Date {
    return new Date(heard ? heard.server + passed(heard.at, momentNow()) : Date.now());
  },
};
