import { whenIdle } from "@/components/form/when-idle";

/** A person who writes one point after another pauses for less. */
const pauseMs = 1_000;
/** At the latest so long after the pause, however busy the page is. */
const longestMs = 1_000;

/**
 * Works once after one or more of these events, when nobody has typed for a while: what many entries are listed in is
 * not made anew between two of them. Returns how to stop.
 */
export function onPauseAfter(event: keyof DocumentEventMap, work: () => void): () => void {
  let wanted = false;
  let stop = () => {};
  const wait = () => {
    if (!wanted) return;
    stop();
    const timer = setTimeout(() => {
      stop = whenIdle(() => {
        wanted = false;
        work();
      }, longestMs);
    }, pauseMs);
    stop = () => clearTimeout(timer);
  };
  const later = () => {
    wanted = true;
    wait();
  };
  document.addEventListener(event, later);
  document.addEventListener("keydown", wait);
  return () => {
    document.removeEventListener(event, later);
    document.removeEventListener("keydown", wait);
    stop();
  };
}
