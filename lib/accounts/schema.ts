import * as z from "zod";

/** What the sign-in form asks for; whether the account exists is nobody's business, so only emptiness is refused here. */
export const signInSchema = z.strictObject({
  accountName: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(200),
});
