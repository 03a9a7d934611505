import { randomBytes } from "node:crypto";
import { keyOfBytes, type DeviceKey } from "@/lib/offline/device-key";
import type { Keyring } from "@/lib/offline/sealed-database";

const keys = new Map<string, Promise<DeviceKey>>();

/** As the server hands keys out: one for each account, the same whenever it is asked for. */
export const testKeyring: Keyring = (userId) => {
  const key = keys.get(userId) ?? keyOfBytes(userId, randomBytes(32)).then((made) => made.key);
  keys.set(userId, key);
  return key;
};

/** Signed out: no key is to be had. */
export const noKeyring: Keyring = () => Promise.resolve(null);
