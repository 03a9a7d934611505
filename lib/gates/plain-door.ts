import "server-only";
import type { SignedInDoor } from "@/lib/auth/doors";
import { cookiesOf, sessionOfCookies, userOfSession } from "@/lib/auth/session-cookie";
import type { SignedInUser } from "@/lib/auth/session-store";
import { AppError, errorStatus, type Refusal } from "@/lib/errors";
import { refusalOf } from "@/lib/gates/refusal";
import { retryAfterSeconds } from "@/lib/outage";
import { noteDoor } from "@/lib/request-note";

/**
 * A door as a function of headers and body, without the framework: a route hands requests to it (`asRoute`), and the
 * HTTP server can do so itself (docs/decisions/033). Session → its work → an answer that no cache stores.
 */
export interface PlainRequest {
  header(name: string): string | null;
  body: AsyncIterable<Uint8Array> | null;
}

export interface PlainAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export type PlainDoor = (request: PlainRequest) => Promise<PlainAnswer>;

export const noStore = { "Cache-Control": "private, no-store" };

const answerOf = (status: number, value: unknown, headers: Record<string, string>): PlainAnswer => ({
  status,
  headers: { ...headers, "Content-Type": "application/json" },
  body: JSON.stringify(value),
});

/** An outage says when to ask again; every other refusal would be the same again. */
export function refusalAnswer(refusal: Refusal): PlainAnswer {
  const headers = refusal.code === "unavailable" ? { ...noStore, "Retry-After": String(retryAfterSeconds) } : noStore;
  return answerOf(errorStatus[refusal.code], { error: refusal }, headers);
}

/**
 * A page says for whom it was drawn. If another person has signed in on the same machine since then, their session must
 * not send what the first person wrote. The request is treated as signed out.
 */
export function demandDrawnFor(user: SignedInUser | null, drawnFor: string | null): SignedInUser {
  if (!user || (drawnFor !== null && drawnFor !== user.id)) throw new AppError("unauthenticated");
  return user;
}

interface PlainWork<Input> {
  /** Makes of the request what is needed of it; knows nobody and asks nobody. */
  read: (request: PlainRequest) => Promise<Input>;
  run: (context: { input: Input; user: SignedInUser; now: Date }) => Promise<unknown>;
}

/**
 * For any signed-in person; creates its scopes itself, one for each item (the sync). Answers with what `run` returns.
 * The request is read while the database looks the session up, if the cookie is one of ours. Whoever is nobody is told
 * so, whatever the request holds.
 */
export function definePlainDoor<Input>(door: SignedInDoor, { read, run }: PlainWork<Input>): PlainDoor {
  return async (request) => {
    noteDoor(door);
    try {
      const session = await sessionOfCookies(cookiesOf(request.header("cookie")));
      if (session === null) throw new AppError("unauthenticated");
      const knocking = userOfSession(session);
      const reading = read(request);
      // Whoever is nobody never waits for it.
      reading.catch(() => {});
      const user = demandDrawnFor(await knocking, request.header("x-zoufang-account"));
      return answerOf(200, await run({ input: await reading, user, now: new Date() }), noStore);
    } catch (error) {
      return refusalAnswer(refusalOf(error, door));
    }
  };
}

const decoder = new TextDecoder("utf-8", { fatal: true });

/** The JSON body of a request of at most `maxBytes`; refused with a sentence where it is larger or no JSON. */
export async function readJson({ body }: PlainRequest, maxBytes: number): Promise<unknown> {
  if (!body) throw new AppError("invalid", "errors.body.empty");
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of body) {
      size += piece.byteLength;
      if (size > maxBytes) break;
      pieces.push(piece);
    }
  } catch {
    // A body that ends before its end has nobody to answer, and is no error of ours.
    throw new AppError("invalid", "errors.body.notJson");
  }
  if (size > maxBytes)
    throw new AppError("too_large", "errors.body.tooLarge", [], { megabytes: Math.round(maxBytes / 1_000_000) });
  try {
    return JSON.parse(decoder.decode(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces)));
  } catch {
    throw new AppError("invalid", "errors.body.notJson");
  }
}
