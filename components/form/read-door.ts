import type { ActionResult, Refusal } from "@/lib/errors";

/** For an answer that somebody waits for. */
const mostMs = 15_000;
const unavailable: Refusal = { code: "unavailable", key: "errors.unavailable" };

const isRefusal = (value: unknown): value is Refusal =>
  typeof value === "object" && value !== null && "code" in value && "key" in value;

/** The refusal in the answer of one of our doors; what comes from between it and us is "unavailable". */
async function refusalIn(answer: Response): Promise<Refusal> {
  const body: unknown = await answer.json().catch(() => null);
  const error = typeof body === "object" && body !== null && "error" in body ? body.error : null;
  return isRefusal(error) ? error : unavailable;
}

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
