import { randomBytes } from "node:crypto";
import { keyOfBytes, type DeviceKey } from "@/lib/offline/device-key";
import type { Keyring } from "@/lib/offline/sealed-database";

const keys = new Map<string, Promise<DeviceKey>>();

/** As the server gives out keys: one for each account, the same on every request. */
export const testKeyring: Keyring = (userId) => {
  const key = keys.get(userId) ?? keyOfBytes(userId, randomBytes(32)).then((made) => made.key);
  keys.set(userId, key);
  return key;
};

/** Signed out: no key is available. */
export const noKeyring: Keyring = () => Promise.resolve(null);
