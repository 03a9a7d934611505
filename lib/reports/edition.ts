import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { zhCN } from "@/lib/i18n/messages/zh-cn";
import { readPlaces } from "@/lib/reports/data/places";
import type { ReportModel } from "@/lib/reports/model";
import { maskReport, type OutwardReport } from "@/lib/reports/outward/mask-report";
import { placeBook } from "@/lib/reports/outward/place-book";
import { outwardWords } from "@/lib/reports/outward/words";
import type { ReportEdition } from "@/lib/vocabulary";

/** 内部版/对外版 of a report that was read already. */

export async function outwardEdition(scope: ProjectScope, model: ReportModel): Promise<OutwardReport> {
  return maskReport(model, placeBook(await readPlaces(scope, [model]), outwardWords));
}

export async function inEdition(scope: ProjectScope, model: ReportModel, edition: ReportEdition): Promise<ReportModel> {
  return edition === "outward" ? (await outwardEdition(scope, model)).model : model;
}

/** Behind the stage in a file's name. */
export const editionNote = (edition: ReportEdition): string =>
  edition === "outward" ? `，${zhCN.reports.document.outward.edition}` : "";
