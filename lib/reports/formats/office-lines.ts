import type { ReportModel } from "@/lib/reports/model";

/** The lines of an office around a report, as they are printed. Pure. */

const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** 主送机关, with the full-width colon behind the last one (GB/T 9704-2012, 7.3.2); "" if there is none. */
export function addresseeLine(addressee: string): string {
  const plain = addressee.trim().replace(/[:：，,、。]+$/u, "");
  return plain === "" ? "" : `${plain}：`;
}

/** What follows 抄送：, with the full stop behind the last one (7.4.2); "" if there is none. */
export function copyToLine(copyTo: string): string {
  const plain = copyTo
    .trim()
    .replace(/^抄送[:：]?\s*/u, "")
    .replace(/[，,、。]+$/u, "");
  return plain === "" ? "" : `${plain}。`;
}

/** 署名, in the order of the author. */
export const issuersOf = ({ issuer }: Pick<ReportModel, "issuer">): string[] => lines(issuer);

/** Names of annexes without the numbers and the punctuation that people type (7.3.4). */
export function annexName(typed: string): string {
  return typed
    .trim()
    .replace(/^附件\s*\d*\s*[:：]?\s*/u, "")
    .replace(/^\d{1,2}\s*(?:、|[.．](?=\D))\s*/u, "")
    .replace(/[。；;，,]+$/u, "");
}

/** Each annex with its number; "" for the number of the only one. */
export function numberedAnnexes(names: readonly string[]): { number: string; name: string }[] {
  const known = names.map(annexName).filter((name) => name !== "");
  return known.map((name, index) => ({ number: known.length > 1 ? `${index + 1}.` : "", name }));
}
