import "server-only";
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { Upload } from "@/lib/attachments/data/attachment-rows";
import { assemble, cutToStored, fileSource, removeParts } from "@/lib/attachments/parts";
import { redraw } from "@/lib/attachments/photo";
import { sniff } from "@/lib/attachments/sniff/sniff";
import { attachmentStorage } from "@/lib/attachments/storage/open-storage";
import { fileKey, thumbnailKey } from "@/lib/attachments/storage/storage";
import type { FileFault, Sniffed } from "@/lib/attachments/types";
import { dropUpload, noteReceived, settleUpload, type StoredFile } from "@/lib/attachments/upload-mutations";
import type { ProjectScope } from "@/lib/auth/scope";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { WritingRouteContext } from "@/lib/gates/define-route";
import { withTemporaryFolder } from "@/lib/temporary-folder";

type Finishing = Pick<WritingRouteContext, "scope" | "write" | "now">;

/** Requests for an upload that is being finished wait for the same result. */
const underWay = new Map<string, Promise<void>>();

/**
 * Everything has arrived. Compares length and SHA-256 with what the device said, checks the content, re-encodes a
 * photo, stores the file, and only then writes its row. Every interrupted step is repeated at the next attempt.
 * @throws AppError invalid with attachments.refused.<fault>; the upload is deleted then
 */
export function finishUpload(context: Finishing, upload: Upload): Promise<void> {
  const name = `${upload.projectId}/${upload.id}`;
  const known = underWay.get(name);
  if (known) return known;
  const finishing = finish(context, upload).finally(() => underWay.delete(name));
  underWay.set(name, finishing);
  return finishing;
}

async function finish(context: Finishing, upload: Upload): Promise<void> {
  await withTemporaryFolder("upload", async (folder) => {
    const storage = attachmentStorage();
    const path = join(folder, "whole");
    const whole = await assemble(storage, upload, path);
    if (whole.byteSize !== upload.byteSize) return await stepBack(context, upload);
    if (whole.sha256 !== upload.sha256) return await refuse(context, upload, "hash");
    const found = await look(path, upload.byteSize);
    if (!found.ok) return await refuse(context, upload, found.fault);
    if (found.kind !== upload.kind) return await refuse(context, upload, "kind");
    if ((found.width ?? 0) * (found.height ?? 0) > env().PHOTO_MEGAPIXELS * 1_000_000)
      return await refuse(context, upload, "bomb");
    const file = await store(context.scope, { upload, path, found, sha256: whole.sha256 }).catch((error: unknown) => {
      if (error instanceof AppError && error.code === "invalid") return null;
      throw error;
    });
    if (!file) return await refuse(context, upload, "damaged");
    await context.write(async (tx, audit) => {
      if (await settleUpload(tx, context.scope, { upload, file, now: context.now }))
        audit(upload.id, { visitId: upload.visitId, kind: upload.kind });
    });
    // If the process crashes from here on, the sweep deletes the remaining parts.
    await removeParts(storage, upload);
  });
}

async function look(path: string, size: number): Promise<Sniffed> {
  const handle = await open(path, "r");
  try {
    return await sniff(fileSource(handle, size));
  } finally {
    await handle.close();
  }
}

interface Looked {
  upload: Upload;
  path: string;
  found: Extract<Sniffed, { ok: true }>;
  sha256: string;
}

async function store(scope: ProjectScope, { upload, path, found, sha256 }: Looked): Promise<StoredFile> {
  const storage = attachmentStorage();
  const { projectId } = scope;
  const storageKey = fileKey(projectId, upload.id);
  // Keeps the person's name for the file, but the extension follows the content.
  const fileName = withEnding(upload.fileName, found.extension);
  const { mediaType } = found;
  if (found.kind !== "photo") {
    await storage.put(storageKey, { path });
    return {
      fileName,
      mediaType,
      byteSize: upload.byteSize,
      sha256,
      storageKey,
      thumbnailKey: null,
      width: null,
      height: null,
    };
  }
  const { PHOTO_LONG_EDGE: longEdge, PHOTO_MEGAPIXELS: megapixels } = env();
  const { bytes, thumbnail, width, height } = await redraw(path, mediaType, { longEdge, megapixels });
  const thumbnailAt = thumbnailKey(projectId, upload.id);
  await storage.put(storageKey, bytes);
  await storage.put(thumbnailAt, thumbnail);
  const drawn = createHash("sha256").update(bytes).digest("hex");
  return {
    fileName,
    mediaType,
    byteSize: bytes.length,
    sha256: drawn,
    storageKey,
    thumbnailKey: thumbnailAt,
    width,
    height,
  };
}

export function withEnding(name: string, extension: string): string {
  const same = extension === "jpg" ? /\.jpe?g$/i : new RegExp(`\\.${extension}$`, "i");
  return same.test(name) ? name : `${name.replace(/\.[A-Za-z0-9]{1,5}$/, "")}.${extension}`;
}

/** The row counted more than is stored (a store lost parts): the device sends the missing bytes again. */
async function stepBack({ scope, write }: Finishing, upload: Upload): Promise<never> {
  const received = await cutToStored(attachmentStorage(), upload);
  await write((tx) => noteReceived(tx, scope, { id: upload.id, received, expiresAt: upload.expiresAt }));
  throw new AppError("unavailable", "attachments.refused.length");
}

async function refuse({ scope, write }: Finishing, upload: Upload, fault: FileFault): Promise<never> {
  await write((tx) => dropUpload(tx, scope, upload.id));
  await removeParts(attachmentStorage(), upload);
  throw new AppError("invalid", `attachments.refused.${fault}`);
}
