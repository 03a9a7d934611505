import { deviceClock, retryDelay, type Clock } from "@/lib/offline/send-round";

/** Until the pause (ms) is over, or the network is back. */
function pauseOf(ms: number): Promise<void> {
  return new Promise((done) => {
    const over = () => {
      clearTimeout(timer);
      globalThis.removeEventListener?.("online", over);
      done();
    };
    const timer = setTimeout(over, ms);
    globalThis.addEventListener?.("online", over);
  });
}

/**
 * Loads a part of the page's code that nobody presses a button for, such as what sends notes. The browser says that the
 * network is back before it works, so one try is not enough: it is tried again, later and later, until the part is
 * there. `onMissing` is called after each try that failed.
 */
export async function untilThere<Part>(
  load: () => Promise<Part>,
  onMissing: (error: unknown) => void = () => {},
  clock: Pick<Clock, "random"> = deviceClock,
): Promise<Part> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await load();
    } catch (error) {
      onMissing(error);
      await pauseOf(retryDelay(attempts, clock.random()));
    }
  }
}
