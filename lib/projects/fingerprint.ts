import "server-only";
import { createHash } from "node:crypto";

/** Shows whether the data that a form was opened on is still what is stored. Changes with any part of the value. */
export function fingerprintOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url");
}
