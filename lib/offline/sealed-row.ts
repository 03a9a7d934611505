import type { DeviceKey } from "@/lib/offline/device-key";

/** Data on the device is unreadable without the key. Only what is needed to find a row is readable. */
export interface SealedRow {
  id: string;
  /** Different after each change: the writer read the row first, and must not overwrite another tab's change. */
  stamp: string;
  sealed: Uint8Array<ArrayBuffer>;
}

export async function sealRow(key: DeviceKey, id: string, value: object): Promise<SealedRow> {
  const sealed = await key.seal(new TextEncoder().encode(JSON.stringify(value)));
  return { id, stamp: newStamp(), sealed };
}

/** The value that `sealRow` received; the caller knows its shape. @throws if another key encrypted it */
export async function openRow(key: DeviceKey, row: SealedRow): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await key.open(row.sealed)));
}

function newStamp(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");
}
