import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { AppError } from "@/lib/errors";
import { inTime, isOutage } from "@/lib/outage";

/**
 * next-auth turns an error of its callbacks into "no session", "wrong password" or a finished sign-out, with a change
 * of the cookie. Here an outage in a callback is noted, so that the route can say it instead.
 */
const watched = new AsyncLocalStorage<{ outage: unknown }>();

/** Runs what next-auth calls; an outage is noted before next-auth sees it. */
export async function watching<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const note = watched.getStore();
    if (note && isOutage(error)) note.outage = error;
    throw error;
  }
}

/** What next-auth throws at a body that is not what its content type says. */
function isMalformedBody(error: unknown): boolean {
  return error instanceof SyntaxError || (error instanceof TypeError && /FormData|Content-Type/i.test(error.message));
}

/**
 * The answer of a next-auth handler. @throws Outage where one of its callbacks met an outage, whatever it answered;
 * AppError invalid where the body cannot be read.
 */
export async function answerWatched(handler: () => Promise<Response>): Promise<Response> {
  const note: { outage: unknown } = { outage: null };
  const response = await inTime(watched.run(note, handler)).catch((error: unknown) => {
    throw isMalformedBody(error) ? new AppError("invalid", "errors.body.notJson") : error;
  });
  if (note.outage) throw note.outage;
  return response;
}
