import "server-only";
import postgres from "postgres";
import { env } from "@/lib/env";
import type { Prisma } from "@/lib/generated/prisma/client";

/**
 * Rows of a long answer in batches, by a cursor of postgres.js, because Prisma would hold them all in memory at once.
 * One statement is one snapshot, so the file is consistent however long the reader takes.
 */
const batchSize = 500;

/** Few, and apart from Prisma's own pool, so that slow downloads cannot use up the connections of pages. */
const mostStreams = 4;

const kept = globalThis as typeof globalThis & { zoufangRowStreams?: postgres.Sql };

function client(): postgres.Sql {
  kept.zoufangRowStreams ??= postgres(env().DATABASE_URL, {
    max: mostStreams,
    idle_timeout: 30,
    connect_timeout: 5,
    connection: { application_name: "zoufang-export", statement_timeout: 30_000 },
  });
  return kept.zoufangRowStreams;
}

/**
 * The query's rows, `batchSize` at a time. Ending early closes the cursor. Parameters are sent apart from the text, as
 * with Prisma.
 */
export async function* streamRows<Row>(query: Prisma.Sql): AsyncGenerator<Row[]> {
  const cursor = client()
    .unsafe(query.text, query.values as string[]) // every value of these queries is text; the SQL casts it
    .cursor(batchSize);
  for await (const rows of cursor) yield rows as unknown as Row[]; // the query names its own columns
}

/** How long a reader may accept no data before the connection is given to another reader. */
const patienceMs = 60_000;

/**
 * Pieces of text as the body of an answer, made only as fast as they are read. A reader that stops reading is
 * disconnected.
 */
export function streamedBody(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let waiting: NodeJS.Timeout | undefined;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      clearTimeout(waiting);
      const { value, done } = await pieces.next();
      if (done) return controller.close();
      controller.enqueue(encoder.encode(value));
      waiting = setTimeout(() => {
        controller.error(new Error("the reader took too long"));
        void pieces.return(undefined);
      }, patienceMs);
    },
    async cancel() {
      clearTimeout(waiting);
      await pieces.return(undefined);
    },
  });
}
