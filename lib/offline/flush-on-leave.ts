/**
 * Calls `flush` when the page is hidden, closed or loses the focus, until the result is called. That flushes once more.
 */
export function flushOnLeave(flush: () => void): () => void {
  const onHide = () => {
    if (document.visibilityState === "hidden") flush();
  };
  document.addEventListener("visibilitychange", onHide);
  window.addEventListener("pagehide", flush);
  window.addEventListener("blur", flush);
  return () => {
    document.removeEventListener("visibilitychange", onHide);
    window.removeEventListener("pagehide", flush);
    window.removeEventListener("blur", flush);
    flush(); // leaving for another page of the product
  };
}
