import "server-only";
import type { Transaction } from "@/lib/db";
import { liveChannel, liveText, type LiveMessage } from "@/lib/live-message";

/** Told to every server when the transaction commits, and never if it does not. */
export async function announce(tx: Pick<Transaction, "$executeRaw">, message: LiveMessage): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${liveChannel}, ${liveText(message)})`;
}
