import { unstable_isUnrecognizedActionError } from "next/navigation";
import { unavailable } from "@/components/form/refusal-in";
import type { ActionResult, Refusal } from "@/lib/errors";

const outdated: Refusal = { code: "outdated", key: "errors.outdated" };

/**
 * The answer of a server action, also where there is none: without a network or a server it is "unavailable", and where
 * the server runs another build that does not know this action it is "outdated".
 */
export async function ask<Data>(call: () => Promise<ActionResult<Data>>): Promise<ActionResult<Data>> {
  try {
    return await call();
  } catch (error) {
    return { ok: false, error: unstable_isUnrecognizedActionError(error) ? outdated : unavailable };
  }
}
