import type { ReportLabels } from "@/lib/reports/formats/labels";
import { addresseeLine, issuersOf } from "@/lib/reports/formats/office-lines";
import type { ReportModel } from "@/lib/reports/model";
import type { FrontLine } from "@/lib/reports/returned/types";

/** 主送机关, 署名 and 成文日期 of a report as it is sent out. Pure. */

type Front = Pick<ReportModel, "addressee" | "issuer" | "issuedOn">;

export function frontLines(model: Front, typed: Front, { date }: Pick<ReportLabels, "date">): FrontLine[] {
  const lines: FrontLine[] = [
    { kind: "addressee", typed: typed.addressee, printed: [addresseeLine(model.addressee)] },
    { kind: "issuer", typed: typed.issuer, printed: issuersOf(model) },
    { kind: "issuedOn", typed: typed.issuedOn ?? "", printed: model.issuedOn ? [date(model.issuedOn)] : [] },
  ];
  return lines.filter(({ printed }) => printed.some((line) => line !== ""));
}
