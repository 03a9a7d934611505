import "server-only";
import { AppError } from "@/lib/errors";

/** The body of a request, piece by piece: what is larger is refused where it becomes too large. */
export async function bodyOf(request: Request, most: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new AppError("too_large", "errors.body.tooLarge", [], { megabytes: Math.floor(most / 1_048_576) });
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLarge();
  const reader = request.body?.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw tooLarge();
    }
    pieces.push(value);
  }
  return Buffer.concat(pieces);
}
