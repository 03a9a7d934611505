import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { connect, readFindings, readOnly } from "@/lib/db";
import { bytesUntil, replicaFirst } from "@/lib/replica";
import { within } from "@/lib/statements";
import { testDatabase } from "@/lib/testing/database";
import { createAccount } from "@/lib/testing/factories";
import { applyMigrations } from "../scripts/database/migrate.mjs";
import { openStandby } from "../scripts/test/standby.mjs";

const { url } = await testDatabase();
const pair = await openStandby();
const primary = connect(pair.primary, 3);
const standby = new pg.Client({ connectionString: pair.standby });
standby.on("error", () => {});
await standby.connect();
const replicas = [];
const copyAt = (address) => {
  replicas.push(connect(address, 3));
  return replicas.at(-1);
};
afterAll(async () => {
  await standby.end().catch(() => {});
  for (const each of [primary, ...replicas]) await each.$disconnect();
  await pair.stop();
});
await applyMigrations(pair.primary);
await primary.$executeRaw`CREATE TABLE said (n int PRIMARY KEY)`;

let clock = 0;
const readerOf = (replica) =>
  replicaFirst({ primary, statements: within(primary), replica, now: () => (clock += 0.01) });
const reader = readerOf(copyAt(pair.standby));
const read = async (from = reader) => {
  const rows = await from.$queryRaw`SELECT max(n) AS n, pg_is_in_recovery() AS copy FROM said`;
  return rows[0];
};
let last = 0;
const write = () => primary.$executeRaw`INSERT INTO said VALUES (${(last += 1)})`;
/** Until a read is answered by the copy; every answer on the way has everything that was written. */
const untilByCopy = async (from = reader) => {
  for (;;) {
    const { n, copy } = await read(from);
    expect(n).toBe(last);
    if (copy) return;
    clock += 10_000; // What rests, has rested.
  }
};

it("positions in the log are compared as numbers", () => {
  expect(bytesUntil("1/0")).toBe(4_294_967_296n);
  expect(bytesUntil("A/0") > bytesUntil("9/FFFFFFFF")).toBe(true);
});

it("without DATABASE_READ_URL there is no reader but the one of the primary", () => {
  expect(readFindings()).toBe(readOnly());
});

describe("with a standby that follows", () => {
  it("reads see every write that came before them, and the standby answers", async () => {
    await write();
    await untilByCopy();
    for (let round = 0; round < 100; round += 1) {
      await write();
      expect((await read()).n).toBe(last);
    }
    await untilByCopy();
  });

  it("the methods of a table are asked there too", async () => {
    for (let round = 1; round <= 20; round += 1) {
      await createAccount(primary);
      expect(await (await reader).user.count()).toBe(round);
    }
  });

  it("eight that write and read at once each see their own", async () => {
    const own = Array.from({ length: 8 }, (_each, place) => 10_000 + place);
    await Promise.all(
      own.map(async (n) => {
        await primary.$executeRaw`INSERT INTO said VALUES (${n})`;
        const rows = await reader.$queryRaw`SELECT n FROM said WHERE n = ${n}`;
        expect(rows).toEqual([{ n }]);
      }),
    );
    await primary.$executeRaw`DELETE FROM said WHERE n >= 10000`;
  });

  it("a standby whose replay is paused is never read behind a write, and read again when it goes on", async () => {
    await standby.query("SELECT pg_wal_replay_pause()");
    for (let round = 0; round < 20; round += 1) {
      await write();
      expect(await read()).toEqual({ n: last, copy: false });
    }
    await standby.query("SELECT pg_wal_replay_resume()");
    await untilByCopy();
  });

  it("a read that its standby ends is answered by the primary", async () => {
    await untilByCopy();
    const rows = await reader.$queryRaw`
      SELECT pg_is_in_recovery() AS copy, CASE WHEN pg_is_in_recovery() THEN 1 / (pg_backend_pid() - pg_backend_pid()) END`;
    expect(rows[0]?.copy).toBe(false);
    await untilByCopy();
  });

  it("a dead standby is left alone while it rests, the primary answers, and it is read again when it is back", async () => {
    await pair.killStandby();
    for (let round = 0; round < 5; round += 1) {
      await write();
      expect(await read()).toEqual({ n: last, copy: false });
    }
    await pair.startStandby();
    await untilByCopy();
  });

  it("the server of another installation, which copies nobody, is never read", async () => {
    const other = readerOf(copyAt(url));
    for (let round = 0; round < 3; round += 1) expect(await read(other)).toEqual({ n: last, copy: false });
  });
});
