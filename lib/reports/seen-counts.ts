import * as z from "zod";
import { sitePacker, unpackSites } from "@/lib/reports/packed-counts";
import type { LedgerFigure, ReportCounts } from "@/lib/reports/types";
import { day, id } from "@/lib/text";
import { siteKinds, visitMethods } from "@/lib/vocabulary";

/**
 * The counts of a report at the moment when somebody last said that its numbers were seen. They are kept with the
 * report, and what was counted otherwise since is shown. Pure.
 */

const most = 20_000;
const number = z.number().int().min(0).max(1_000_000_000);

export const seenCountsSchema = z.strictObject({
  visits: number,
  entries: number,
  heard: number,
  firstDay: day.nullable(),
  lastDay: day.nullable(),
  sites: z.array(z.strictObject({ id, name: z.string().max(200), kind: z.enum(siteKinds) })).max(most),
  methods: z.array(z.strictObject({ method: z.enum(visitMethods), visits: number })).max(100),
  /** The sites of each theme as one number, like those that a page is sent (packed-counts.ts). */
  themes: z.array(z.strictObject({ id, sites: z.string().regex(/^[0-9a-z]{1,4000}$/) })).max(most),
  ledger: z
    .array(z.strictObject({ id, total: z.string().max(100), unit: z.string().max(100), inexact: z.boolean() }))
    .max(most)
    .optional(),
});
export type SeenCounts = z.infer<typeof seenCountsSchema>;

export function seenFrom({ sites, themes, ledger, ...counts }: ReportCounts): SeenCounts {
  const { visits, entries, heard, firstDay, lastDay, methods } = counts;
  const pack = sitePacker(sites);
  return {
    ...{ visits, entries, heard, firstDay, lastDay },
    methods: methods.map(({ method, visits: times }) => ({ method, visits: times })),
    sites: sites.map(({ id: key, name, kind }) => ({ id: key, name, kind })),
    themes: themes.map(({ id: key, siteIds }) => ({ id: key, sites: pack(siteIds) })),
    ...(ledger && { ledger: ledger.map(({ id: key, total, unit, inexact }) => ({ id: key, total, unit, inexact })) }),
  };
}

/**
 * Those counts in the place of today's. Themes have the names of today; one that was not there then has no sites, and a
 * total that was not read then is taken as it is now.
 */
export function countsSeen(seen: SeenCounts, now: ReportCounts): ReportCounts {
  const { sites, themes, ledger, ...counts } = seen;
  const packed = new Map(themes.map(({ id: key, sites: bits }) => [key, bits]));
  const totals = new Map((ledger ?? []).map((one) => [one.id, one]));
  return {
    ...now,
    ...counts,
    sites,
    themes: now.themes.map((theme) => ({ ...theme, siteIds: unpackSites(packed.get(theme.id) ?? "0", sites) })),
    ...(now.ledger && { ledger: now.ledger.map((figure): LedgerFigure => ({ ...figure, ...totals.get(figure.id) })) }),
    seen: undefined,
  };
}

/** What is stored, or null: nobody has seen the numbers yet, or they are stored in a way that is not known. */
export function readSeen(stored: unknown): SeenCounts | null {
  const read = seenCountsSchema.safeParse(stored);
  return read.success ? read.data : null;
}
