/** How often the parent is checked, because the system notifies nobody that a parent has ended. */
const EVERY_MS = 500;

/** Calls back once when the process that started this one has ended. Keeps no process running. */
export function whenParentEnds(callback) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, EVERY_MS);
  timer.unref();
}
