/**
 * Lets what waits run before the work goes on, such as a key that was pressed meanwhile. Unlike a timer it is not
 * slowed down in a page that is not seen. A page that is hidden has no keys, and may end at any moment: there the work
 * goes on at once.
 */
export function nextTask(): Promise<void> {
  if (typeof document !== "undefined" && document.visibilityState === "hidden") return Promise.resolve();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
