import "server-only";
import * as z from "zod";
import { readArrived, readUpload, type Upload } from "@/lib/attachments/data/attachment-rows";
import { uploadAddress } from "@/lib/attachments/addresses";
import { finishUpload } from "@/lib/attachments/finish";
import { removeParts } from "@/lib/attachments/parts";
import { uploadSchema, type UploadInput } from "@/lib/attachments/schema";
import { attachmentStorage } from "@/lib/attachments/storage/open-storage";
import { checksummed, pieces, type Checksum } from "@/lib/attachments/tus-body";
import { receivePart } from "@/lib/attachments/receive-part";
import { beginUpload, dropUpload } from "@/lib/attachments/upload-mutations";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { WritingRouteContext } from "@/lib/gates/define-route";
import { noteReceived } from "@/lib/request-note";
import { fieldProblems, naming } from "@/lib/schema-problems";
import { id } from "@/lib/text";

/**
 * Resumable upload by tus 1.0 (creation, checksum, termination, expiration) behind our own gate: see
 * docs/decisions/013. The server reports an offset equal to the length only when the file and its row are stored.
 */
const version = "1.0.0";

export const tusHeaders = {
  "Tus-Resumable": version,
  "Tus-Version": version,
  "Tus-Extension": "creation,checksum,termination,expiration",
  "Tus-Checksum-Algorithm": "sha256,sha1",
  "Cache-Control": "no-store",
};

export function tusAnswer(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...tusHeaders, ...headers } });
}

/** Statuses that mean something in tus but are not in the product's list of refusals. */
function tusRefusal(status: number, key: string): Response {
  return Response.json({ error: { code: "invalid", key } }, { status, headers: tusHeaders });
}

/** 412 if the client speaks another version. Nothing if it speaks ours. */
export function otherVersion(request: Request): Response | null {
  return request.headers.get("tus-resumable") === version ? null : tusRefusal(412, "errors.unsupported");
}

/** "key base64,key base64": texts in UTF-8. */
function metadataOf(header: string): Record<string, unknown> {
  const pairs = header.split(",").flatMap((pair) => {
    const [name, value = ""] = pair.trim().split(" ");
    if (!name) return [];
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(value, "base64"));
    const isData = name === "cues" || name === "durationSeconds";
    return [[name, isData ? JSON.parse(text) : text] as const];
  });
  return Object.fromEntries(pairs);
}

function readCreation(request: Request): { input: UploadInput; byteSize: number } {
  const byteSize = Number(request.headers.get("upload-length") ?? Number.NaN);
  if (!Number.isSafeInteger(byteSize) || byteSize <= 0) throw new AppError("invalid", "attachments.refused.empty");
  const raw = (() => {
    try {
      return metadataOf(request.headers.get("upload-metadata") ?? "");
    } catch {
      throw new AppError("invalid", "errors.invalid");
    }
  })();
  const parsed = uploadSchema.safeParse(raw, naming);
  if (!parsed.success) throw new AppError("invalid", "errors.invalid", fieldProblems(parsed.error));
  const megabytes = parsed.data.kind === "audio" ? env().AUDIO_MEGABYTES : env().ATTACHMENT_MEGABYTES;
  if (byteSize > megabytes * 1024 * 1024)
    throw new AppError("too_large", "attachments.refused.tooLarge", [], { megabytes });
  return { input: parsed.data, byteSize };
}

export function expiryFrom(now: Date): Date {
  return new Date(now.getTime() + env().UPLOAD_DAYS * 86_400_000);
}

function uploadIdOf(context: WritingRouteContext): string {
  const parsed = id.safeParse(context.params["uploadId"]);
  if (!parsed.success) throw new AppError("not_found");
  return parsed.data;
}

/** POST: begins an upload or finds the one already begun. 200 with the whole length if the file is already here. */
export async function createUpload(context: WritingRouteContext): Promise<Response> {
  const { request, scope, write, now } = context;
  const { input, byteSize } = readCreation(request);
  const begun = await write((tx) => beginUpload(tx, scope, { input, byteSize, expiresAt: expiryFrom(now), now }));
  const Location = uploadAddress(scope.projectId, input.id);
  if (begun.at === "arrived")
    return tusAnswer(200, {
      Location,
      "Upload-Offset": String(begun.byteSize),
      "Upload-Length": String(begun.byteSize),
    });
  await finishIfWhole(context, begun.upload);
  const { received, expiresAt } = begun.upload;
  return tusAnswer(begun.created ? 201 : 200, {
    Location,
    "Upload-Offset": String(received),
    "Upload-Expires": expiresAt.toUTCString(),
  });
}

async function finishIfWhole(context: WritingRouteContext, upload: Upload): Promise<void> {
  if (upload.received === upload.byteSize) await finishUpload(context, upload);
}

/** HEAD: how much has arrived. */
export async function tellUpload(context: WritingRouteContext): Promise<Response> {
  const uploadId = uploadIdOf(context);
  const upload = await readUpload(context.scope, uploadId);
  if (upload) {
    await finishIfWhole(context, upload);
    return tusAnswer(200, {
      "Upload-Offset": String(upload.received),
      "Upload-Length": String(upload.byteSize),
      "Upload-Expires": upload.expiresAt.toUTCString(),
    });
  }
  const arrived = await readArrived(context.scope, uploadId);
  if (!arrived || arrived.createdBy !== context.scope.userId || arrived.missingSince !== null)
    throw new AppError("not_found");
  const length = String(arrived.sourceByteSize);
  return tusAnswer(200, { "Upload-Offset": length, "Upload-Length": length });
}

/** PATCH: accepts bytes from an offset on. 204 with the new offset. */
export async function takeBytes(context: WritingRouteContext): Promise<Response> {
  const { request, scope } = context;
  const uploadId = uploadIdOf(context);
  if (request.headers.get("content-type") !== "application/offset+octet-stream")
    return tusRefusal(415, "errors.invalid");
  const offset = z.coerce
    .number()
    .int()
    .min(0)
    .safeParse(request.headers.get("upload-offset") ?? "x");
  if (!offset.success) throw new AppError("invalid", "errors.invalid");
  const upload = await readUpload(scope, uploadId);
  if (!upload) {
    await request.body?.cancel();
    throw new AppError("not_found");
  }
  const checksum = checksumOf(request);
  if (checksum === "unknown") return tusRefusal(400, "errors.invalid");
  let at = offset.data;
  for await (const piece of checksum ? checksummed(request, checksum) : pieces(request)) {
    if (piece === "mismatch") return tusRefusal(460, "attachments.refused.hash");
    const stored = await receivePart(context, { id: uploadId, offset: at, bytes: piece });
    if (!stored.ok)
      return Response.json(
        { error: { code: "conflict", key: "errors.changedMeanwhile" } },
        { status: 409, headers: { ...tusHeaders, "Upload-Offset": String(stored.received) } },
      );
    at += piece.byteLength;
    noteReceived(piece.byteLength);
  }
  const standing = (await readUpload(scope, uploadId)) ?? upload;
  if (at !== standing.received)
    return Response.json(
      { error: { code: "conflict", key: "errors.changedMeanwhile" } },
      { status: 409, headers: { ...tusHeaders, "Upload-Offset": String(standing.received) } },
    );
  await finishIfWhole(context, standing);
  return tusAnswer(204, { "Upload-Offset": String(at), "Upload-Expires": standing.expiresAt.toUTCString() });
}

function checksumOf(request: Request): Checksum | "unknown" | null {
  const header = request.headers.get("upload-checksum");
  if (header === null) return null;
  const [algorithm, value = ""] = header.split(" ");
  return algorithm === "sha256" || algorithm === "sha1" ? { algorithm, value } : "unknown";
}

/** DELETE: the device has given up the file. */
export async function endUpload(context: WritingRouteContext): Promise<Response> {
  const { scope, write } = context;
  const uploadId = uploadIdOf(context);
  if (!(await readUpload(scope, uploadId))) throw new AppError("not_found");
  await write((tx) => dropUpload(tx, scope, uploadId));
  await removeParts(attachmentStorage(), { projectId: scope.projectId, id: uploadId });
  return tusAnswer(204);
}
