import "fake-indexeddb/auto";
import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  deviceKeyOf,
  fetchDeviceKey,
  forgetDeviceKeys,
  keepDeviceKey,
  keyHolder,
  keyOfBytes,
} from "@/lib/offline/device-key";

const text = new TextEncoder().encode("村级议事会每月一次，14个村都有。");
const bytes = () => new Uint8Array(randomBytes(32));

describe("the key of an account on this device", () => {
  beforeEach(forgetDeviceKeys);
  afterEach(() => void vi.unstubAllGlobals());

  it("opens what it encrypted, under its own nonce each time, and nothing that was changed", async () => {
    const { key } = await keyOfBytes("a", bytes());
    const [one, two] = [await key.seal(text), await key.seal(text)];
    expect(Buffer.from(one).equals(two)).toBe(false);
    expect(Buffer.from(one).includes(Buffer.from(text))).toBe(false);
    expect(await key.open(one)).toEqual(text);
    one[20] = (one[20] ?? 0) ^ 1;
    await expect(key.open(one)).rejects.toThrow();
  });

  it("cannot be read out of the device", async () => {
    const { material } = await keyOfBytes("a", bytes());
    expect(material).toMatchObject({ extractable: false });
  });

  it("encrypts the same without Web Crypto, on a plain-http address", async () => {
    const secret = bytes();
    const { key } = await keyOfBytes("a", secret);
    const { getRandomValues } = globalThis.crypto;
    vi.stubGlobal("crypto", { getRandomValues: getRandomValues.bind(globalThis.crypto) });
    const { key: plain } = await keyOfBytes("a", secret);
    const sealed = await plain.seal(text);
    vi.unstubAllGlobals();
    expect(await key.open(sealed)).toEqual(text);
  });

  it("is removed at sign-out and when another account signs in, and returns for the first person", async () => {
    const secret = bytes();
    const sealed = await (await keepDeviceKey("a", secret)).seal(text);
    expect(await keyHolder()).toBe("a");
    await forgetDeviceKeys();
    expect(await deviceKeyOf("a")).toBeNull();
    await keepDeviceKey("a", secret);
    await keepDeviceKey("b", bytes());
    expect(await keyHolder()).toBe("b");
    await expect((await deviceKeyOf("b"))?.open(sealed)).rejects.toThrow();
    await keepDeviceKey("a", secret);
    expect(await (await deviceKeyOf("a"))?.open(sealed)).toEqual(text);
  });

  it("comes from the server for the account the page was drawn for, and for no other", async () => {
    const secret = bytes();
    const key = Buffer.from(secret).toString("base64");
    const ask = vi.fn(async () => Response.json({ userId: "a", key }));
    vi.stubGlobal("fetch", ask);
    expect(await fetchDeviceKey("b")).toBeNull();
    expect(await keyHolder()).toBeNull();
    const sealed = await (await fetchDeviceKey("a"))?.seal(text);
    expect(ask).toHaveBeenLastCalledWith(
      "/api/device-key",
      expect.objectContaining({ headers: { "x-zoufang-account": "a" } }),
    );
    expect(await (await keyOfBytes("a", secret)).key.open(sealed ?? new Uint8Array())).toEqual(text);
  });

  it("is not available when signed out or without a network", async () => {
    vi.stubGlobal("fetch", async () => new Response("", { status: 401 }));
    expect(await fetchDeviceKey("a")).toBeNull();
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("network")));
    expect(await fetchDeviceKey("a")).toBeNull();
  });
});
