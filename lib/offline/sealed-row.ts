import type { DeviceKey } from "@/lib/offline/device-key";
import { nextTask } from "@/lib/offline/next-task";

/** Data on the device is unreadable without the key. Only what is needed to find a row is readable. */
export interface SealedRow {
  id: string;
  /** Different after each change: the writer read the row first, and must not overwrite another tab's change. */
  stamp: string;
  sealed: Uint8Array<ArrayBuffer>;
}

/** As much text as is written, encoded and encrypted in one task. */
const longText = 10_000;

export async function sealRow(key: DeviceKey, id: string, value: object): Promise<SealedRow> {
  const text = JSON.stringify(value);
  // A key that comes meanwhile waits for one of the steps.
  const pause = text.length > longText ? nextTask : () => undefined;
  await pause();
  const plain = new TextEncoder().encode(text);
  await pause();
  const sealed = await key.seal(plain);
  return { id, stamp: newStamp(), sealed };
}

/** The value that `sealRow` received; the caller knows its shape. @throws if another key encrypted it */
export async function openRow(key: DeviceKey, row: SealedRow): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await key.open(row.sealed)));
}

function newStamp(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");
}
