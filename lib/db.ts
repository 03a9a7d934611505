import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { outageAware } from "@/lib/db-outage";
import { openPool, patienceMs } from "@/lib/db-pool";
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

/** A client of its own; `patience` as in lib/db-pool.ts, long where nobody waits for an answer. */
export function connect(connectionString: string, maxConnections = 10, patience = 30_000): Database {
  const pool = openPool({ connectionString, max: maxConnections, patienceMs: patience });
  return new PrismaClient({ adapter: outageAware(new PrismaPg(pool, { disposeExternalPool: true })) });
}

const kept = globalThis as typeof globalThis & { zoufangDatabase?: Database };

/** Opened at first use, so that a build can import this without a database. */
export function database(): Database {
  kept.zoufangDatabase ??= connect(env().DATABASE_URL, 10, patienceMs);
  return kept.zoufangDatabase;
}

/** The client for reads. */
export const readOnly = (): Reader => database();

/** Several reads of one snapshot, whatever is written meanwhile. */
export function readAtOneMoment<Result>(read: (reader: Reader) => Promise<Result>): Promise<Result> {
  return database().$transaction(read, { isolationLevel: "RepeatableRead", timeout: 20_000 });
}
