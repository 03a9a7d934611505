import "server-only";
import { attachmentHeader } from "@/lib/file-name";
import { noStore } from "@/lib/gates/plain-door";

/** A table to download. `asciiName` is for clients that do not know the other one. */
export function csvAnswer(body: BodyInit, name: string, asciiName: string): Response {
  return new Response(body, {
    headers: {
      ...noStore,
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": attachmentHeader(name, asciiName),
    },
  });
}
