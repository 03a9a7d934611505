import { openDB, type DBSchema } from "idb";

/**
 * The key that encrypts this account's data on this device. The server sends it to the first page after signing in. It
 * stays over an expired session and a reboot, because a team may be without a signal for days. It is removed at
 * sign-out or when another account signs in. What it encrypted stays, and can be read again when the same person has
 * signed in.
 */
export interface DeviceKey {
  userId: string;
  /** AES-256-GCM. The random 12 bytes of its nonce come first. */
  seal(plain: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  /** @throws if this key did not encrypt the bytes */
  open(sealed: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Web Crypto's key cannot be read out again. On a plain-http address there is no Web Crypto, so this is the bytes
 * themselves.
 */
type KeyMaterial = CryptoKey | Uint8Array<ArrayBuffer>;

interface KeyTable extends DBSchema {
  keys: { key: string; value: { userId: string; material: KeyMaterial } };
}

const nonceBytes = 12;
const patienceMs = 15_000;

function keyTable() {
  return openDB<KeyTable>("zoufang-keys", 1, {
    upgrade: (fresh) => void fresh.createObjectStore("keys", { keyPath: "userId" }),
  });
}

/** A connection for one piece of work, because each page reads a key only once. */
async function inKeyTable<T>(work: (table: Awaited<ReturnType<typeof keyTable>>) => Promise<T>): Promise<T> {
  const table = await keyTable();
  try {
    return await work(table);
  } finally {
    table.close();
  }
}

// Copied into buffers of their own, as Web Crypto and IndexedDB require.
const own = (bytes: Uint8Array) => new Uint8Array(bytes);

async function sealWith(material: KeyMaterial, plain: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const body =
    material instanceof Uint8Array
      ? (await import("@noble/ciphers/aes.js")).gcm(material, nonce).encrypt(plain)
      : new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, material, own(plain)));
  const sealed = new Uint8Array(nonceBytes + body.length);
  sealed.set(nonce);
  sealed.set(body, nonceBytes);
  return sealed;
}

async function openWith(material: KeyMaterial, sealed: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = own(sealed.subarray(0, nonceBytes));
  const body = own(sealed.subarray(nonceBytes));
  if (material instanceof Uint8Array)
    return own((await import("@noble/ciphers/aes.js")).gcm(material, nonce).decrypt(body));
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, material, body));
}

function deviceKey(userId: string, material: KeyMaterial): DeviceKey {
  return { userId, seal: (plain) => sealWith(material, plain), open: (sealed) => openWith(material, sealed) };
}

/** Kept while the page is open: its text must not become unwritable because another tab has signed out. */
const known = new Map<string, DeviceKey>();

/** A key of these 32 bytes, stored nowhere: for data read from elsewhere, and for tests. */
export async function keyOfBytes(
  userId: string,
  bytes: Uint8Array,
): Promise<{ key: DeviceKey; material: KeyMaterial }> {
  const material = crypto.subtle
    ? await crypto.subtle.importKey("raw", own(bytes), "AES-GCM", false, ["encrypt", "decrypt"])
    : own(bytes);
  return { key: deviceKey(userId, material), material };
}

/** The account's key on this device. Null if this device does not have it, or if the browser stores nothing. */
export async function deviceKeyOf(userId: string): Promise<DeviceKey | null> {
  const remembered = known.get(userId);
  if (remembered) return remembered;
  const row = await inKeyTable((table) => table.get("keys", userId)).catch(() => undefined);
  if (!row) return null;
  const key = deviceKey(userId, row.material);
  known.set(userId, key);
  return key;
}

/** Stores a key on this device, and removes every other account's key. */
export async function keepDeviceKey(userId: string, bytes: Uint8Array): Promise<DeviceKey> {
  const { key, material } = await keyOfBytes(userId, bytes);
  known.set(userId, key);
  await inKeyTable(async (table) => {
    const transaction = table.transaction("keys", "readwrite", { durability: "strict" });
    await Promise.all([transaction.store.clear(), transaction.store.put({ userId, material }), transaction.done]);
  }).catch(() => {}); // If the browser stores nothing, the page has it until it is closed.
  return key;
}

/** As `askDeviceKey`; null whatever the reason. */
export async function fetchDeviceKey(userId: string): Promise<DeviceKey | null> {
  const key = await askDeviceKey(userId);
  return typeof key === "string" ? null : key;
}

/**
 * Asks the server for the key and stores it. "refused": another account is signed in. "silent": no network, or an
 * answer that is not from our server.
 */
export async function askDeviceKey(userId: string): Promise<DeviceKey | "refused" | "silent"> {
  const answer = await fetch("/api/device-key", {
    headers: { "x-zoufang-account": userId },
    credentials: "same-origin",
    redirect: "error",
    cache: "no-store",
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => null);
  if (answer?.status === 401) return "refused";
  if (!answer?.ok) return "silent";
  const body: unknown = await answer.json().catch(() => null);
  if (typeof body !== "object" || body === null || !("key" in body) || typeof body.key !== "string") return "silent";
  if (!("userId" in body) || body.userId !== userId) return "refused";
  const bytes = Uint8Array.from(atob(body.key), (character) => character.charCodeAt(0));
  return bytes.length === 32 ? keepDeviceKey(userId, bytes) : "silent";
}

/** The account whose key is on this device: the one that can work without a network. */
export async function keyHolder(): Promise<string | null> {
  const holders = await inKeyTable((table) => table.getAllKeys("keys")).catch(() => []);
  return holders[0] ?? null;
}

/** At sign-out: from now on nothing on this device can be read, until the same person signs in again. */
export async function forgetDeviceKeys(): Promise<void> {
  known.clear();
  await inKeyTable((table) => table.clear("keys")).catch(() => {});
}
