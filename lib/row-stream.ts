import "server-only";
import Papa from "papaparse";
import { escapeLiteral, type Pool } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { openPool } from "@/lib/db-pool";
import { env } from "@/lib/env";
import type { Prisma } from "@/lib/generated/prisma/client";

/**
 * Long answers as CSV, by COPY: PostgreSQL writes the lines, and the server passes them on as they come. One statement
 * is one snapshot, so the file is consistent however long the reader takes (docs/decisions/019-taking-tables-away.md).
 */

const quote = '"'.charCodeAt(0);
const lineEnd = "\n".charCodeAt(0);

/** Few, and apart from the pool of the pages, so that slow downloads cannot use up its connections. */
const mostStreams = 4;

/** From the first row to the last: the time that a slow reader takes is part of it. */
const patienceMs = 900_000;

const kept = globalThis as typeof globalThis & { zoufangRowStreams?: Pool };

function pool(): Pool {
  kept.zoufangRowStreams ??= openPool({
    name: "downloads",
    connectionString: env().DATABASE_URL,
    max: mostStreams,
    patienceMs,
    silenceMs: 60_000,
    // Sorting in memory what fits; no second core, which the pages need; no compiling, which takes longer than it
    // saves.
    options: "-c application_name=zoufang-export -c work_mem=64MB -c max_parallel_workers_per_gather=0 -c jit=off",
  });
  return kept.zoufangRowStreams;
}

/** COPY takes no parameters, so each value stands in the text as a literal. */
function withLiterals({ strings, values }: Prisma.Sql): string {
  return strings.reduce((text, part, place) => {
    const value = values[place - 1];
    if (typeof value !== "string" && typeof value !== "number")
      throw new TypeError("only texts and numbers are values");
    return text + escapeLiteral(String(value)) + part;
  });
}

/** The query's rows as CSV without a head, in pieces. Ending early closes the connection, and PostgreSQL stops. */
export async function* streamCsv(query: Prisma.Sql): AsyncGenerator<Uint8Array> {
  const client = await pool().connect();
  let read = false;
  try {
    const rows = client.query(copyTo(`COPY (${withLiterals(query)}) TO STDOUT (FORMAT csv, ENCODING 'UTF8')`));
    for await (const piece of rows) yield piece as Uint8Array; // a stream of bytes
    read = true;
  } finally {
    client.release(!read);
  }
}

/** The query's rows as cells of text, one row at a time; what is NULL is empty. */
export async function* streamRows(query: Prisma.Sql): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  let open = "";
  for await (const piece of streamCsv(query)) {
    const text = open + decoder.decode(piece, { stream: true });
    const end = lastRowEnd(text);
    open = text.slice(end);
    if (end > 0) yield* Papa.parse<string[]>(text.slice(0, end - 1), { delimiter: ",", newline: "\n" }).data;
  }
}

/** Where the last whole row ends: behind a line end that is not inside quotes. */
function lastRowEnd(text: string): number {
  let end = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) quoted = !quoted;
    else if (code === lineEnd && !quoted) end = at + 1;
  }
  return end;
}

async function* inTurn(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

/** How long a reader may accept no data before the connection is given to another reader. */
const readerMs = 60_000;

/**
 * Pieces of text or bytes as the body of an answer, made only as fast as they are read. A reader that stops reading is
 * disconnected.
 */
export function streamedBody(
  source: AsyncGenerator<string | Uint8Array> | readonly Uint8Array[],
): ReadableStream<Uint8Array> {
  const pieces = Symbol.asyncIterator in source ? source : inTurn(source);
  const encoder = new TextEncoder();
  let waiting: NodeJS.Timeout | undefined;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      clearTimeout(waiting);
      const { value, done } = await pieces.next();
      if (done) return controller.close();
      controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
      waiting = setTimeout(() => {
        controller.error(new Error("the reader took too long"));
        void pieces.return(undefined);
      }, readerMs);
    },
    async cancel() {
      clearTimeout(waiting);
      await pieces.return(undefined);
    },
  });
}
