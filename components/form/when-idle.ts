/** Works when the page has nothing to draw, at the latest after `atLatestMs`. Returns how to stop it. */
export function whenIdle(work: () => void, atLatestMs: number): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(work);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: atLatestMs });
  return () => cancelIdleCallback(handle);
}
