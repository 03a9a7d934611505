/** Set by scripts/start/serve.mjs from the socket. A header of this name from the client is discarded there. */
export const addressHeader = "x-zoufang-address";

/** The address that an attempt to sign in came from, as the throttle counts it. */
export function addressOf(value: unknown): string {
  return typeof value === "string" && value ? value : "unknown";
}
