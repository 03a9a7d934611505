import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { PrismaClient } from "@/lib/generated/prisma/client";
import type { Prisma } from "@/lib/generated/prisma/client";

/**
 * The one database client. Only gates and auth open it to write, and lint checks this: a mutation receives its gate's
 * transaction, and code that only reads gets a `Reader`, which cannot write.
 */
export type Database = PrismaClient;
/** The transaction that a gate passes to a mutation. */
export type Transaction = Prisma.TransactionClient;

type Reading =
  | "findUnique"
  | "findUniqueOrThrow"
  | "findFirst"
  | "findFirstOrThrow"
  | "findMany"
  | "count"
  | "aggregate"
  | "groupBy";

/** What a read needs: the client or the current transaction, without the methods that write. */
export type Reader = { readonly [Table in Uncapitalize<Prisma.ModelName>]: Pick<Transaction[Table], Reading> } & Pick<
  Transaction,
  "$queryRaw"
>;

export function connect(connectionString: string, maxConnections = 10): Database {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString,
      max: maxConnections,
      // If the database stalls, requests get a 503 after this time instead of waiting forever.
      connectionTimeoutMillis: 5_000,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 30_000,
    }),
  });
}

const kept = globalThis as typeof globalThis & { zoufangDatabase?: Database };

/** Opened at first use, so that a build can import this without a database. */
export function database(): Database {
  kept.zoufangDatabase ??= connect(env().DATABASE_URL);
  return kept.zoufangDatabase;
}

/** The client for reads. */
export const readOnly = (): Reader => database();

/** Several reads of one snapshot, whatever is written meanwhile. */
export function readAtOneMoment<Result>(read: (reader: Reader) => Promise<Result>): Promise<Result> {
  return database().$transaction(read, { isolationLevel: "RepeatableRead", timeout: 20_000 });
}
