import * as z from "zod";
import { findingsFilterSchema } from "@/lib/findings/schema";
import { id, optionalPassage } from "@/lib/text";
import { verificationStates } from "@/lib/vocabulary";

/**
 * What narrows the ledger, one key for each parameter of the address: the keys of the findings that apply to figures,
 * and four more.
 */
export const ledgerFilterSchema = findingsFilterSchema
  .pick({ dimension: true, kind: true, site: true, from: true, to: true, unapproved: true })
  .extend({
    indicator: id.optional(),
    verification: z.enum(verificationStates).optional(),
    /** Only figures that contradict another of the same site, indicator and 截至. */
    conflict: z.literal("1").optional(),
    /** The indicator that others are divided by; with `indicator`, its figures are listed as well. */
    base: id.optional(),
  });
export type LedgerFilter = z.infer<typeof ledgerFilterSchema>;
export type LedgerKey = keyof LedgerFilter;

export const verifyFigureSchema = z
  .strictObject({
    projectId: id,
    figureId: id,
    /** The version of the visit that was read. */
    version: z.number().int().min(1).max(1_000_000),
    verification: z.enum(verificationStates),
    note: optionalPassage(300),
  })
  .refine((check) => check.verification !== "disputed" || check.note !== "", {
    path: ["note"],
    message: "indicators.refusal.noteMissing",
  });
