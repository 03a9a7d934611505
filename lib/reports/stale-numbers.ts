import { checkReport } from "@/lib/reports/checks";
import { settledAdvice } from "@/lib/reports/settle-advice";
import type { ReportCounts, ReportDraft } from "@/lib/reports/types";

/** A number that a person typed and that is counted otherwise today. */
export interface StaleNumber {
  written: string;
  value: number;
}

/** They stay when a report is updated from the visits. Those that a person has explained are left out. Pure. */
export function staleNumbers(draft: ReportDraft, counts: ReportCounts): StaleNumber[] {
  return settledAdvice(checkReport(draft, counts), draft).open.flatMap(({ details, counted }) =>
    counted ? [{ written: details.join("、"), value: counted.value }] : [],
  );
}
