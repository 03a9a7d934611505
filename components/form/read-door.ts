import { refusalIn, unavailable } from "@/components/form/refusal-in";
import type { ActionResult } from "@/lib/errors";

/** For an answer that somebody waits for. */
const mostMs = 15_000;

/**
 * What one of our doors answers, as `ask` does for an action: the data, or why there is none. Without a network or a
 * server it is "unavailable". `NotRead` says it.
 */
export async function readDoor<Data>(
  address: string,
  {
    gone,
    method = "GET",
    patienceMs = mostMs,
  }: { gone?: AbortSignal; method?: "GET" | "POST"; patienceMs?: number } = {},
): Promise<ActionResult<Data>> {
  try {
    const patience = AbortSignal.timeout(patienceMs);
    const answer = await fetch(address, {
      method,
      redirect: "error",
      cache: "no-store",
      signal: gone ? AbortSignal.any([gone, patience]) : patience,
    });
    if (!answer.ok) return { ok: false, error: await refusalIn(answer) };
    return { ok: true, data: (await answer.json()) as Data }; // the door's own type
  } catch {
    return { ok: false, error: unavailable };
  }
}
