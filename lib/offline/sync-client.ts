import type { Answer, Transport } from "@/lib/offline/outbox";
import { serverClock } from "@/lib/offline/server-clock";
import { syncProtocol } from "@/lib/visits/sync-limits";
import type { SyncReply, SyncRequest } from "@/lib/visits/sync-schema";

/** Sent with every request: the server refuses data that another account's session would send. */
export const accountHeader = "x-zoufang-account";

const patienceMs = 30_000;

function isReply(value: unknown): value is SyncReply {
  return typeof value === "object" && value !== null && "id" in value && "status" in value;
}

/** The replies in an answer of this protocol. Nothing if a proxy or a sign-in page answered instead of the server. */
function repliesOf(body: unknown): SyncReply[] | null {
  if (typeof body !== "object" || body === null || !("protocol" in body) || !("replies" in body)) return null;
  if (body.protocol !== syncProtocol || !Array.isArray(body.replies)) return null;
  return body.replies.every(isReply) ? body.replies : null;
}

/** When a server that cannot work now wants to be asked again (ms); nothing where it does not say. */
export function retryAfterOf(response: Response): { retryAfterMs?: number } {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? { retryAfterMs: seconds * 1000 } : {};
}

export class SyncClient implements Transport {
  constructor(private readonly userId: string) {}

  async send(request: SyncRequest): Promise<Answer> {
    const response = await fetch("/api/sync/visits", {
      method: "POST",
      headers: { "content-type": "application/json", [accountHeader]: this.userId },
      body: JSON.stringify(request),
      credentials: "same-origin",
      redirect: "error",
      signal: AbortSignal.timeout(patienceMs),
    });
    serverClock.hearAnswer(response);
    if (response.status === 401) return { kind: "signedOut" };
    if (response.status === 426) return { kind: "outdated" };
    if (!response.ok) return { kind: "none", ...retryAfterOf(response) };
    const replies = repliesOf(await response.json());
    return replies ? { kind: "replies", replies } : { kind: "none" };
  }
}
