import pg from "pg";
import { describe, expect, it } from "vitest";
import { database } from "@/lib/db";
import { meansOutage, oneAfterTheOther } from "@/lib/db-outage";
import { refusalOf } from "@/lib/gates/refusal";
import { isOutage } from "@/lib/outage";
import { testDatabase } from "@/lib/testing/database";
import { endConnections } from "@/lib/testing/end-connections";
import { createAccount } from "@/lib/testing/factories";

const { url } = await testDatabase();

const failure = async (work: () => Promise<unknown>): Promise<unknown> =>
  work().then(
    () => null,
    (error: unknown) => error,
  );
/** Ends what is at work. */
const killBusy = async () => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await endConnections(client, { busy: true });
  await client.end();
};

describe("an outage of the database", () => {
  it("is said in one way wherever it is met: in a query, in raw SQL, and in the middle of a transaction", async () => {
    const db = database();
    await Promise.all([db.user.count(), db.user.count()]); // Opening a connection takes longest.
    const slow = () => db.$queryRaw`SELECT pg_sleep(30)::text`;
    const [query, transaction] = [
      failure(slow),
      failure(() => db.$transaction(async (tx) => tx.$queryRaw`SELECT pg_sleep(30)::text`, { timeout: 20_000 })),
    ];
    await expect
      .poll(async () => {
        const [row] = await db.$queryRaw<{ count: bigint }[]>`
        SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep(30)::text%'
          AND state = 'active' AND pid <> pg_backend_pid()`;
        return Number(row?.count);
      })
      .toBe(2);
    await killBusy();
    for (const error of [await query, await transaction]) {
      expect(isOutage(error)).toBe(true);
      expect(refusalOf(error, "test")).toEqual({ code: "unavailable", key: "errors.unavailable" });
    }
    expect(await db.user.count()).toBe(0);
  });

  it("includes a statement that takes too long, which the server itself ends", async () => {
    const began = Date.now();
    const error = await failure(() => database().$queryRaw`SELECT pg_sleep(30)::text`);
    expect(isOutage(error)).toBe(true);
    expect(Date.now() - began).toBeLessThan(8_000);
  });

  it("is not a mistake in what was asked", async () => {
    const db = database();
    const wrong = [
      await failure(() => db.$queryRaw`SELECT nothing`),
      await failure(() => db.$executeRaw`INSERT INTO users (id) VALUES (NULL)`),
      await failure(() => db.user.findUniqueOrThrow({ where: { id: "00000000-0000-0000-0000-000000000009" } })),
    ];
    for (const error of wrong) {
      expect(error).not.toBeNull();
      expect(isOutage(error)).toBe(false);
    }
  });
});

describe("a transaction that is asked for several things at once", () => {
  // That pg has not warned, the set-up of every test file makes sure (scripts/test/vitest-warnings.mjs).
  it("asks its one connection one after the other: Prisma reads the relations of a row all at once", async () => {
    const db = database();
    const id = await createAccount(db);
    const rows = await db.$transaction((tx) =>
      tx.user.findMany({
        where: { id },
        select: {
          id: true,
          sessions: { select: { id: true } },
          memberships: { select: { role: true } },
          resets: { select: { id: true } },
          signInSteps: { select: { stage: true } },
        },
      }),
    );
    expect(rows).toEqual([{ id, sessions: [], memberships: [], resets: [], signInSteps: [] }]);
    await db.user.delete({ where: { id } });
  });
});

describe("one after the other", () => {
  it("begins each when the one before it has ended, also badly, and in the order in which they were asked for", async () => {
    const inTurn = oneAfterTheOther();
    const steps: string[] = [];
    const work = (name: string, fails = false) =>
      inTurn(async () => {
        steps.push(`${name} begins`);
        await Promise.resolve();
        steps.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });
    const all = await Promise.allSettled([work("first"), work("second", true), work("third")]);
    expect(steps).toEqual(["first", "second", "third"].flatMap((name) => [`${name} begins`, `${name} ends`]));
    expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await work("fourth")).toBe("fourth");
  });
});

describe("what the driver says", () => {
  it.each([
    ["a refused connection", Object.assign(new Error("connect"), { code: "ECONNREFUSED" })],
    ["several refused ones", new AggregateError([Object.assign(new Error("connect"), { code: "ECONNREFUSED" })])],
    ["no free place", Object.assign(new Error("sorry"), { code: "53300" })],
    ["a full disk", Object.assign(new Error("no space"), { code: "53100" })],
    ["shutting down", Object.assign(new Error("x"), { cause: { originalCode: "57P01" } })],
    ["a standby", Object.assign(new Error("read-only"), { code: "25006" })],
    ["a pool without a free connection", new Error("timeout exceeded when trying to connect")],
    ["a connection that has broken", new Error("Connection terminated unexpectedly")],
  ])("means an outage: %s", (_name, error) => {
    expect(meansOutage(error)).toBe(true);
  });

  it.each([
    ["a taken name", Object.assign(new Error("duplicate"), { code: "23505" })],
    ["a lost race", Object.assign(new Error("serialization"), { code: "40001" })],
    ["a mistake of ours", new TypeError("x is not a function")],
    ["nothing", null],
  ])("does not: %s", (_name, error) => {
    expect(meansOutage(error)).toBe(false);
  });
});
