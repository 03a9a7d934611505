import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { createUpload, endUpload, takeBytes, tellUpload } from "@/lib/attachments/tus";
import type { Database } from "@/lib/db";
import { AppError, errorStatus } from "@/lib/errors";
import type { WritingRouteContext } from "@/lib/gates/define-route";
import { signedIn, type openVisitWorld } from "@/lib/testing/visit-world";
import type { ProjectRole } from "@/lib/vocabulary";
import { trustedScope } from "@/lib/testing/trusted-scope";

type Desk = Awaited<ReturnType<typeof openVisitWorld>>;
type Person = "member" | "colleague" | "lead" | "viewer";

export interface Sending {
  id: string;
  visitId: string;
  kind: "photo" | "audio" | "document";
  fileName: string;
  bytes: Uint8Array;
  entryId?: string;
  sha256?: string;
  length?: number;
  cues?: object[];
}

export const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** The upload handlers as a device uses them, without real HTTP: status, headers and refusal of each answer. */
export function uploadWorld(prisma: Database, desk: Desk) {
  const roleOf: Record<Person, ProjectRole> = { member: "member", colleague: "member", lead: "lead", viewer: "viewer" };
  const contextOf = (
    as: Person,
    method: string,
    uploadId: string | null,
    init: { headers: Record<string, string>; body?: Uint8Array | ReadableStream<Uint8Array> },
  ): WritingRouteContext => ({
    request: new Request("http://localhost/upload", {
      method,
      headers: { "tus-resumable": "1.0.0", ...init.headers },
      ...(init.body && { body: init.body as unknown as BodyInit, duplex: "half" }), // undici's own name for a streamed body
    }),
    params: { projectId: desk.projectId, ...(uploadId && { uploadId }) },
    scope: trustedScope({ projectId: desk.projectId, userId: desk.people[as], role: roleOf[as] }),
    user: signedIn(desk.people[as]),
    now: new Date(),
    write: (work) => prisma.$transaction((tx) => work(tx, () => {}), { timeout: 20_000, maxWait: 10_000 }),
  });
  const told = async (work: Promise<Response>) => {
    try {
      const answer = await work;
      return { status: answer.status, offset: Number(answer.headers.get("upload-offset") ?? Number.NaN), key: "" };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { status: errorStatus[error.code], offset: Number.NaN, key: error.key ?? error.code };
    }
  };
  const base64 = (value: string) => Buffer.from(value).toString("base64");
  const begin = (file: Sending, as: Person = "member") => {
    const { id, visitId, kind, fileName, bytes, entryId, cues } = file;
    const texts = {
      id,
      visitId,
      kind,
      fileName,
      sha256: file.sha256 ?? hashOf(bytes),
      ...(entryId && { entryId }),
      ...(cues && { cues: JSON.stringify(cues) }),
    };
    const metadata = Object.entries(texts).map(([name, value]) => `${name} ${base64(value)}`);
    return told(
      createUpload(
        contextOf(as, "POST", null, {
          headers: { "upload-length": String(file.length ?? bytes.length), "upload-metadata": metadata.join(",") },
        }),
      ),
    );
  };
  const patch = (
    id: string,
    offset: number,
    body: Uint8Array | ReadableStream<Uint8Array>,
    more: { as?: Person; headers?: Record<string, string> } = {},
  ) =>
    told(
      takeBytes(
        contextOf(more.as ?? "member", "PATCH", id, {
          headers: {
            "content-type": "application/offset+octet-stream",
            "upload-offset": String(offset),
            ...more.headers,
          },
          body,
        }),
      ),
    );
  return {
    begin,
    patch,
    where: (id: string, as: Person = "member") => told(tellUpload(contextOf(as, "HEAD", id, { headers: {} }))),
    end: (id: string, as: Person = "member") => told(endUpload(contextOf(as, "DELETE", id, { headers: {} }))),
    /** Begins and sends all of it. */
    send: async (file: Sending, as: Person = "member") => {
      const begun = await begin(file, as);
      return begun.status < 300 && begun.offset < file.bytes.length
        ? patch(file.id, begun.offset, file.bytes.slice(begun.offset), { as })
        : begun;
    },
    fileOf: (visitId: string, bytes: Uint8Array, change: Partial<Sending> = {}): Sending => ({
      id: uuidv7(),
      visitId,
      kind: "document",
      fileName: "名单.pdf",
      bytes,
      ...change,
    }),
  };
}
