import "server-only";
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

/**
 * Text that the database keeps and cannot read: AES-256-GCM under a key made of the server's secret and a purpose. What
 * was sealed for one purpose does not open for another.
 */
const secretOf = (purpose: string) => createHmac("sha256", env().NEXTAUTH_SECRET).update(purpose).digest();

export function sealed(text: string, purpose: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", secretOf(purpose), nonce);
  const bytes = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), bytes]).toString("base64");
}

/** @throws Error if it was changed, or sealed for another purpose or under another secret of the server */
export function unsealed(stored: string, purpose: string): string {
  const bytes = Buffer.from(stored, "base64");
  const decipher = createDecipheriv("aes-256-gcm", secretOf(purpose), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}
