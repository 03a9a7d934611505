import "server-only";
import { database } from "@/lib/db";
import { env } from "@/lib/env";
import { LiveListener } from "@/lib/gates/live/listener";
import { liveChannel } from "@/lib/live-message";

const kept = globalThis as typeof globalThis & { zoufangListener?: LiveListener };

/** The one of this process. Its pings go by the pool that everything else uses. */
export function liveListener(): LiveListener {
  const { DATABASE_DIRECT_URL, DATABASE_URL } = env();
  return (kept.zoufangListener ??= new LiveListener(
    DATABASE_DIRECT_URL ?? DATABASE_URL,
    (text) => database().$executeRaw`SELECT pg_notify(${liveChannel}, ${text})`,
  ));
}
