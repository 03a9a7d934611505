import * as z from "zod";
import type { ReportModel } from "@/lib/reports/model";
import { annexKinds, dimensionKeys, pointLevels, reportStages, sectionLayouts, siteKinds } from "@/lib/vocabulary";

/**
 * The report of a 定稿 as it is stored: the model and the number of its shape. A change of ReportModel increases the
 * number, and adds a step in `thawModel` and a fixture to its test. Reports without a shape number are of the first.
 */
export const frozenShape = 6;

const evidence = z.object({
  entryId: z.string(),
  visitId: z.string(),
  siteName: z.string(),
  siteKind: z.enum(siteKinds),
  visitedOn: z.string(),
  dimension: z.enum(dimensionKeys),
  text: z.string(),
});

const point = z.object({
  id: z.string(),
  /** Until shape 3 no point held another. */
  level: z.literal(pointLevels).optional(),
  lead: z.string(),
  text: z.string(),
  support: z
    .object({
      sites: z.number(),
      ofSites: z.number(),
      siteNames: z.array(z.string()),
      inAnnex: z.literal(true).optional(),
      /** Until shape 4 every sentence said 反映. */
      dimension: z.enum(dimensionKeys).optional(),
      /** Until shape 5 a sentence said that the sites do what they speak of. */
      mentioned: z.literal(true).optional(),
    })
    .nullable(),
  evidence: z.array(evidence),
  /** Reports of before had none. */
  cites: z.array(z.object({ at: z.number().int().min(0), entryIds: z.array(z.string()) })).optional(),
});

const annex = z.object({
  id: z.string(),
  kind: z.enum(annexKinds),
  title: z.string(),
  text: z.array(z.string()),
  sites: z.array(z.object({ name: z.string(), kind: z.enum(siteKinds), county: z.string() })).optional(),
  figures: z
    .array(
      z.object({
        name: z.string(),
        value: z.string(),
        inexact: z.boolean(),
        unit: z.string(),
        earliestAsOf: z.string(),
        latestAsOf: z.string(),
        definition: z.string(),
        sites: z.number(),
        ofSites: z.number(),
        few: z.literal(true).optional(),
      }),
    )
    .optional(),
  photos: z
    .array(
      z.object({
        attachmentId: z.string(),
        visitId: z.string(),
        siteName: z.string(),
        siteKind: z.enum(siteKinds),
        visitedOn: z.string(),
        caption: z.string(),
      }),
    )
    .optional(),
});

const model = z.object({
  title: z.string(),
  stage: z.enum(reportStages),
  preface: z.array(z.string()),
  sections: z.array(
    z.object({
      id: z.string(),
      heading: z.string(),
      layout: z.enum(sectionLayouts),
      lead: z.string(),
      /** Until shape 5 every point inside another was 一要. */
      numbersHeld: z.literal(true).optional(),
      points: z.array(point),
    }),
  ),
  closing: z.array(z.string()),
  issuer: z.string(),
  issuedOn: z.string().nullable(),
  // Until shape 2 without these four.
  addressee: z.string().default(""),
  annexes: z.array(z.string()).default([]),
  copyTo: z.string().default(""),
  // Until shape 4 annexes were only named.
  annexPages: z.array(annex).optional(),
  // Until shape 3 without these two.
  printedBy: z.string().default(""),
  printedOn: z.string().nullable().default(null),
  sealed: z.boolean().default(true),
}) satisfies z.ZodType<ReportModel>;

const stored = z.object({ shape: z.number().int().min(1).max(frozenShape).default(1) });

/** As it is written to the database. */
export function freezeModel(report: ReportModel) {
  return { ...model.parse(report), shape: frozenShape };
}

/** Until shape 1 a section of more than 1,200 printed characters had a paragraph for each point. */
function byLength(report: ReportModel): ReportModel {
  const length = ({ lead, points }: ReportModel["sections"][number]) =>
    points.reduce((sum, point) => sum + [...point.lead, ...point.text].length + 4, [...lead].length);
  return {
    ...report,
    sections: report.sections.map((section) =>
      section.layout === "run_in" && length(section) >= 1_200 ? { ...section, layout: "paragraphs" } : section,
    ),
  };
}

/** As it is read from the database. @throws ZodError if a newer version froze it, or it is damaged */
export function thawModel(frozen: unknown): ReportModel {
  const { shape } = stored.parse(frozen);
  const report = model.parse(frozen);
  return shape < 2 ? byLength(report) : report;
}
