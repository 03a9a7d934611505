import * as z from "zod";
import { answersSchema, longestRefusal } from "@/lib/reports/answers";
import { structureKeys, usualStructure } from "@/lib/reports/draft-input";
import { frontKey } from "@/lib/reports/parts/types";
import { partings } from "@/lib/reports/parted/partings";
import { photosIn } from "@/lib/reports/annexes/annexes";
import { longestCaption, mostPhotos } from "@/lib/reports/annexes/limits";
import { reportFormatKeys, usualFormat } from "@/lib/reports/formats/registry";
import { remedyLimits } from "@/lib/reports/remedies/limits";
import { seenCountsSchema } from "@/lib/reports/seen-counts";
import { day, id, line, optionalLine, optionalPassage, passage } from "@/lib/text";
import {
  annexKinds,
  dimensionKeys,
  pointLevels,
  remedyStates,
  reportEditions,
  reportLists,
  reportStages,
  sectionLayouts,
  siteKinds,
  supportNames,
} from "@/lib/vocabulary";

/** The accepted input of a report: its form, its actions and its routes parse it with these schemas. */

const version = z.number().int().min(1).max(1_000_000_000);
const ofReport = { projectId: id, reportId: id };

export const createReportSchema = z.strictObject({
  projectId: id,
  title: line(200),
  includeUnapproved: z.boolean(),
  /** One of the usual ones, or that of an earlier report. Pages of earlier builds send none. */
  structure: z.union([z.enum(structureKeys), id]).default(usualStructure),
});

const evidenceSchema = z.strictObject({
  id,
  /** Null if the entry was deleted. The cited text remains. */
  entryId: id.nullable(),
  removed: z.boolean(),
  /** As a person has read and accepted it. Taken if it is the entry's text of today, or the one that was cited. */
  quotedText: z.string().max(20_000),
});

const frontSchema = z.strictObject({
  title: passage(200),
  preface: optionalPassage(20_000),
  closing: optionalPassage(10_000),
  issuer: optionalPassage(400),
  issuedOn: z.union([z.literal(""), day], "errors.field.date"),
  /** The history and open pages have fronts from before these. */
  addressee: optionalLine(200).default(""),
  annexes: optionalPassage(2_000).default(""),
  copyTo: optionalLine(300).default(""),
  printedBy: optionalLine(100).default(""),
  printedOn: z.union([z.literal(""), day], "errors.field.date").default(""),
  sealed: z.boolean().default(true),
  includeUnapproved: z.boolean(),
  answers: answersSchema.default([]),
});

/** The text of an annex may be as long as a preface. */
const mostLead = { body: 2_000, annex: 20_000 };

const sectionSchema = z
  .strictObject({
    heading: optionalLine(100),
    layout: z.enum(sectionLayouts),
    lead: optionalPassage(mostLead.annex),
    /** Absent for a section of the body. */
    annex: z.enum(annexKinds).optional(),
    answers: answersSchema.default([]),
  })
  .superRefine(({ lead, annex }, context) => {
    if (annex === undefined && lead.length > mostLead.body)
      context.addIssue({
        code: "too_big",
        origin: "string",
        maximum: mostLead.body,
        inclusive: true,
        input: lead,
        path: ["lead"],
      });
    if (annex === "photos" && lead.split("\n").length > mostPhotos)
      context.addIssue({ code: "custom", message: "reports.editor.annex.tooManyPhotos", input: lead, path: ["lead"] });
    if (annex === "photos" && photosIn(lead).some(({ caption }) => caption.length > longestCaption))
      context.addIssue({ code: "custom", message: "reports.editor.annex.longCaption", input: lead, path: ["lead"] });
  });

const pointSchema = z.strictObject({
  themeId: id.nullable(),
  lead: optionalLine(200),
  text: optionalPassage(10_000),
  showSupport: z.boolean(),
  /** The history has points from before it could be chosen. */
  names: z.enum(supportNames).default("all"),
  /** The history and open pages have points from before one could hold another. */
  level: z.literal(pointLevels).default(0),
  dropped: z.boolean(),
  /** Neither had answers before advice could be answered. */
  answers: answersSchema.default([]),
  evidence: z.array(evidenceSchema).max(2_000),
});

/** What a section and a report may hold. */
export const mostPoints = 200;
export const mostSections = 30;

export const partSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("front"), key: z.literal(frontKey), content: frontSchema }),
  z.strictObject({ kind: z.literal("section"), key: id, content: sectionSchema }),
  z.strictObject({ kind: z.literal("point"), key: id, content: pointSchema }),
]);
export type SentPart = z.infer<typeof partSchema>;

const base = z.number().int().min(0).max(1_000_000_000);
const mostParts = 1 + mostSections * (mostPoints + 1);
const orderSchema = z
  .array(z.strictObject({ id, points: z.array(id).max(mostPoints) }))
  .max(mostSections)
  .refine((order) => {
    const keys = order.flatMap((section) => [section.id, ...section.points]);
    return new Set(keys).size === keys.length;
  }, "errors.invalid");

/**
 * The changed parts of a report, each with the version that was changed. `since`: the version that the page knows; the
 * answer has what was written after it.
 */
export const saveReportSchema = z.strictObject({
  ...ofReport,
  since: version,
  changes: z.strictObject({
    parts: z.array(z.strictObject({ part: partSchema, base })).max(mostParts),
    removed: z.array(z.strictObject({ key: id, base })).max(mostParts),
    order: z.strictObject({ base: orderSchema, mine: orderSchema }).nullable(),
  }),
});
export const restoreReportSchema = z.strictObject({
  ...ofReport,
  version,
  part: z.union([z.literal(frontKey), id]).nullable(),
});
/** The address of an open editor: ?editor=… */
export const presenceSchema = z.strictObject({ editor: id });
export const readChangesSchema = z.strictObject({ since: z.coerce.number().pipe(version) });
export const refreshReportSchema = z.strictObject({ ...ofReport, version });
/** 都看过了: the counts that the page showed. */
export const seeNumbersSchema = z.strictObject({ ...ofReport, counts: seenCountsSchema });
export const setReportStageSchema = z.strictObject({ ...ofReport, version, stage: z.enum(reportStages) });
export const deleteReportSchema = z.strictObject(ofReport);

/** 内部版/对外版. */
const edition = z.enum(reportEditions).default("internal");

/** 采用 or 不采用 for one item of a returned file. `version`: the report as it was seen. */
export const decideReturnSchema = z.strictObject({
  ...ofReport,
  returnId: id,
  position: z.number().int().min(0).max(100_000),
  version,
  decision: z.enum(["take", "leave"]),
  target: z
    .discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("behind"),
        part: z.union([z.literal(frontKey), id]),
        place: z.enum(["preface", "closing", "sectionLead", "point"]),
      }),
      z.strictObject({ kind: z.literal("point"), section: id }),
    ])
    .nullable(),
});

/** 采用, 不采用 or 知道了 for one item of corrected minutes. `version`: the visit as it was seen. */
export const decideCorrectionSchema = z.strictObject({
  projectId: id,
  visitId: id,
  correctionId: id,
  position: z.number().int().min(0).max(100_000),
  version,
  decision: z.enum(["take", "leave", "note"]),
  reason: optionalPassage(longestRefusal),
  target: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("entry"), dimension: z.enum(dimensionKeys) }),
      z.strictObject({ kind: z.literal("behind"), entry: id }),
    ])
    .nullable(),
});

/** The address of a download: ?format=docx&evidence=1&method=1&edition=outward. */
export const exportQuerySchema = z.strictObject({
  format: z.enum(reportFormatKeys).default(usualFormat),
  /** Left out: as the dialog of the download ticks it for the report's stage. */
  evidence: z.enum(["0", "1"]).optional(),
  charts: z.enum(["0", "1"]).default("0"),
  method: z.enum(["0", "1"]).default("0"),
  edition,
});

export type ExportQuery = z.infer<typeof exportQuerySchema>;

/** The address of a table beside the report: ?list=problem&format=xlsx&edition=internal. */
export const listQuerySchema = z.strictObject({
  list: z.enum(reportLists),
  format: z.enum(["xlsx", "docx"]).default("xlsx"),
  edition,
});
export type ListQuery = z.infer<typeof listQuerySchema>;

/** The address of an issue's file: ?evidence=0&edition=outward. An outward edition has no 佐证索引 in any case. */
export const issueQuerySchema = z.strictObject({ edition, evidence: z.enum(["0", "1"]).default("1") });
export type IssueQuery = z.infer<typeof issueQuerySchema>;

/** Of what the outward edition is looked through: the report, or one of its issues. */
export const outwardQuerySchema = z.strictObject({ issue: id.optional() });
/** A 花脸稿: ?from=<an issue>&to=<an issue, or now>. */
const versionOfReport = z.union([z.literal("now"), id]);
export const redlineQuerySchema = z.strictObject({ from: versionOfReport, to: versionOfReport });

/** 分报告: which sites count, of an open editor. */
const placesQuery = { county: line(60).optional(), kind: z.enum(siteKinds).optional() };

/** The entries that may be cited: ?theme=…&q=…&unapproved=1&page=2. */
export const candidatesQuerySchema = z.strictObject({
  ...placesQuery,
  theme: id.optional(),
  q: line(100).optional(),
  unapproved: z.literal("1").optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

/** The photos that an annex may show: ?unapproved=1&page=2. */
export const photosQuerySchema = z.strictObject({
  ...placesQuery,
  unapproved: z.literal("1").optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

/** Who stands behind the number of a theme: ?theme=…&unapproved=1. */
export const silenceQuerySchema = z.strictObject({
  ...placesQuery,
  theme: id,
  unapproved: z.literal("1").optional(),
});
export const ledgerQuerySchema = z.strictObject(placesQuery);

/** 分报告 of a report: one for each 区县, or for each kind of site. */
const parting = z.enum(partings, "reports.refusal.parting");
/** An address without it asks for what the dialog shows first. */
export const partsQuerySchema = z.strictObject({ by: parting.default("county") });
export const createPartsSchema = z.strictObject({ ...ofReport, by: parting });

/** A filled-in list, to be read; nothing is stored. */
export const previewRemediesSchema = z.strictObject({ projectId: id, reportId: id, file: z.file() });

const remedySchema = z.strictObject({
  pointId: id,
  content: optionalPassage(remedyLimits.content),
  sites: optionalPassage(remedyLimits.sites),
  owner: optionalPassage(remedyLimits.owner),
  measure: optionalPassage(remedyLimits.measure),
  person: optionalPassage(remedyLimits.person),
  dueOn: z.union([z.literal(""), day], "errors.field.date"),
  state: z.enum(remedyStates),
  /** The version that it replaces; 0 if there was none. */
  base: z.number().int().min(0).max(1_000_000_000),
});

/** The rows of a list that a person has looked at. */
export const saveRemediesSchema = z.strictObject({ ...ofReport, rows: z.array(remedySchema).min(1).max(mostParts) });
export type SentRemedy = z.infer<typeof remedySchema>;
