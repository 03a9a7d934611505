import "server-only";
import { createHash } from "node:crypto";
import { AppError } from "@/lib/errors";

/** A stored part: small enough for memory, large enough that 200 MB are fifty parts. */
const pieceBytes = 4 * 1024 * 1024;
/** A body with a checksum is held in memory as a whole. */
const mostChecksummedBytes = 16 * 1024 * 1024;

export interface Checksum {
  algorithm: "sha256" | "sha1";
  /** Base64. */
  value: string;
}

/** The body in pieces as they arrive. If the request breaks off, gives what came before that. */
export async function* pieces(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  let held: Uint8Array[] = [];
  let size = 0;
  const taken = () => {
    const piece = Buffer.concat(held);
    held = [];
    size = 0;
    return piece;
  };
  while (reader) {
    const part = await reader.read().catch(() => ({ done: true, value: undefined }) as const);
    if (part.done) break;
    held.push(part.value);
    size += part.value.byteLength;
    if (size >= pieceBytes) yield taken();
  }
  if (size > 0) yield taken();
}

/** The body in pieces once it has arrived as a whole and matches its checksum; "mismatch" if it does not. */
export async function* checksummed(
  request: Request,
  { algorithm, value }: Checksum,
): AsyncGenerator<Uint8Array | "mismatch"> {
  const held: Uint8Array[] = [];
  const hash = createHash(algorithm);
  let size = 0;
  for await (const piece of pieces(request)) {
    size += piece.byteLength;
    if (size > mostChecksummedBytes)
      throw new AppError("too_large", "errors.body.tooLarge", [], { megabytes: mostChecksummedBytes / 1024 / 1024 });
    hash.update(piece);
    held.push(piece);
  }
  if (hash.digest("base64") === value) yield* held;
  else yield "mismatch";
}
