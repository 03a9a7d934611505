import { issuersOf } from "@/lib/reports/formats/office-lines";
import type { ReportDraft } from "@/lib/reports/types";

/** What a paper that is sent out has and this one lacks: 主送机关, 署名, 成文日期. Not every paper needs all of them. Pure. */
export type OfficeLine = "addressee" | "issuer" | "issuedOn";

export function missingOffice(draft: Pick<ReportDraft, "addressee" | "issuer" | "issuedOn">): OfficeLine[] {
  const missing: [OfficeLine, boolean][] = [
    ["addressee", draft.addressee.trim() === ""],
    ["issuer", issuersOf(draft).length === 0],
    ["issuedOn", draft.issuedOn === ""],
  ];
  return missing.flatMap(([line, lacks]) => (lacks ? [line] : []));
}
