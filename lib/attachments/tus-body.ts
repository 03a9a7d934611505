import "server-only";
import { createHash } from "node:crypto";
import { AppError } from "@/lib/errors";

/** A part in the store; small enough to be held, large enough that 200 MB are fifty of them. */
const pieceBytes = 4 * 1024 * 1024;
/** What is checked as a whole is held as a whole. */
const mostChecksummedBytes = 16 * 1024 * 1024;

export interface Checksum {
  algorithm: "sha256" | "sha1";
  /** Base64. */
  value: string;
}

/** The body in pieces as they arrive. Of a request that breaks off, what came is given before it ends. */
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

/** The body in pieces once all of it is what its sender said; "mismatch" where it is not. */
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
