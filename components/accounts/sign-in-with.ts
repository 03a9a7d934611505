import { signIn } from "next-auth/react";

/** Why signing in did not work; its words are `accounts.signIn`. */
export type SignInRefusal = "locked" | "wrong" | "codeWrong" | "over" | "unreadable" | "unavailable";

/** What stands between a right password and a session: a code, or setting a second factor up. `step` is the proof. */
export interface NextStep {
  needs: "code" | "setup";
  step: string;
}

export type SignInAnswer = { done: true } | { done: false; refusal: SignInRefusal } | { done: false; next: NextStep };

const refused = (refusal: SignInRefusal): SignInAnswer => ({ done: false, refusal });

/** Signs in without leaving the page. "unavailable" also where there is no network or no answer of ours. */
export async function signInWith(credentials: { accountName: string; password: string }): Promise<SignInAnswer> {
  const answer = await signIn("credentials", { ...credentials, redirect: false }).catch(() => null);
  if (answer?.ok && !answer.error) return { done: true };
  const error = answer?.error ?? "";
  const [, needs, step] = /^(code|setup)\.([\w-]{43})$/.exec(error) ?? [];
  if (step && (needs === "code" || needs === "setup")) return { done: false, next: { needs, step } };
  if (error === "locked") return refused("locked");
  return refused(error === "CredentialsSignin" ? "wrong" : "unavailable");
}

/** The second step. After setting a factor up, `step` alone is enough. */
export async function signInWithStep(step: string, code = ""): Promise<SignInRefusal | null> {
  const answer = await signIn("step", { step, code, redirect: false }).catch(() => null);
  if (answer?.ok && !answer.error) return null;
  switch (answer?.error) {
    case "locked":
    case "over":
    case "unreadable":
      return answer.error;
    case "CredentialsSignin":
      return "codeWrong";
    default:
      return "unavailable";
  }
}
