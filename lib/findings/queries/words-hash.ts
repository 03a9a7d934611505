import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";

/** The hash of the words of entry e, by which a text that stands on it knows whether they are still the same. */
export const wordsHash = Prisma.sql`left(encode(sha256(convert_to(e.form || E'\\n' || e.text, 'UTF8')), 'hex'), 32)`;
