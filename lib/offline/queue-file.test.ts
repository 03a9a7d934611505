import { afterEach, describe, expect, it, vi } from "vitest";
import { withTyping, type LocalDraft } from "@/lib/offline/local-draft";
import { QueueFileError, readQueueFile, restoreDrafts, writeQueueFile } from "@/lib/offline/queue-file";
import { testKeyring } from "@/lib/testing/device-keyring";
import { contentOf, MemoryStore, visitSaying } from "@/lib/testing/outbox-world";

const me = "00000000-0000-4000-8000-0000000000bb";
const other = "00000000-0000-4000-8000-0000000000cc";
const passphrase = "十二个字的口令不算太短吧";

function draft(place: number, text: string): LocalDraft {
  const typed = visitSaying([text]);
  const id = `00000000-0000-4000-9000-${String(place).padStart(12, "0")}`;
  return withTyping(
    undefined,
    { id, projectId: "p", siteName: "桥头镇", baseVersion: 0, typed, content: contentOf(typed), keeper: "tab" },
    place,
  );
}

async function keyOf(userId: string) {
  const key = await testKeyring(userId);
  if (!key) throw new Error("no key");
  return key;
}

async function fault(figure: Promise<unknown>): Promise<unknown> {
  return figure.then(
    () => "read",
    (error: unknown) => (error instanceof QueueFileError ? error.fault : error),
  );
}

describe("the file of waiting visits", () => {
  afterEach(() => void vi.unstubAllGlobals());

  it("is read back by the same person on another device, unsent drafts only, each once however often it is read", async () => {
    const drafts = [draft(1, "甲"), draft(2, "乙"), { ...draft(3, "已同步"), dirty: false }];
    const bytes = await writeQueueFile({ drafts, key: await keyOf(me), passphrase });
    const read = await readQueueFile({ bytes, key: await keyOf(me), passphrase });
    expect(read).toEqual(drafts.slice(0, 2));
    const store = new MemoryStore();
    expect(await restoreDrafts(store, read)).toEqual({ restored: 2, skipped: 0 });
    expect(await restoreDrafts(store, read)).toEqual({ restored: 0, skipped: 2 });
    expect(await store.list()).toHaveLength(2);
  });

  it("ignores what this device has continued, and prefers an unsent text to an older one that was sent", async () => {
    const sent = draft(1, "甲");
    const unsent = withTyping(sent, { ...sent, typed: visitSaying(["甲改"]) }, 9);
    const store = new MemoryStore();
    await store.change(sent.id, () => ({ ...sent, dirty: false }));
    expect(await restoreDrafts(store, [unsent])).toEqual({ restored: 1, skipped: 0 });
    const later = { ...unsent, revision: 5, dirty: false };
    await store.change(sent.id, () => later);
    expect(await restoreDrafts(store, [unsent])).toEqual({ restored: 0, skipped: 1 });
    expect(await store.list()).toEqual([later]);
  });

  it("opens neither with another passphrase, nor for another account, nor if one byte was changed", async () => {
    const bytes = await writeQueueFile({ drafts: [draft(1, "专职人员不足")], key: await keyOf(me), passphrase });
    expect(Buffer.from(bytes).includes("专职人员不足")).toBe(false);
    expect(await fault(readQueueFile({ bytes, key: await keyOf(me), passphrase: `${passphrase}。` }))).toBe("wrong");
    expect(await fault(readQueueFile({ bytes, key: await keyOf(other), passphrase }))).toBe("foreign");
    const renamed = bytes.slice();
    renamed.set(new TextEncoder().encode(other), 8);
    expect(await fault(readQueueFile({ bytes: renamed, key: await keyOf(other), passphrase }))).toBe("wrong");
    for (const place of [60, 70, bytes.length - 1]) {
      const changed = bytes.slice();
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(await fault(readQueueFile({ bytes: changed, key: await keyOf(me), passphrase }))).toBe("wrong");
    }
    for (const foreign of ["", "ZOUFANG1", "PK\u0003\u0004".padEnd(400, "x")]) {
      expect(
        await fault(readQueueFile({ bytes: new TextEncoder().encode(foreign), key: await keyOf(me), passphrase })),
      ).toBe("notOurs");
    }
  });

  it("is the same file without Web Crypto", async () => {
    const key = await keyOf(me);
    const bytes = await writeQueueFile({ drafts: [draft(1, "甲")], key, passphrase });
    const { getRandomValues } = crypto;
    const subtle = crypto.subtle;
    vi.stubGlobal("crypto", { getRandomValues: getRandomValues.bind(crypto), subtle: undefined });
    const opened = { ...key, open: async (sealed: Uint8Array) => (vi.unstubAllGlobals(), key.open(sealed)) };
    expect(subtle).toBeDefined();
    expect(await readQueueFile({ bytes, key: opened, passphrase })).toHaveLength(1);
  });
});
