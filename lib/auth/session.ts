import "server-only";
import { cache } from "react";
import { getServerSession } from "next-auth";
import { authOptions } from "@/lib/auth/options";
import type { SignedInUser } from "@/lib/auth/session-store";

export type { SignedInUser };

/** The person behind this request, read anew from the database; null where the session has ended in any way. */
export const signedInUser = cache(async (): Promise<SignedInUser | null> => {
  const session = await getServerSession(authOptions);
  return session?.signedIn ?? null;
});
