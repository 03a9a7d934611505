import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { outageAware, sayingOutage } from "@/lib/db-outage";
import { openPool, patienceMs } from "@/lib/db-pool";
import { env } from "@/lib/env";
import { PrismaClient } from "@/lib/generated/prisma/client";
import type { Prisma } from "@/lib/generated/prisma/client";
import { replicaFirst } from "@/lib/replica";
import { preparedOn, type Statements } from "@/lib/statements";
import { tracedStatement } from "@/lib/traced";

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

/**
 * Groups are made in memory, where the 4 MB of an installation would write them to disk. No second process for a
 * statement: a page asks several at once, and each would start more than there are processors.
 */
const readingOptions = "-c work_mem=16MB -c max_parallel_workers_per_gather=0";

/** A client of its own; `patience` as in lib/db-pool.ts, long where nobody waits for an answer. */
export function connect(connectionString: string, maxConnections = 10, patience = 30_000, name?: string): Database {
  const pool = openPool({
    ...(name && { name }),
    connectionString,
    max: maxConnections,
    patienceMs: patience,
    options: readingOptions,
  });
  return new PrismaClient({ adapter: outageAware(new PrismaPg(pool, { disposeExternalPool: true })) });
}

const kept = globalThis as typeof globalThis & {
  zoufangDatabase?: Database;
  zoufangStatements?: Statements;
  zoufangReplica?: Reader;
};

/** Opened at first use, so that a build can import this without a database. */
export function database(): Database {
  kept.zoufangDatabase ??= connect(env().DATABASE_URL, 10, patienceMs, "pages");
  return kept.zoufangDatabase;
}

/** Each statement planned once, for any value, and every row found by a key. */
export const statementOptions = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off";

/**
 * Statements that each are a transaction of their own, on connections of their own, without Prisma between: what is
 * asked at every request, and the save of a visit. Each text is planned once a connection, for any value, so it must be
 * one of few; every row is found by a key, also while a table is small, because the plan stays. A statement may wait 20
 * s for others: nobody waits for it but the outbox.
 */
export function standalone(): Statements {
  return (kept.zoufangStatements ??= (() => {
    const run = preparedOn(
      openPool({
        name: "statements",
        connectionString: env().DATABASE_URL,
        max: 10,
        patienceMs: 20_000,
        silenceMs: patienceMs,
        options: statementOptions,
      }),
    );
    return {
      ...run,
      rows: (statement) => sayingOutage(() => tracedStatement(statement.text, () => run.rows(statement))),
    };
  })());
}

/** The client for reads. */
export const readOnly = (): Reader => database();

/** The client for reads of findings: with DATABASE_READ_URL a copy's, where that has everything that was written. */
export function readFindings(): Reader {
  const { DATABASE_READ_URL } = env();
  if (DATABASE_READ_URL === undefined) return readOnly();
  return (kept.zoufangReplica ??= replicaFirst({
    primary: database(),
    statements: standalone(),
    replica: connect(DATABASE_READ_URL, 10, patienceMs, "replica"),
  }));
}

/** Several reads of one snapshot, whatever is written meanwhile. */
export function readAtOneMoment<Result>(read: (reader: Reader) => Promise<Result>): Promise<Result> {
  return database().$transaction(read, { isolationLevel: "RepeatableRead", timeout: 20_000 });
}
