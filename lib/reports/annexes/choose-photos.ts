import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { listPhotos } from "@/lib/reports/data/photos";
import { photosQuerySchema } from "@/lib/reports/schema";
import { fieldProblems } from "@/lib/schema-problems";

/** A page of the photos of visits that count. @throws AppError invalid */
export async function choosePhotos(scope: ProjectScope, query: URLSearchParams) {
  const asked = photosQuerySchema.safeParse(Object.fromEntries(query));
  if (!asked.success) throw new AppError("invalid", "errors.invalid", fieldProblems(asked.error));
  const { unapproved, page, county = "", kind = null } = asked.data;
  return listPhotos(scope, { includeUnapproved: unapproved === "1", county, kind }, page);
}
