import "server-only";
import { attachmentStorage } from "@/lib/attachments/storage/open-storage";
import { partKey } from "@/lib/attachments/storage/storage";
import { lockUpload, noteReceived } from "@/lib/attachments/upload-mutations";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { WritingRouteContext } from "@/lib/gates/define-route";

type Part = { id: string; offset: number; bytes: Uint8Array };

/**
 * Stores one part and counts it while the upload's row is locked: of two requests at the same offset only one is
 * accepted. The part is stored before the row counts it. After a crash in between, the next attempt at that offset
 * replaces the part.
 */
export function receivePart(
  { scope, write, now }: WritingRouteContext,
  { id, offset, bytes }: Part,
): Promise<{ ok: true } | { ok: false; received: number }> {
  return write(async (tx) => {
    const upload = await lockUpload(tx, scope, id);
    if (!upload) throw new AppError("not_found");
    if (upload.received !== offset) return { ok: false, received: upload.received };
    const received = offset + bytes.byteLength;
    if (received > upload.byteSize) throw new AppError("invalid", "attachments.refused.length");
    await attachmentStorage().put(partKey(scope.projectId, id, offset), bytes);
    await noteReceived(tx, scope, {
      id,
      received,
      expiresAt: new Date(now.getTime() + env().UPLOAD_DAYS * 86_400_000),
    });
    return { ok: true };
  });
}
