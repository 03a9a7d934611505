import { signIn } from "next-auth/react";

/** Why signing in did not work; its words are `accounts.signIn`. */
export type SignInRefusal = "locked" | "wrong" | "unavailable";

/**
 * Signs in without leaving the page. Null: it worked. "unavailable" also where there is no network or no answer of
 * ours.
 */
export async function signInWith(credentials: {
  accountName: string;
  password: string;
}): Promise<SignInRefusal | null> {
  const answer = await signIn("credentials", { ...credentials, redirect: false }).catch(() => null);
  if (answer?.ok && !answer.error) return null;
  if (answer?.error === "locked") return "locked";
  return answer?.error === "CredentialsSignin" ? "wrong" : "unavailable";
}
