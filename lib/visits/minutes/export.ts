import "server-only";
import { listAttachments } from "@/lib/attachments/data/attachment-rows";
import { readPicture } from "@/lib/attachments/print-picture";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { fileName } from "@/lib/file-name";
import { readProject } from "@/lib/projects/data";
import { id } from "@/lib/text";
import { readVisitDetail } from "@/lib/visits/data/visit-detail";
import { composeMinutes } from "@/lib/visits/minutes/compose";
import { minutesWords } from "@/lib/visits/minutes/document-words";
import { writeMinutesDocx } from "@/lib/visits/minutes/formats/docx";
import type { MinutesPicture } from "@/lib/visits/minutes/model";
import { printedEdge } from "@/lib/visits/minutes/photos";
import { fromDetail } from "@/lib/visits/minutes/from-detail";

export interface ExportedMinutes {
  name: string;
  bytes: Uint8Array;
  /** For the audit row. */
  detail: { format: "docx"; entries: number; photos: number };
}

/**
 * A visit's minutes as a Word file, for anyone who may read this visit. An invalid id is reported as a visit not found.
 */
export async function exportMinutes(scope: ProjectScope, visitId: unknown): Promise<ExportedMinutes> {
  const known = id.safeParse(visitId);
  const visit = known.success ? await readVisitDetail(scope, known.data) : null;
  if (!visit) throw new AppError("not_found");
  const subject = { state: visit.state, recorderId: visit.recorder.id, createdBy: visit.createdBy };
  if (!can(scope.actor, "visit.read", subject)) throw new AppError("forbidden");
  const { name: project } = await readProject(scope);
  const photos = (await listAttachments(scope, visit.id)).filter(({ kind }) => kind === "photo");
  const model = composeMinutes(fromDetail(visit, project, photos), minutesWords);
  const pictures = new Map<string, MinutesPicture>();
  // One after the other: a decoded photo is large.
  for (const { id: photoId } of photos) {
    const picture = await readPicture(scope, photoId, printedEdge);
    if (picture) pictures.set(photoId, picture);
  }
  return {
    name: fileName(model.fileName, ".docx"),
    bytes: await writeMinutesDocx(model, pictures),
    detail: {
      format: "docx",
      entries: visit.dimensions.reduce((sum, { entries }) => sum + entries.length, 0),
      photos: photos.length,
    },
  };
}
