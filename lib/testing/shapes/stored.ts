import { keyOfBytes } from "@/lib/offline/device-key";
import first from "./shape-1.json" with { type: "json" };
import second from "./shape-2.json" with { type: "json" };
import third from "./shape-3.json" with { type: "json" };

/**
 * What was stored in each shape so far, one complete example of each kind, written by the code of its time: a revision,
 * a draft in conflict, one that waits to be sent, a snapshot, and a file of both drafts. They are never changed. A
 * change of shape adds one.
 */
export interface StoredExample {
  shape: number;
  /** Of the revision's content, as the server calculated it then. */
  contentHash: string;
  revision: unknown;
  draft: unknown;
  sendable: unknown;
  snapshot: unknown;
  /** Base64, under the key and the passphrase below. */
  queueFile: string;
}

export const storedExamples: readonly StoredExample[] = [first, second, third];
export const latestExample: StoredExample = third;

export const exampleOwner = "019abc00-0000-7000-8000-000000000002";
export const examplePassphrase = "十二个字的口令不算太短吧";

export async function exampleKey() {
  const { key } = await keyOfBytes(exampleOwner, new Uint8Array(32).fill(7));
  return key;
}
