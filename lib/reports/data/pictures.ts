import "server-only";
import { readPicture } from "@/lib/attachments/print-picture";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Reader } from "@/lib/db";
import { mostPhotos } from "@/lib/reports/annexes/limits";
import type { Picture, Pictures } from "@/lib/reports/formats/docx-annex-content";
import type { ReportModel } from "@/lib/reports/model";

/** In pixels: 156 mm at 200 dots an inch, and room for a portrait. */
const longEdge = 1_280;

/** The photos that a report shows, each once. */
export function photosOf({ annexPages = [] }: ReportModel): string[] {
  return [...new Set(annexPages.flatMap(({ photos = [] }) => photos.map(({ attachmentId }) => attachmentId)))];
}

/**
 * The photos of a report as JPEGs, read one after the other; a report has at most 20. One whose file is missing is left
 * out. The caller may read the report, which shows only photos of visits that count.
 */
export async function readPictures(scope: ProjectScope, model: ReportModel, reader?: Reader): Promise<Pictures> {
  const pictures = new Map<string, Picture>();
  for (const id of photosOf(model).slice(0, mostPhotos)) {
    const picture = await readPicture(scope, id, longEdge, reader);
    if (picture) pictures.set(id, picture);
  }
  return pictures;
}
