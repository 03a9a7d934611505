import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import { inTime } from "@/lib/outage";
import type { Statements } from "@/lib/statements";

/**
 * Reads that a copy of the database may answer, and never with less than was there when they were asked for: the copy
 * is used only where it has everything that the primary had written by then, whoever wrote it and on whatever device.
 * Everything else, and whatever goes wrong with the copy, is read from the primary. docs/decisions/091.
 */

/** Where a server is in the log of its cluster. */
interface Position {
  /** As PostgreSQL writes it: two hexadecimal numbers with a slash between. */
  at: string | null;
  /** The number of the cluster, and the database. */
  of: string;
}

const placeName = Prisma.sql`(SELECT system_identifier FROM pg_control_system())::text || ' ' || current_database()`;
const written = Prisma.sql`SELECT pg_current_wal_flush_lsn()::text AS at, ${placeName} AS of`;
/** Nothing for a server that copies nobody. */
const replayed = Prisma.sql`
  SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()::text END AS at, ${placeName} AS of`;

/** The bytes of the log up to this position. */
export function bytesUntil(position: string): bigint {
  const [high = "", low = ""] = position.split("/");
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

function covers(copy: Position, primary: Position): boolean {
  if (copy.at === null || primary.at === null || copy.of !== primary.of) return false;
  return bytesUntil(copy.at) >= bytesUntil(primary.at);
}

/** How long a read waits for a copy that is usually up to date, and how often it looks. */
const waitMs = 50;
const lookEveryMs = 5;
/** A copy that has not even said where it is after so long is left alone, for as long as `restMs`. */
const silenceMs = 500;
const restMs = 5_000;

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

type Client = Pick<Prisma.TransactionClient, "$queryRaw">;

export interface ReplicaInput<Reader extends Client> {
  primary: Reader;
  /** Of the primary, for the one short statement that each look costs it. */
  statements: Statements;
  replica: Reader;
  /** Milliseconds that only grow, by which a copy rests; another clock in tests. */
  now?: () => number;
}

/** A reader that asks the copy where that is as good as asking the primary. */
export function replicaFirst<Reader extends Client>(input: ReplicaInput<Reader>): Reader {
  const { primary, statements, replica, now = () => performance.now() } = input;
  let restUntil = -Infinity;
  /** Whether it had everything at the last look: only then it is worth waiting for. */
  let upToDate = true;

  async function look(): Promise<boolean> {
    const [goal] = await statements.rows<Position>(written);
    if (!goal) return false;
    const end = performance.now() + (upToDate ? waitMs : 0);
    for (;;) {
      const [copy] = await inTime(replica.$queryRaw<Position[]>(replayed), silenceMs);
      if (copy && covers(copy, goal)) return (upToDate = true);
      if (!copy || copy.of !== goal.of || performance.now() >= end) return (upToDate = false);
      await pause(lookEveryMs);
    }
  }

  const rest = () => {
    restUntil = now() + restMs;
    return false;
  };

  let gathered: Promise<boolean> | undefined;
  /** One look for all reads of a turn of the loop. A read that comes after it was begun begins another one. */
  function covered(): Promise<boolean> {
    if (now() < restUntil) return Promise.resolve(false);
    return (gathered ??= new Promise((begin) => setImmediate(begin)).then(() => {
      gathered = undefined;
      return look().catch(rest);
    }));
  }

  async function run(method: (from: Reader) => unknown): Promise<unknown> {
    if (await covered()) {
      try {
        return await method(replica);
      } catch {
        // It ended meanwhile, or what is read was removed under it; or the primary says the same.
        rest();
      }
    }
    return method(primary);
  }

  /** The method of this name, of the client or of one of its tables, wherever it is run. */
  const methodOf = (target: object, name: string | symbol): ((...values: unknown[]) => unknown) => {
    const method: unknown = Reflect.get(target, name);
    if (typeof method !== "function") throw new Error(`A reader has no ${String(name)}.`);
    return (...values) => method.apply(target, values) as unknown;
  };
  return new Proxy(primary, {
    get: (_client, name) => {
      if (name === "$queryRaw") return (...values: unknown[]) => run((from) => methodOf(from, name)(...values));
      const table: unknown = Reflect.get(primary, name);
      if (typeof table !== "object" || table === null) return undefined; // Whoever awaits a reader asks for `then`.
      return new Proxy(table, {
        get:
          (_table, method) =>
          (...values: unknown[]) =>
            run((from) => methodOf(Reflect.get(from, name) as object, method)(...values)),
      });
    },
  });
}
