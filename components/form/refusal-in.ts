import type { Refusal } from "@/lib/errors";

/** What is said where the server does not answer. */
export const unavailable: Refusal = { code: "unavailable", key: "errors.unavailable" };

const isRefusal = (value: unknown): value is Refusal =>
  typeof value === "object" && value !== null && "code" in value && "key" in value;

/** The refusal in the answer of one of our doors; what comes from between it and us is "unavailable". */
export async function refusalIn(answer: Response): Promise<Refusal> {
  const body: unknown = await answer.json().catch(() => null);
  const error = typeof body === "object" && body !== null && "error" in body ? body.error : null;
  return isRefusal(error) ? error : unavailable;
}
