import "server-only";
import { randomBytes } from "node:crypto";
import { database } from "@/lib/db";

/**
 * The key under which this person's devices keep what is not with the server yet; made when it is first asked for, and the
 * same ever after, so that what a device kept before signing out opens again. Never asked for but by the person's own session.
 */
export async function localKeyOf(userId: string): Promise<Uint8Array> {
  // Two devices may ask for the first time at the same moment: one key is made, and both read that one.
  await database().localKey.createMany({ data: [{ userId, key: randomBytes(32) }], skipDuplicates: true });
  const { key } = await database().localKey.findUniqueOrThrow({ where: { userId }, select: { key: true } });
  return key;
}
