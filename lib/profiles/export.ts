import "server-only";
import { readPicture } from "@/lib/attachments/print-picture";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { fileName } from "@/lib/file-name";
import { maySeeUnapproved } from "@/lib/findings/filter";
import { composeProfile } from "@/lib/profiles/compose";
import { readProfileSite } from "@/lib/profiles/data/profile-site";
import { profileWords } from "@/lib/profiles/document-words";
import { writeProfileDocx } from "@/lib/profiles/formats/docx";
import { readProfile, writtenProfile } from "@/lib/profiles/read-profile";
import { readProject } from "@/lib/projects/data";
import { id } from "@/lib/text";
import type { MinutesPicture } from "@/lib/visits/minutes/model";
import { printedEdge } from "@/lib/visits/minutes/photos";

export interface ExportedProfile {
  name: string;
  bytes: Uint8Array;
  siteId: string;
  /** For the audit row. */
  detail: { format: "docx"; visits: number; entries: number; unapproved: boolean };
}

/**
 * 一镇一档 of a site as a Word file. Visits that are not approved are in it only if they are asked for by someone who may
 * read them, and the file says how many they are.
 * @throws AppError not_found for an unknown or former site, and for one without a visit that counts
 */
export async function exportProfile(
  scope: ProjectScope,
  asked: { siteId: unknown; unapproved: boolean },
): Promise<ExportedProfile> {
  const known = id.safeParse(asked.siteId);
  const found = known.success ? await readProfileSite(scope, known.data) : null;
  if (!found || "presentId" in found) throw new AppError("not_found");
  const unapproved = asked.unapproved && maySeeUnapproved(scope);
  const profile = await readProfile(scope, { site: found.site, unapproved, bounds: writtenProfile });
  if (profile.visits.length === 0) throw new AppError("not_found");
  const { name: project } = await readProject(scope);
  const model = composeProfile(profile, project, profileWords);
  const pictures = new Map<string, MinutesPicture>();
  // One after the other: a decoded photo is large.
  for (const { id: photoId } of profile.photos) {
    const picture = await readPicture(scope, photoId, printedEdge);
    if (picture) pictures.set(photoId, picture);
  }
  return {
    name: fileName(model.fileName, ".docx"),
    bytes: await writeProfileDocx(model, pictures),
    siteId: found.site.id,
    detail: { format: "docx", visits: profile.visits.length, entries: profile.entries.length, unapproved },
  };
}
