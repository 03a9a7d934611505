import "server-only";
import { writeArchive } from "@/lib/archives/write-archive";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { attachmentHeader } from "@/lib/file-name";
import { noStore } from "@/lib/gates/plain-door";
import { translator } from "@/lib/i18n/server";
import { momentsTaken } from "@/lib/moment-stream";
import { tableName } from "@/lib/projects/table-name";
import { streamedBody } from "@/lib/row-stream";
import { tableFileName } from "@/lib/taken-table";

/** The project's archive to download. @throws AppError too_many while others take as many as may be taken at once */
export async function archiveAnswer(scope: ProjectScope, now: Date): Promise<Response> {
  if (momentsTaken()) throw new AppError("too_many", "archives.busy");
  const name = await tableName(scope, (await translator())("archives.fileName"), now);
  const pieces = await begun(writeArchive(scope));
  return new Response(streamedBody(pieces), {
    headers: {
      ...noStore,
      "Content-Type": "application/zip",
      "Content-Disposition": attachmentHeader(tableFileName(name, ".zip"), "project-archive.zip"),
    },
  });
}

/** Waits for the first piece: what fails before it is a refusal and not a file that breaks off. */
async function begun(pieces: AsyncGenerator<Uint8Array>): Promise<AsyncGenerator<Uint8Array>> {
  const first = await pieces.next();
  return (async function* () {
    try {
      if (!first.done) yield first.value;
      yield* pieces;
    } finally {
      await pieces.return(undefined);
    }
  })();
}
