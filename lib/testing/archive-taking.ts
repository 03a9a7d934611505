import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { strToU8, zipSync } from "fflate";
import { takeArchive } from "@/lib/archives/taking/take-archive";
import type { Database } from "@/lib/db";
import { sha256Of, type ReadArchive } from "@/lib/testing/archive-file";
import { signedIn } from "@/lib/testing/visit-world";

/** Archives taken in as the door does it, without HTTP, and crafted ones. */
export function archiveDesk(prisma: Database) {
  const folder = mkdtempSync(join(tmpdir(), "zoufang-archives-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    take: (bytes: Uint8Array, importerId: string, most = 1_000_000_000): Promise<string> => {
      const path = join(folder, `${randomBytes(6).toString("hex")}.zip`);
      writeFileSync(path, bytes);
      const write = <Result>(work: (tx: never, audit: () => void) => Promise<Result>) =>
        prisma.$transaction((tx) => work(tx as never, () => {}), { timeout: 600_000, maxWait: 10_000 });
      return takeArchive({ user: signedIn(importerId), now: new Date(), write: write as never }, path, most);
    },
  };
}

/** The archive with other files, and a manifest that is true for them. */
export function crafted(
  archive: ReadArchive,
  change: (files: Record<string, Uint8Array>, manifest: Record<string, unknown>) => void,
  { listed = true } = {},
): Uint8Array {
  const files = { ...archive.files };
  const manifest = structuredClone(archive.manifest) as unknown as Record<string, unknown>;
  change(files, manifest);
  if (listed)
    manifest["files"] = Object.entries(files)
      .filter(([name]) => name !== "manifest.json")
      .map(([name, bytes]) => ({
        ...{ name, bytes: bytes.length, sha256: sha256Of(bytes) },
        ...(name.startsWith("data/") && { rows: bytes.filter((byte) => byte === 10).length }),
      }));
  files["manifest.json"] = strToU8(JSON.stringify(manifest));
  return zipSync(files, { level: 1 });
}
