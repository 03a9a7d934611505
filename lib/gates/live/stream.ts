import "server-only";
import { isOutage } from "@/lib/outage";
import type { LiveListener } from "@/lib/gates/live/listener";
import { noStore } from "@/lib/gates/plain-door";
import type { LiveMessage } from "@/lib/live-message";

/** What one browser hears of a project: that something changed, never what. Server-sent events. */

interface LiveStream {
  listener: LiveListener;
  projectId: string;
  user: { id: string; sessionId: string };
  /** Whether the person may still listen, asked now and then and when something was changed. @throws Outage */
  mayStill: () => Promise<boolean>;
  /** Of the request: the browser has gone. */
  signal: AbortSignal;
  beatMs?: number;
}

const kept = globalThis as typeof globalThis & {
  /** Ends every stream of this process; scripts/serve/draining.mjs calls them. */
  zoufangStreams?: Set<() => void>;
  zoufangDraining?: boolean;
};
/** Whether the server was told to end (scripts/serve/draining.mjs). */
export const isEnding = () => kept.zoufangDraining === true;
const streams = () => (kept.zoufangStreams ??= new Set());

/** More waiting events than this, and the browser has stopped reading. */
const mostWaiting = 100;
const encoder = new TextEncoder();

export function liveStream(asked: LiveStream): ReadableStream<Uint8Array> {
  const { listener, projectId, user, mayStill, signal, beatMs = 20_000 } = asked;
  let end = () => {};
  let gone = false;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let over = false;
        const send = (event: string, data = "") => {
          if (over) return;
          if ((controller.desiredSize ?? 0) < -mostWaiting) return end();
          controller.enqueue(encoder.encode(`event: ${event}\ndata: ${data}\n\n`));
        };
        const check = async () => {
          const may = await mayStill().catch((error: unknown) => isOutage(error));
          if (may) return send("beat");
          send("gone");
          end();
        };
        const concerns = (message: LiveMessage): boolean =>
          (message.kind === "session" && message.sessionId === user.sessionId) ||
          (message.kind === "user" && message.userId === user.id) ||
          (message.kind === "member" && message.projectId === projectId && message.userId === user.id);
        const hush = listener.listen({
          up: () => send("ready"),
          down: (ever) => send(ever ? "lost" : "off"),
          hear: (message) => {
            if (message.kind === "coding" && message.projectId === projectId)
              send("changed", message.userId === user.id ? "own" : "other");
            else if (concerns(message)) void check();
          },
        });
        const beat = setInterval(() => void check(), beatMs);
        beat.unref();
        end = () => {
          if (over) return;
          over = true;
          clearInterval(beat);
          hush();
          streams().delete(end);
          // A browser that has gone has closed it already.
          if (!gone) controller.close();
        };
        streams().add(end);
        signal.addEventListener("abort", end, { once: true });
        send("hello");
        if (signal.aborted) end();
      },
      cancel: () => {
        gone = true;
        end();
      },
    },
    { highWaterMark: 1 },
  );
}

/** Passed on as they come: not packed (no-transform), and not gathered by a proxy. */
export const streamHeaders = {
  ...noStore,
  "Cache-Control": `${noStore["Cache-Control"]}, no-transform`,
  "Content-Type": "text/event-stream; charset=utf-8",
  "X-Accel-Buffering": "no",
};
