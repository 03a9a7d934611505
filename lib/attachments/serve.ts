import "server-only";
import { readStoredFile, readVisitSubject, listAttachments } from "@/lib/attachments/data/attachment-rows";
import { thumbnailType } from "@/lib/attachments/photo";
import { attachmentStorage } from "@/lib/attachments/storage/open-storage";
import type { ByteRange } from "@/lib/attachments/storage/storage";
import type { AttachmentItem } from "@/lib/attachments/types";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { disposition } from "@/lib/file-name";
import { id } from "@/lib/text";

/** The attachments of the requested visit, for people who may read it. */
export async function listFor(scope: ProjectScope, query: URLSearchParams): Promise<AttachmentItem[]> {
  const visitId = id.safeParse(query.get("visit"));
  const subject = visitId.success ? await readVisitSubject(scope, visitId.data) : null;
  if (!visitId.success || !subject) throw new AppError("not_found");
  if (!can(scope.actor, "visit.read", subject)) throw new AppError("forbidden");
  return listAttachments(scope, visitId.data);
}

async function openedFile(scope: ProjectScope, raw: unknown) {
  const attachmentId = id.safeParse(raw);
  const file = attachmentId.success ? await readStoredFile(scope, attachmentId.data) : null;
  if (!file) throw new AppError("not_found");
  if (!can(scope.actor, "visit.read", file.visit)) throw new AppError("forbidden");
  return file;
}

/**
 * A single byte range. Null if none was requested, "unmet" if it is outside the file. A request for several ranges gets
 * the whole file.
 */
export function rangeOf(header: string | null, size: number): ByteRange | "unmet" | null {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!found || (found[1] === "" && found[2] === "")) return null;
  const [first = "", last = ""] = [found[1], found[2]];
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return start > end || start >= size ? "unmet" : { start, end };
}

/** A file must never run in a browser, be taken for another type, or be kept by a shared cache. */
const guards = {
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
  "Cross-Origin-Resource-Policy": "same-origin",
  // The browser must ask each time, so that a person who has lost the right no longer sees it. The hash avoids sending
  // it again.
  "Cache-Control": "private, no-cache",
};

type Served = { key: string; mediaType: string; tag: string; headers: Record<string, string> };

async function stored({ key, mediaType, tag, headers }: Served, request: Request): Promise<Response> {
  const common = { ...guards, ...headers, ETag: `"${tag}"`, "Accept-Ranges": "bytes" };
  if (request.headers.get("if-none-match") === `"${tag}"`) return new Response(null, { status: 304, headers: common });
  const storage = attachmentStorage();
  const size = await storage.size(key);
  if (size === null) throw new AppError("not_found", "attachments.missing");
  const range = rangeOf(request.headers.get("range"), size);
  if (range === "unmet")
    return new Response(null, { status: 416, headers: { ...common, "Content-Range": `bytes */${size}` } });
  const body = await storage.open(key, range ?? undefined);
  if (!body) throw new AppError("not_found", "attachments.missing");
  const length = range ? range.end - range.start + 1 : size;
  return new Response(body as unknown as BodyInit, {
    // Node's stream is the same as the web's, with another type name
    status: range ? 206 : 200,
    headers: {
      ...common,
      "Content-Type": mediaType,
      "Content-Length": String(length),
      ...(range && { "Content-Range": `bytes ${range.start}-${range.end}/${size}` }),
    },
  });
}

/**
 * The file itself: photos and recordings shown in the page, documents as a download. `?download=1` downloads any of
 * them.
 */
export async function serveFile(scope: ProjectScope, attachmentId: unknown, request: Request): Promise<Response> {
  const file = await openedFile(scope, attachmentId);
  const saved = file.kind === "document" || new URL(request.url).searchParams.has("download");
  const headers = { "Content-Disposition": disposition(saved ? "attachment" : "inline", file.fileName) };
  return stored({ key: file.storageKey, mediaType: file.mediaType, tag: file.sha256, headers }, request);
}

export async function serveThumbnail(scope: ProjectScope, attachmentId: unknown, request: Request): Promise<Response> {
  const file = await openedFile(scope, attachmentId);
  if (!file.thumbnailKey) throw new AppError("not_found");
  const headers = { "Content-Disposition": "inline" };
  return stored({ key: file.thumbnailKey, mediaType: thumbnailType, tag: `t-${file.sha256}`, headers }, request);
}
