import "server-only";
import { randomBytes } from "node:crypto";
import { database } from "@/lib/db";

/**
 * The key with which this person's devices encrypt what is not on the server yet. It is created on the first request
 * and never changes, so that what a device stored before signing out can be read again. Only the person's own session
 * can get it.
 */
export async function localKeyOf(userId: string): Promise<Uint8Array> {
  // Two devices may ask for the first time at the same moment. One key is created, and both read that one.
  await database().localKey.createMany({ data: [{ userId, key: randomBytes(32) }], skipDuplicates: true });
  const { key } = await database().localKey.findUniqueOrThrow({ where: { userId }, select: { key: true } });
  return key;
}
