import "server-only";
import * as z from "zod";

/** The settings of a running server, read once. What each one means stands in .env.example. */
const settings = z.object({
  DATABASE_URL: z.string().min(1),
  NEXTAUTH_SECRET: z.string().min(16),
  NEXTAUTH_URL: z.string().optional(),
  SIGN_IN_FAILURES_PER_ACCOUNT: z.coerce.number().int().min(1).default(5),
  SIGN_IN_FAILURES_PER_ADDRESS: z.coerce.number().int().min(1).default(5),
  SIGN_IN_LOCK_MINUTES: z.coerce.number().int().min(1).default(15),
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).default(30),
  SESSION_HOURS: z.coerce.number().int().min(1).default(12),
  INVITATION_DAYS: z.coerce.number().int().min(1).default(7),
  TIME_ZONE: z.string().default("Asia/Shanghai"),
});

export type Env = z.infer<typeof settings>;

let parsed: Env | undefined;

/** @throws ZodError where a setting is missing or malformed; read at request time, so a build needs none. */
export function env(): Env {
  parsed ??= settings.parse(process.env);
  return parsed;
}
