import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { ReadableStream } from "node:stream/web";
import { AwsClient } from "aws4fetch";
import type { AttachmentStorage, ByteRange, StoredObject } from "@/lib/attachments/storage/storage";

export interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const mostTries = 4;

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const plain = (xml: string) => xml.replace(/&(amp|lt|gt|quot|apos);/g, (_whole, name: string) => entities[name] ?? "");

function textOf(xml: string, tag: string): string | null {
  const found = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1];
  return found === undefined ? null : plain(found);
}

/** Any store that speaks the S3 protocol, addressed by path. Requests are signed with version 4. */
export class S3Storage implements AttachmentStorage {
  private readonly client: AwsClient;
  private readonly address: string;

  constructor(settings: S3Settings) {
    const { accessKeyId, secretAccessKey, region } = settings;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 3 });
    this.address = `${settings.endpoint.replace(/\/+$/, "")}/${settings.bucket}`;
  }

  private async ask(path: string, init: RequestInit & { duplex?: "half" }, allowed: number[] = []): Promise<Response> {
    const answer = await this.client.fetch(`${this.address}${path}`, { redirect: "error", ...init });
    if (answer.ok || allowed.includes(answer.status)) return answer;
    await answer.body?.cancel();
    throw new Error(`the store answered ${answer.status} to ${init.method} ${path}`);
  }

  async put(key: string, from: Uint8Array | { path: string }): Promise<void> {
    const body = from instanceof Uint8Array ? new Uint8Array(from) : new Uint8Array(await readFile(from.path));
    // The signature includes the hash, so that a store that checks it accepts no other content under this name.
    const headers = { "x-amz-content-sha256": createHash("sha256").update(body).digest("hex") };
    let kept: number | null = null;
    for (let tried = 0; tried < mostTries; tried += 1) {
      await this.ask(`/${key}`, { method: "PUT", headers, body });
      // Not every server has stored what it acknowledges, so the stored length is checked.
      kept = await this.size(key);
      if (kept === body.byteLength) return;
    }
    throw new Error(`the store has ${kept} bytes of ${key} instead of ${body.byteLength}`);
  }

  async open(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null> {
    const headers = range ? { range: `bytes=${range.start}-${range.end}` } : {};
    const answer = await this.ask(`/${key}`, { method: "GET", headers }, [404]);
    if (answer.status === 404 || !answer.body) {
      await answer.body?.cancel();
      return null;
    }
    return answer.body as unknown as ReadableStream<Uint8Array>; // fetch's stream under another type name
  }

  async size(key: string): Promise<number | null> {
    const answer = await this.ask(`/${key}`, { method: "HEAD" }, [404]);
    return answer.status === 404 ? null : Number(answer.headers.get("content-length"));
  }

  async remove(key: string): Promise<void> {
    const answer = await this.ask(`/${key}`, { method: "DELETE" }, [404]);
    await answer.body?.cancel();
  }

  async *list(prefix: string): AsyncIterable<StoredObject> {
    let token: string | null = null;
    do {
      const query = new URLSearchParams({ "list-type": "2", prefix, ...(token && { "continuation-token": token }) });
      const xml: string = await (await this.ask(`?${query}`, { method: "GET" })).text();
      for (const [, item = ""] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
        const key = textOf(item, "Key");
        if (key !== null)
          yield { key, byteSize: Number(textOf(item, "Size")), storedAt: new Date(textOf(item, "LastModified") ?? 0) };
      }
      token = textOf(xml, "NextContinuationToken");
    } while (token);
  }
}
