import "server-only";
import type { NextAuthOptions } from "next-auth";

/** What is said of a failure: neither the values that were compared nor what the service told of a person. */
function reasonOf(metadata: unknown): string {
  const error: unknown = metadata instanceof Error ? metadata : Object(metadata).error;
  if (!(error instanceof Error)) return "unknown";
  const [said = ""] = error.message.split(/,? (?:expected|got)\b/);
  const code = "code" in error && typeof error.code === "string" ? ` (${error.code})` : "";
  return `${error.name}: ${said.slice(0, 200)}${code}`;
}

const line = (level: "error" | "warn", fields: Record<string, string>) =>
  console[level](JSON.stringify({ event: "auth", ...fields }));

/** One line for each failure of next-auth, in place of its own several ones with tokens and profiles in them. */
export const authLog: NonNullable<NextAuthOptions["logger"]> = {
  error: (code, metadata) => line("error", { code, reason: reasonOf(metadata) }),
  warn: (code) => line("warn", { code }),
  debug: () => {},
};

/** A person whom the service knows and who does not come in; who it is, is not written. */
export const noteRefusedByOidc = (code: "unknown_person" | "disabled_account" | "no_subject") => line("warn", { code });
