import "server-only";
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
  const storeClient = openPool({ connectionString: settings.DATABASE_URL, max: 2, patienceMs });
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
  failed(): Promise<void>;
}

/** Counts an attempt. Null: locked, the password must not be checked. */
export async function beginSignIn(key: { account: string; address: string }): Promise<SignInTry | null> {
  const { account, address } = throttle();
  const byAddress = await take(address, key.address);
  if (!byAddress) return null;
  const byAccount = await take(account, key.account);
  if (!byAccount) return null;
  const seconds = env().SIGN_IN_LOCK_MINUTES * 60;
  return {
    async succeeded() {
      await sayingOutage(() => account.delete(key.account));
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
