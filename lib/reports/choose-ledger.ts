import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { readLedgerSets } from "@/lib/reports/data/ledger";
import { ledgerQuerySchema } from "@/lib/reports/schema";
import type { LedgerSets } from "@/lib/reports/types";
import { fieldProblems } from "@/lib/schema-problems";

/** The totals of the 数据台账 over the sites that count in a report. @throws AppError invalid */
export async function chooseLedger(scope: ProjectScope, query: URLSearchParams): Promise<LedgerSets> {
  const asked = ledgerQuerySchema.safeParse(Object.fromEntries(query));
  if (!asked.success) throw new AppError("invalid", "errors.invalid", fieldProblems(asked.error));
  const { county = "", kind = null } = asked.data;
  return readLedgerSets(scope, { county, kind });
}
