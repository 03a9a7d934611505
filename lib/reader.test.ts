import { expect, it } from "vitest";
import type { Reader, Transaction } from "@/lib/db";

/** Held by the type check: each line below it is an error, or the check itself fails. */
function write(reader: Reader): unknown[] {
  return [
    // @ts-expect-error a reader does not create
    reader.visit.create,
    // @ts-expect-error a reader does not change
    reader.visit.updateMany,
    // @ts-expect-error a reader does not put
    reader.site.upsert,
    // @ts-expect-error a reader does not delete
    reader.entryTheme.deleteMany,
    // @ts-expect-error a reader runs no statement that writes
    reader.$executeRaw,
    // @ts-expect-error a reader opens no transaction
    reader.$transaction,
  ];
}

it("what only reads has no way to write, by its type, and takes a transaction too", () => {
  const inTransaction = (tx: Transaction): Reader => tx;
  expect([write, inTransaction]).toHaveLength(2);
});
