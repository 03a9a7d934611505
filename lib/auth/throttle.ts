import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { sayingOutage } from "@/lib/db-outage";
import { openPool, patienceMs } from "@/lib/db-pool";
import { env } from "@/lib/env";

/**
 * Lock-out after failed sign-ins, per account and per address, counted in Postgres so that all app instances share it.
 * An attempt is counted before it is checked, so of 200 parallel attempts only the allowed number is checked.
 */
interface Throttle {
  account: RateLimiterPostgres;
  address: RateLimiterPostgres;
}

const kept = globalThis as typeof globalThis & { zoufangThrottle?: Throttle };

function throttle(): Throttle {
  if (kept.zoufangThrottle) return kept.zoufangThrottle;
  const settings = env();
  const storeClient = openPool({ name: "throttle", connectionString: settings.DATABASE_URL, max: 2, patienceMs });
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient,
      storeType: "pool",
      tableName: "sign_in_throttle",
      tableCreated: true,
      keyPrefix,
      points,
      duration: settings.SIGN_IN_LOCK_MINUTES * 60,
      clearExpiredByTimeout: false,
    });
  kept.zoufangThrottle = {
    account: limiter("account", settings.SIGN_IN_FAILURES_PER_ACCOUNT),
    address: limiter("address", settings.SIGN_IN_FAILURES_PER_ADDRESS),
  };
  return kept.zoufangThrottle;
}

async function take(limiter: RateLimiterPostgres, key: string): Promise<RateLimiterRes | null> {
  try {
    return await sayingOutage(() => limiter.consume(key));
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return null;
    throw refused;
  }
}

/** An attempt that has been counted. Report to it how the attempt ended. */
export interface SignInTry {
  succeeded(): Promise<void>;
  /** Right so far, and more is asked: this attempt does not count, and earlier failures stay. */
  undecided(): Promise<void>;
  failed(): Promise<void>;
}

/** Failures of an address before its attempts slow down, then how long each waits: 0.1 s, 0.2 s, … at most 4 s. */
const freeFailures = 10;
const longestDelayMs = 4_000;

/** How long an attempt waits that is the nth one of its address. Short of the time in which every door answers. */
export function delayMs(attempt: number): number {
  const beyond = attempt - freeFailures;
  return beyond <= 0 ? 0 : Math.min(longestDelayMs, 100 * 2 ** (beyond - 1));
}

/**
 * Counts an attempt. Null: locked, the password must not be checked. The account comes first: a person who goes on
 * trying a locked account uses up nothing of the address, which a whole office may share. An address that fails with
 * many accounts is slowed down, and locked only at a limit that no office reaches by mistake.
 */
export async function beginSignIn(key: { account: string; address: string }): Promise<SignInTry | null> {
  const { account, address } = throttle();
  const byAccount = await take(account, key.account);
  if (!byAccount) return null;
  const byAddress = await take(address, key.address);
  if (!byAddress) {
    // This attempt was not checked, so it does not count against the account.
    await sayingOutage(() => account.reward(key.account));
    return null;
  }
  const waitMs = delayMs(byAddress.consumedPoints);
  if (waitMs > 0) await pause(waitMs);
  const seconds = env().SIGN_IN_LOCK_MINUTES * 60;
  return {
    async succeeded() {
      await sayingOutage(() => account.delete(key.account));
      await sayingOutage(() => address.reward(key.address));
    },
    async undecided() {
      await sayingOutage(() => account.reward(key.account));
      await sayingOutage(() => address.reward(key.address));
    },
    async failed() {
      // The lock lasts its full time from the failure that reached the limit.
      if (byAccount.remainingPoints === 0) await sayingOutage(() => account.block(key.account, seconds));
      if (byAddress.remainingPoints === 0) await sayingOutage(() => address.block(key.address, seconds));
    },
  };
}

/** Removes the lock of one account, after its password was reset. */
export async function forgetFailures(account: string): Promise<void> {
  await sayingOutage(() => throttle().account.delete(account));
}
