import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { manifestSchema, type ArchiveManifest } from "@/lib/archives/format";
import { writeArchive } from "@/lib/archives/write-archive";
import { trustedScope } from "@/lib/testing/trusted-scope";

/** A project's archive, read by another library than the one that wrote it. */
export interface ReadArchive {
  bytes: Uint8Array;
  files: Record<string, Uint8Array>;
  manifest: ArchiveManifest;
  /** The rows of a file of data/. */
  rows(name: string): Record<string, unknown>[];
}

export const sha256Of = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

export async function archiveOf(projectId: string, leadId: string): Promise<ReadArchive> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeArchive(trustedScope({ projectId, userId: leadId, role: "lead" }))) pieces.push(piece);
  return readArchive(new Uint8Array(Buffer.concat(pieces)));
}

export function readArchive(bytes: Uint8Array): ReadArchive {
  const files = unzipSync(bytes);
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  return {
    bytes,
    files,
    manifest: manifestSchema.parse(JSON.parse(text("manifest.json"))),
    rows: (name) =>
      text(`data/${name}.jsonl`)
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as Record<string, unknown>), // each line is a row
  };
}
