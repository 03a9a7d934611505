import "server-only";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { megabyte, mostArchiveBytes } from "@/lib/archives/limits";
import { takeArchive } from "@/lib/archives/taking/take-archive";
import { AppError } from "@/lib/errors";
import type { SystemRouteContext } from "@/lib/gates/define-route";
import { withTemporaryFolder } from "@/lib/temporary-folder";

/** Rows of text are packed to a fifth or less; what is packed tighter is no archive of ours. */
const unpackedFactor = 8;

let underWay = false;

/** One at a time: it is checked and written as fast as this machine can. @throws AppError */
export async function receiveArchive(context: SystemRouteContext): Promise<string> {
  if (underWay) throw new AppError("too_many", "archives.importBusy");
  underWay = true;
  try {
    return await withTemporaryFolder("archive", async (folder) => {
      const path = join(folder, "archive.zip");
      const most = mostArchiveBytes();
      await store(context.request, path, most);
      return await takeArchive(context, path, most * unpackedFactor);
    });
  } finally {
    underWay = false;
  }
}

async function store(request: Request, path: string, most: number): Promise<void> {
  const tooLarge = () => new AppError("too_large", "archives.tooLarge", [], { megabytes: Math.floor(most / megabyte) });
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLarge();
  const { body } = request;
  if (!body) throw new AppError("invalid", "errors.body.empty");
  async function* limited(pieces: AsyncIterable<Uint8Array>) {
    let bytes = 0;
    for await (const piece of pieces) {
      bytes += piece.byteLength;
      if (bytes > most) throw tooLarge();
      yield piece;
    }
  }
  await pipeline(limited(body as unknown as AsyncIterable<Uint8Array>), createWriteStream(path)); // Node's web stream
}
