/**
 * The database or the storage cannot be reached, or does not answer in time. A state of its own: never a sign-out,
 * never "not found". Every door answers it with 503, and the same request may simply be sent again.
 */
export const outageDigest = "zoufang-unavailable";

/** How long a client should wait before it asks again; told in Retry-After. */
export const retryAfterSeconds = 5;

export class Outage extends Error {
  /** Next hands a digest on to the page's error boundary, and nothing else of an error. */
  readonly digest = outageDigest;

  constructor(cause: unknown) {
    super("the database or the storage is unavailable", { cause });
    this.name = "Outage";
  }
}

/** Every door says within 10 s who knocks, or that it cannot know now. */
const answerWithinMs = 8_000;

/** The result of what a door asks first, or of other work. @throws Outage where it is not there in time. */
export async function inTime<Result>(work: Promise<Result>, withinMs = answerWithinMs): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new Outage("no answer in time")), withinMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** By its digest and not by its class: the server's bundles may each have a copy of this module. */
export function isOutage(error: unknown): boolean {
  return error instanceof Error && "digest" in error && error.digest === outageDigest;
}
