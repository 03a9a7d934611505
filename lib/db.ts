import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { PrismaClient } from "@/lib/generated/prisma/client";
import type { Prisma } from "@/lib/generated/prisma/client";

/**
 * The one database client. Imported only by gates, data.ts, findings/queries, auth, health, seeds and tests (lint holds it):
 * a mutation receives the transaction of its gate.
 */
export type Database = PrismaClient;
/** The transaction a gate hands to a mutation. */
export type Transaction = Prisma.TransactionClient;
/** What a read takes: the client itself, or the transaction it happens to run in. */
export type Reader = Transaction | Database;

export function connect(connectionString: string, maxConnections = 10): Database {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString,
      max: maxConnections,
      // A stalled server answers 503 in bounded time instead of holding every request.
      connectionTimeoutMillis: 5_000,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 30_000,
    }),
  });
}

const kept = globalThis as typeof globalThis & { zoufangDatabase?: Database };

/** Opened at first use, so that a build imports this without a database. */
export function database(): Database {
  kept.zoufangDatabase ??= connect(env().DATABASE_URL);
  return kept.zoufangDatabase;
}
