import "server-only";
import { createHash } from "node:crypto";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { unreadEntries, unreadVisits } from "@/lib/indicators/data/lost-numbers";
import { lostNumberRule } from "@/lib/indicators/lost/rule";
import { unfilledSpans } from "@/lib/lost-numbers";

interface Asked {
  write: <Result>(work: (tx: Transaction) => Promise<Result>) => Promise<Result>;
}

/** Visits that are read before an answer is given: some hundred entries. The page asks again for the others. */
const visitsAtOnce = 60;
/** Texts between two moments in which others are served: a text takes 0.1 ms. */
const textsInARow = 100;

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
/** As PostgreSQL's md5() of the text. */
const md5 = (text: string) => createHash("md5").update(text, "utf8").digest("hex");

/**
 * Reads visits that came or changed for missing figures. Two who read the same visit write the same.
 * @returns whether there is nothing left to read
 */
export async function readForLostNumbers(scope: ProjectScope, { write }: Asked): Promise<boolean> {
  const { projectId } = scope;
  const visits = await unreadVisits(scope, visitsAtOnce);
  if (visits.length === 0) return true;
  const entries = await unreadEntries(
    scope,
    visits.map(({ id }) => id),
  );
  const found: { projectId: string; visitId: string; entryId: string; entryMd5: string }[] = [];
  for (const [at, { id, visitId, text }] of entries.entries()) {
    if (at % textsInARow === textsInARow - 1) await pause();
    if (unfilledSpans(text).length > 0) found.push({ projectId, visitId, entryId: id, entryMd5: md5(text) });
  }
  await write(async (tx) => {
    // One reader at a time writes, so that none sees the other's rows half.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`lost numbers ${projectId}`}, 0))`;
    const ids = visits.map(({ id }) => id);
    // A visit that was deleted meanwhile has no row to belong to.
    const there = await tx.visit.findMany({ where: { projectId, id: { in: ids } }, select: { id: true } });
    const known = new Set(there.map(({ id }) => id));
    await tx.lostNumberRead.deleteMany({ where: { projectId, visitId: { in: ids } } });
    await tx.lostNumberRead.createMany({
      data: visits
        .filter(({ id }) => known.has(id))
        .map(({ id, version }) => ({ projectId, visitId: id, version, rule: lostNumberRule })),
    });
    await tx.lostNumber.createMany({ data: found.filter(({ visitId }) => known.has(visitId)) });
  });
  return visits.length < visitsAtOnce;
}
