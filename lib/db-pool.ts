import "server-only";
import { Socket } from "node:net";
import { Client, Pool, type PoolClient } from "pg";

/** How long a request waits for a free connection: in a burst the database is there, and only busy. */
const waitMs = 7_000;
/** How long a server may be silent while a connection is made. */
const handshakeMs = 3_000;
/** A statement that takes longer is ended, except where a transaction allows itself more (lib/gates/sync-item.ts). */
export const patienceMs = 4_500;
/** In which a server that is there answers a new connection. */
const signOfLifeMs = 1_500;

/** Compiling a plan takes longer than any statement of ours runs, and is begun on a guess of what it will cost. */
const noJit = "-c jit=off";

interface PoolInput {
  /** By which the server's metrics know it; without one it is not watched. */
  name?: string;
  connectionString: string;
  max: number;
  /** Longer for seeds and tests, whose single statements may be long. */
  patienceMs: number;
  /**
   * After which silence the server is asked for a sign of life; a little more than the patience, where none is given.
   */
  silenceMs?: number;
  /** Settings of each connection, as in PGOPTIONS. */
  options?: string;
}

/** The pools of this process by name, for the server's metrics (scripts/serve/metrics.mjs). */
const kept = globalThis as typeof globalThis & { zoufangPools?: Map<string, Pool> };

/**
 * Connections to PostgreSQL that never wait without end. statement_timeout ends a slow statement, but only a server
 * that runs can do so. Where a connection is silent for longer, the server is asked for a sign of life by another one:
 * a server that is frozen, or behind a dead wire, gives none, and the silent connection ends, with every statement and
 * transaction on it.
 */
export function openPool(input: PoolInput): Pool {
  const pool = new Pool({
    connectionString: input.connectionString,
    max: input.max,
    connectionTimeoutMillis: waitMs,
    stream: () => {
      const socket = new Socket();
      socket.setTimeout(handshakeMs);
      socket.once("timeout", () => socket.destroy());
      return socket;
    },
    statement_timeout: input.patienceMs,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    options: `${noJit} ${input.options ?? ""}`.trim(),
  });
  if (input.name) (kept.zoufangPools ??= new Map()).set(input.name, pool);
  const alive = signOfLife(input.connectionString);
  const silenceMs = input.silenceMs ?? input.patienceMs + 300;
  pool.on("connect", (client) => {
    const socket = socketOf(client);
    socket.removeAllListeners("timeout");
    socket.on("timeout", () => {
      void alive().then((there) => (there ? socket.setTimeout(silenceMs) : socket.destroy()));
    });
  });
  // Only while a request uses the connection: an idle one may be silent for as long as it likes.
  pool.on("acquire", (client) => void socketOf(client).setTimeout(silenceMs));
  pool.on("release", (_error, client) => void socketOf(client).setTimeout(0));
  // An idle connection that breaks leaves the pool by itself; unheard, the event would end the process.
  pool.on("error", () => {});
  return pool;
}

function socketOf(client: PoolClient): Socket {
  return (client as PoolClient & { connection: { stream: Socket } }).connection.stream; // pg has it, its types do not
}

/** Whether the server answers at all; asked once for all connections that are silent at the same moment. */
function signOfLife(connectionString: string): () => Promise<boolean> {
  let asked: Promise<boolean> | undefined;
  const ask = async () => {
    const client = new Client({ connectionString, connectionTimeoutMillis: signOfLifeMs });
    client.on("error", () => {});
    try {
      await client.connect();
      void client.end().catch(() => {});
      return true;
    } catch (error) {
      // A refusal with a code of PostgreSQL's (no place left, say) is an answer too.
      return error instanceof Error && "severity" in error;
    }
  };
  return () => (asked ??= ask().finally(() => (asked = undefined)));
}
