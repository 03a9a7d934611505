import { uploadAddress, uploadsAddress } from "@/lib/attachments/addresses";
import type { UploadAnswer, UploadTransport } from "@/lib/offline/file-queue";
import type { LocalFile } from "@/lib/offline/local-file";
import { accountHeader, retryAfterOf } from "@/lib/offline/sync-client";

const patienceMs = 120_000;

function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
}

function metadataOf(file: LocalFile): string {
  const { id, visitId, entryId, kind, fileName, sha256, durationSeconds, cues } = file;
  const texts = { id, visitId, kind, fileName, sha256, ...(entryId && { entryId }) };
  const data = { ...(durationSeconds !== null && { durationSeconds }), ...(cues.length > 0 && { cues }) };
  const pairs = [
    ...Object.entries(texts),
    ...Object.entries(data).map(([name, value]) => [name, JSON.stringify(value)] as const),
  ];
  return pairs.map(([name, value]) => `${name} ${base64(value)}`).join(",");
}

function refusalOf(body: unknown): { key: string; values?: Record<string, string | number> } | null {
  if (typeof body !== "object" || body === null || !("error" in body)) return null;
  const { error } = body;
  if (typeof error !== "object" || error === null || !("key" in error) || typeof error.key !== "string") return null;
  const values =
    "values" in error && typeof error.values === "object"
      ? (error.values as Record<string, string | number>)
      : undefined; // as lib/errors.ts sends them
  return { key: error.key, ...(values && { values }) };
}

/**
 * Statuses after which a repeated request cannot succeed. 409 is tried again, because another tab may have been
 * uploading.
 */
const final = new Set([400, 403, 404, 410, 413, 415, 422, 460]);

/** Speaks tus 1.0 with the project's own server. */
export class UploadClient implements UploadTransport {
  constructor(private readonly userId: string) {}

  begin(file: LocalFile): Promise<UploadAnswer> {
    return this.ask(uploadsAddress(file.projectId), {
      method: "POST",
      headers: { "upload-length": String(file.byteSize), "upload-metadata": metadataOf(file) },
    });
  }

  where(file: LocalFile): Promise<UploadAnswer> {
    return this.ask(uploadAddress(file.projectId, file.id), { method: "HEAD" });
  }

  send(file: LocalFile, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<UploadAnswer> {
    const headers = { "content-type": "application/offset+octet-stream", "upload-offset": String(offset) };
    return this.ask(uploadAddress(file.projectId, file.id), { method: "PATCH", headers, body: bytes });
  }

  private async ask(address: string, init: RequestInit & { headers?: Record<string, string> }): Promise<UploadAnswer> {
    const response = await fetch(address, {
      ...init,
      headers: { "tus-resumable": "1.0.0", [accountHeader]: this.userId, ...init.headers },
      credentials: "same-origin",
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(patienceMs),
    });
    if (response.status === 401) return { kind: "signedOut" };
    const offset = response.headers.get("upload-offset");
    if (response.ok || response.status === 409) {
      if (offset !== null && response.headers.get("tus-resumable") === "1.0.0")
        return { kind: "at", offset: Number(offset) };
    }
    if (!final.has(response.status)) return { kind: "none", ...retryAfterOf(response) };
    const refusal = refusalOf(await response.json().catch(() => null));
    // An answer that is not ours came from something between us and the server.
    return refusal ? { kind: "refused", ...refusal } : { kind: "none" };
  }
}
