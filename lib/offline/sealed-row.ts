import type { DeviceKey } from "@/lib/offline/device-key";

/** What is on the device is unreadable without the key; only what finds a row again is in the clear. */
export interface SealedRow {
  id: string;
  /** Another one after each change: who changes a row first read it, and must not overwrite another tab's change. */
  stamp: string;
  sealed: Uint8Array<ArrayBuffer>;
}

export async function sealRow(key: DeviceKey, id: string, value: object): Promise<SealedRow> {
  const sealed = await key.seal(new TextEncoder().encode(JSON.stringify(value)));
  return { id, stamp: newStamp(), sealed };
}

/** The value that `sealRow` was given; the caller knows its shape. @throws where another key has sealed it */
export async function openRow(key: DeviceKey, row: SealedRow): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await key.open(row.sealed)));
}

function newStamp(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");
}
