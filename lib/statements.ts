import "server-only";
import { createHash } from "node:crypto";
import type { Pool } from "pg";
import type { Prisma } from "@/lib/generated/prisma/client";

/**
 * Runs statements one by one: within a transaction, or each as a transaction of its own (`standalone` in lib/db.ts).
 * What needs no more than whole statements takes this, so that it works in both.
 */
export interface Statements {
  /** Whether each is a transaction of its own: then one that fails leaves the next ones as they are. */
  readonly alone: boolean;
  rows<Row>(statement: Prisma.Sql): Promise<Row[]>;
}

export function within(tx: Pick<Prisma.TransactionClient, "$queryRaw">): Statements {
  return { alone: false, rows: (statement) => tx.$queryRaw(statement) };
}

/** Each text is prepared once a connection, under a name of its own. */
export function preparedOn(pool: Pool): Statements {
  const names = new Map<string, string>();
  const nameOf = (text: string) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    const name = createHash("sha256").update(text).digest("hex").slice(0, 32);
    names.set(text, name);
    return name;
  };
  return {
    alone: true,
    rows: async <Row>({ text, values }: Prisma.Sql) => {
      const { rows } = await pool.query({ name: nameOf(text), text, values });
      return rows as Row[]; // the statement names its own columns
    },
  };
}
