import "server-only";
import { decode, type JWT, type JWTDecodeParams } from "next-auth/jwt";

/**
 * next-auth derives its key and decrypts the cookie at every request; what is in a token never changes, so it is read
 * once. A token says only which session it is of, and the session is looked up each time.
 */
const mostKept = 1_000;
const read = new Map<string, JWT>();

/** As next-auth's decode: throws for a token that is not ours, or too old. */
export async function decodeOnce(params: JWTDecodeParams): Promise<JWT | null> {
  const { token } = params;
  const known = token === undefined ? undefined : read.get(token);
  if (known && Number(known["exp"]) * 1000 > Date.now()) return known;
  const content = await decode(params);
  if (token === undefined || !content) return content;
  // The oldest goes first; a token that is still used comes back with its next request.
  for (const [oldest] of read) {
    if (read.size < mostKept) break;
    read.delete(oldest);
  }
  read.set(token, content);
  return content;
}
