/**
 * How many files of an account wait on this device, for the badge in the top bar. Every page loads these few bytes; the
 * queue of files itself is loaded later. The count is stored beside the store, so that nothing is called synced before
 * the store has been read.
 */
const name = (userId: string) => `zoufang-files-waiting-${userId}`;
const listeners = new Set<() => void>();

export function filesWaiting(userId: string): number {
  try {
    return Number(localStorage.getItem(name(userId))) || 0;
  } catch {
    return 0; // a browser that stores nothing
  }
}

export function tellFilesWaiting(userId: string, count: number): void {
  if (filesWaiting(userId) === count) return;
  try {
    if (count > 0) localStorage.setItem(name(userId), String(count));
    else localStorage.removeItem(name(userId));
  } catch {
    return;
  }
  for (const listener of listeners) listener();
}

/** Notifies this tab and, through the browser, the others. */
export function onFilesWaiting(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
