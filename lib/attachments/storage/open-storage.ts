import "server-only";
import { LocalStorage } from "@/lib/attachments/storage/local-storage";
import { S3Storage } from "@/lib/attachments/storage/s3-storage";
import type { AttachmentStorage } from "@/lib/attachments/storage/storage";
import { storageSettings } from "@/lib/env";

let opened: AttachmentStorage | undefined;

/** The store in this server's settings: S3 if an endpoint is set, otherwise a folder. */
export function attachmentStorage(): AttachmentStorage {
  opened ??= fromSettings();
  return opened;
}

function fromSettings(): AttachmentStorage {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, ATTACHMENTS_DIR } =
    storageSettings();
  if (!S3_ENDPOINT) return new LocalStorage(ATTACHMENTS_DIR);
  if (!S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    throw new Error("S3_ENDPOINT is set: S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are needed too");
  }
  return new S3Storage({
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  });
}
