import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { passwordLength } from "@/lib/auth/password-rules";

/** argon2id with OWASP's first choice of parameters: 19 MiB, 2 passes, 1 lane. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password, parameters);
}

let dummy: Promise<string> | undefined;

/**
 * Whether the password is the account's. Takes the same time if there is no account or no password yet: then a dummy
 * hash is verified, and the result is false.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword("no account has this password");
  if (password.length > passwordLength.max) return false;
  const matches = await verify(stored ?? (await dummy), password);
  return stored !== null && matches;
}
