import "server-only";
import type { CheckedArchive } from "@/lib/archives/taking/check-archive";
import type { NewIds } from "@/lib/archives/taking/new-ids";
import { asListed, linesOf, type ReadZip } from "@/lib/archives/taking/read-zip";
import { tableFile } from "@/lib/archives/format";
import { contentHash } from "@/lib/visits/content-hash";
import { upgradeContent } from "@/lib/visits/content-shape";

interface Revision {
  content: unknown;
  shape: number;
  content_hash: string;
}

const hashOf = ({ content, shape }: Revision) => contentHash(upgradeContent(content, shape));

/** The hash of each visit's content, of before and with its new ids: a hash is over the ids too. */
export async function newHashes(zip: ReadZip, archive: CheckedArchive, ids: NewIds): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  const name = tableFile("visit_revisions");
  const file = archive.manifest.files.find((one) => one.name === name);
  if (!file) return hashes;
  for await (const line of linesOf(asListed(zip.read(name), file), name)) {
    const before = JSON.parse(line) as Revision; // checked before
    if (hashOf(before) === before.content_hash)
      hashes.set(before.content_hash, hashOf(JSON.parse(ids.in(line)) as Revision)); // the same row
  }
  return hashes;
}
