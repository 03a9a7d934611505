/** Set by scripts/start/serve.mjs from the socket; whatever the client sends under this name is thrown away there. */
export const addressHeader = "x-zoufang-address";

/** The address that a try to sign in came from, as the throttle counts it. */
export function addressOf(value: unknown): string {
  return typeof value === "string" && value ? value : "unknown";
}
