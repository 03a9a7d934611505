import { localPath } from "@/lib/auth/local-path";

/** Why a person is at the sign-in page, as far as the address and the browser say it. Pure. */
export type WhySignIn = "passwordSet" | "signedOut" | "ended" | "toJoin" | "needed";

type Asked = { from?: unknown; notice?: unknown };

/**
 * @param hadSession whether the browser still has the cookie of a session, which has ended then
 * @returns null for a person who just comes
 */
export function whySignIn({ from, notice }: Asked, hadSession: boolean): WhySignIn | null {
  if (notice === "password") return "passwordSet";
  if (notice === "out") return "signedOut";
  const path = localPath(typeof from === "string" ? from : undefined);
  if (path.startsWith("/invite/")) return "toJoin";
  if (hadSession) return "ended";
  return path === localPath(undefined) ? null : "needed";
}
