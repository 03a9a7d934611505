// How a server ends without breaking what is under way: first it says that it is not ready, so that a balancer sends
// nothing more; then it takes no new connections and waits for the answers that were begun.
import { Refusal } from "../say.mjs";

/** After this, what is still open is cut: an upload goes on where it was, and an outbox sends again. */
const PATIENCE_MS = 10_000;
const LONGEST_SECONDS = 300;

/**
 * For how long a server that was told to end still answers, in ms: longer than a balancer takes to notice.
 * @throws Refusal for anything but a number of seconds
 */
export function drainMs({ DRAIN_SECONDS: text = "" }) {
  const seconds = Number(text || "0");
  if (Number.isFinite(seconds) && seconds >= 0 && seconds <= LONGEST_SECONDS) return seconds * 1_000;
  throw new Refusal(
    `DRAIN_SECONDS 应为 0 到 ${LONGEST_SECONDS} 之间的秒数：${text}`,
    `DRAIN_SECONDS is no number of seconds from 0 to ${LONGEST_SECONDS}: ${text}`,
  );
}

/** lib/health/data.ts reads it. */
export const isDraining = () => globalThis.zoufangDraining === true;

/**
 * @param {import("node:http").Server[]} servers
 * @param {number} waitMs as from drainMs
 */
export async function drain(servers, waitMs) {
  globalThis.zoufangDraining = true;
  // Streams of events never end by themselves: their browsers open them again, at another server.
  for (const end of [...(globalThis.zoufangStreams ?? [])]) end();
  if (waitMs > 0) await new Promise((done) => setTimeout(done, waitMs));
  const closed = Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  for (const server of servers) server.closeIdleConnections();
  const force = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), PATIENCE_MS);
  await closed;
  clearTimeout(force);
}
