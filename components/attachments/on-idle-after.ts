/** At the latest then, however busy the page is. */
const longestMs = 1_000;

/** Works when the page has nothing to draw after an event, once for many events in a row. Returns how to stop. */
export function onIdleAfter(event: keyof DocumentEventMap, work: () => void): () => void {
  let cancel: (() => void) | null = null;
  const run = () => {
    cancel = null;
    work();
  };
  const later = () => {
    if (cancel) return;
    if (typeof requestIdleCallback === "undefined") {
      const timer = setTimeout(run);
      cancel = () => clearTimeout(timer);
    } else {
      const handle = requestIdleCallback(run, { timeout: longestMs });
      cancel = () => cancelIdleCallback(handle);
    }
  };
  document.addEventListener(event, later);
  return () => {
    document.removeEventListener(event, later);
    cancel?.();
  };
}
