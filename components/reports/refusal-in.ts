import type { Refusal } from "@/lib/errors";

/** What is said where the server does not answer. */
export const unavailable: Refusal = { code: "unavailable", key: "errors.unavailable" };

/** The refusal in an answer of one of our routes. */
export async function refusalIn(answer: Response): Promise<Refusal> {
  const body: unknown = await answer.json().catch(() => null);
  const error = typeof body === "object" && body !== null && "error" in body ? body.error : null;
  // What our own route sends; anything else comes from between it and us.
  return (error as Refusal | null) ?? unavailable;
}
