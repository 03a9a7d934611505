import "server-only";
import type { Pool } from "pg";
import { sayingOutage } from "@/lib/db-outage";
import { openPool } from "@/lib/db-pool";
import { env } from "@/lib/env";

/**
 * Many long answers of one moment: a repeatable-read transaction that only reads, on a connection of its own, whose
 * rows come by a cursor and are made only as fast as they are read.
 */

/** Each holds a snapshot for as long as its reader takes. */
const mostAtOnce = 2;
const patienceMs = 900_000;

const kept = globalThis as typeof globalThis & { zoufangMoments?: Pool };

function pool(): Pool {
  kept.zoufangMoments ??= openPool({
    name: "archives",
    connectionString: env().DATABASE_URL,
    max: mostAtOnce,
    patienceMs,
    silenceMs: 60_000,
    options:
      "-c application_name=zoufang-archive -c work_mem=64MB -c max_parallel_workers_per_gather=0 " +
      "-c DateStyle=ISO -c TimeZone=UTC -c extra_float_digits=1",
  });
  return kept.zoufangMoments;
}

/** Whether as many are being read as may be at once. */
export const momentsTaken = () => pool().totalCount - pool().idleCount >= mostAtOnce;

export interface Moment {
  readonly at: Date;
  /** The rows of one statement, `atOnce` of them in memory. One statement at a time, read to its end. */
  rows<Row extends object>(text: string, values: readonly unknown[], atOnce: number): AsyncGenerator<Row>;
}

/**
 * @param lock an advisory lock that is held (shared) from before the moment until the end
 */
export async function* atOneMoment<Piece>(
  lock: number,
  read: (moment: Moment) => AsyncGenerator<Piece>,
): AsyncGenerator<Piece> {
  const client = await sayingOutage(() => pool().connect());
  let whole = false;
  try {
    await client.query("SELECT pg_advisory_lock_shared($1)", [lock]);
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    // Between two rows a whole recording may be read. A reader that stops reading is disconnected by the answer's body.
    await client.query("SET LOCAL idle_in_transaction_session_timeout = 0");
    const at = await client.query<{ at: Date }>("SELECT clock_timestamp() AS at");
    yield* read({
      at: at.rows[0]?.at ?? new Date(),
      async *rows<Row extends object>(text: string, values: readonly unknown[], atOnce: number) {
        await client.query(`DECLARE moment NO SCROLL CURSOR FOR ${text}`, [...values]);
        for (;;) {
          const { rows } = await client.query<Row>(`FETCH ${atOnce} FROM moment`);
          yield* rows;
          if (rows.length < atOnce) break;
        }
        await client.query("CLOSE moment");
      },
    });
    await client.query("COMMIT");
    await client.query("SELECT pg_advisory_unlock_shared($1)", [lock]);
    whole = true;
  } finally {
    client.release(!whole); // A connection in the middle of its transaction is closed, and the lock goes with it.
  }
}
