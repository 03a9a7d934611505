/**
 * Lets what waits run before the work goes on, such as a key that was pressed meanwhile. Unlike a timer it is not
 * slowed down in a page that is not seen.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
