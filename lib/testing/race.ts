import type { Database, Transaction } from "@/lib/db";

/** Two real transactions at the same moment, in a set order. */
export function raceOf(prisma: Database) {
  const transact = <Result>(work: (tx: Transaction) => Promise<Result>) =>
    prisma.$transaction(work, { timeout: 20_000 });

  /** Whether some transaction of this database waits for a lock of another. */
  async function somebodyWaits(): Promise<boolean> {
    const [{ count } = { count: 0n }] = await prisma.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return count > 0n;
  }

  /** Holds the first before its commit until the second waits for it, or has ended without waiting. */
  async function race<First, Second>(first: (tx: Transaction) => Promise<First>, second: () => Promise<Second>) {
    let begun = () => {};
    let release = () => {};
    const working = new Promise<void>((done) => (begun = done));
    const released = new Promise<void>((done) => (release = done));
    const one = transact(async (tx) => {
      const result = await first(tx);
      begun();
      await released;
      return result;
    });
    await working;
    let ended = false;
    const other = second().finally(() => (ended = true));
    while (!ended && !(await somebodyWaits()));
    release();
    const [a, b] = await Promise.allSettled([one, other]);
    return { first: a, second: b };
  }

  return { transact, race };
}
