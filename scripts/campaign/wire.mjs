// A link between devices and a server that can be bad: it delays, cuts at a byte, swallows the answer, or lets little
// through. One TCP connection is one fate. Everything is on loopback.
import net from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** @typedef {{ cutAfter?: number, swallow?: boolean, bytesPerSecond?: number, delayMs?: number }} Fate */

const SLICE_MS = 50;

/** No more than so many bytes a second, in small slices. */
async function trickle(from, to, bytesPerSecond) {
  const slice = Math.max(1, Math.round((bytesPerSecond * SLICE_MS) / 1000));
  for await (const piece of from)
    for (let at = 0; at < piece.length; at += slice) {
      if (to.destroyed) return;
      to.write(piece.subarray(at, at + slice));
      await pause(SLICE_MS);
    }
  to.end();
}

/** Cuts both ends when so many bytes have gone up. */
function cutAt(near, far, bytes) {
  let gone = 0;
  near.on("data", (piece) => {
    const rest = Math.max(0, bytes - gone);
    gone += piece.length;
    if (gone <= bytes) return void far.write(piece);
    if (rest > 0) far.write(piece.subarray(0, rest));
    // A reset, not an end: half a request must not look like a whole one.
    setImmediate(() => {
      far.resetAndDestroy();
      near.resetAndDestroy();
    });
  });
}

async function carry(near, far, fate) {
  if (fate.delayMs) await pause(fate.delayMs);
  if (fate.cutAfter !== undefined) cutAt(near, far, fate.cutAfter);
  else if (fate.bytesPerSecond) trickle(near, far, fate.bytesPerSecond).catch(() => {});
  else near.pipe(far);
  if (fate.swallow) {
    // The server has answered, and nobody hears it.
    far.once("data", () => {
      far.destroy();
      near.destroy();
    });
    return;
  }
  if (fate.bytesPerSecond) trickle(far, near, fate.bytesPerSecond).catch(() => {});
  else far.pipe(near);
}

/**
 * @param {() => number} target the server's port now
 * @returns {Promise<{ port: number, fate: Fate | (() => Fate), close(): void }>} `fate` may be changed at any time
 */
export async function openWire(target) {
  const open = new Set();
  const wire = { port: 0, fate: {}, close: () => {} };
  const server = net.createServer({ allowHalfOpen: true }, (near) => {
    const far = net.connect({ port: target(), host: "127.0.0.1", allowHalfOpen: true });
    for (const socket of [near, far]) {
      open.add(socket);
      socket.once("close", () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
      socket.on("error", () => {});
    }
    void carry(near, far, typeof wire.fate === "function" ? wire.fate() : wire.fate);
  });
  await new Promise((done, fail) => server.once("error", fail).listen(0, "127.0.0.1", done));
  wire.port = server.address().port;
  wire.close = () => {
    server.close();
    for (const socket of open) socket.destroy();
  };
  return wire;
}
