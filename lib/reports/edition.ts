import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readPlaces } from "@/lib/reports/data/places";
import type { ReportModel } from "@/lib/reports/model";
import { maskReport, textsOf, type OutwardReport } from "@/lib/reports/outward/mask-report";
import { maskText } from "@/lib/reports/outward/mask-text";
import { placeBook, type PlaceBook } from "@/lib/reports/outward/place-book";
import { outwardWords } from "@/lib/reports/outward/words";
import type { ReportEdition } from "@/lib/vocabulary";

/** 内部版/对外版 of a report that was read already. */

async function bookFor(scope: ProjectScope, models: readonly ReportModel[]): Promise<PlaceBook> {
  return placeBook({ ...(await readPlaces(scope, models)), texts: models.flatMap(textsOf) }, outwardWords);
}

export async function outwardEdition(scope: ProjectScope, model: ReportModel): Promise<OutwardReport> {
  return maskReport(model, await bookFor(scope, [model]));
}

export interface Edited {
  model: ReportModel;
  /** What people typed elsewhere, as this edition says it. */
  mask: (text: string) => string;
}

export async function inEdition(scope: ProjectScope, model: ReportModel, edition: ReportEdition): Promise<Edited> {
  if (edition === "internal") return { model, mask: (text) => text };
  const book = await bookFor(scope, [model]);
  return { model: maskReport(model, book).model, mask: (text) => maskText(text, book).text };
}
