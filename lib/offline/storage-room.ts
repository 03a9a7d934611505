/** How much space the browser gives this site on this device, and whether it keeps the data permanently. */
export interface StorageRoom {
  usedBytes: number;
  quotaBytes: number;
  nearlyFull: boolean;
}

const tightBytes = 30_000_000;
const tightShare = 0.9;

export function roomOf({ usage, quota }: { usage: number; quota: number }): StorageRoom {
  const nearlyFull = quota > 0 && (usage > quota * tightShare || quota - usage < tightBytes);
  return { usedBytes: usage, quotaBytes: quota, nearlyFull };
}

/** Null if the browser does not say. */
export async function storageRoom(): Promise<StorageRoom | null> {
  const told = await navigator.storage?.estimate?.().catch(() => null);
  return told?.quota === undefined ? null : roomOf({ usage: told.usage ?? 0, quota: told.quota });
}

/** Null if the browser cannot give such a promise. */
export async function isKeptForGood(): Promise<boolean | null> {
  return (await navigator.storage?.persisted?.().catch(() => null)) ?? null;
}

export async function askToKeep(): Promise<boolean> {
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
}
