import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { maySeeUnapproved } from "@/lib/findings/filter";
import { groupBy } from "@/lib/findings/group-by";
import { Prisma } from "@/lib/generated/prisma/client";
import { answersSchema } from "@/lib/reports/answers";
import { openReport, openReportOnly } from "@/lib/reports/data/open-reports";
import { thawModel } from "@/lib/reports/frozen-model";
import { frontKey } from "@/lib/reports/parts/types";
import type { CitedEntry, DraftEvidence, ReportRecord, ReportSummary } from "@/lib/reports/types";
import { dayOf } from "@/lib/projects/data";
import type { AnnexKind, PointLevel, ReportStage, SectionLayout, SiteKind, SupportNames } from "@/lib/vocabulary";

/** How long a deleted report can be brought back. */
export const keptDays = 30;

/** The project's reports, last changed first; also those that were deleted and can be brought back. */
export async function listReports(
  scope: ProjectScope,
  now: Date,
  reader: Reader = readOnly(),
): Promise<ReportSummary[]> {
  const since = new Date(now.getTime() - keptDays * 24 * 3_600_000);
  const iso = (column: string) =>
    Prisma.raw(`to_char(r.${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
  return reader.$queryRaw<ReportSummary[]>(Prisma.sql`
    SELECT r.id, r.title, r.stage, r.created_by AS "createdBy", coalesce(u.display_name, '') AS "createdByName",
      ${iso("updated_at")} AS "updatedAt", ${iso("deleted_at")} AS "deletedAt",
      (SELECT count(*)::int FROM report_points p JOIN report_sections rs ON rs.project_id = p.project_id AND rs.id = p.section_id
        WHERE p.project_id = r.project_id AND rs.report_id = r.id AND p.dropped_at IS NULL) AS points,
      r.parent_id AS "parentId", r.count_county AS county, r.count_kind AS kind
    FROM reports r LEFT JOIN users u ON u.id = r.created_by
    WHERE r.project_id = ${scope.projectId}::uuid ${openReportOnly(scope)}
      -- What was ever sent out is not removed.
      AND (r.deleted_at IS NULL OR r.deleted_at >= ${since}
        OR EXISTS (SELECT FROM report_issues i WHERE i.project_id = r.project_id AND i.report_id = r.id))
    ORDER BY r.updated_at DESC, r.id DESC`);
}

interface EvidenceRow extends Partial<CitedEntry> {
  id: string;
  pointId: string;
  entryId: string | null;
  quotedText: string;
  removed: boolean;
}

function citedEntry(row: EvidenceRow): CitedEntry | null {
  const { visitId, visitState, visitedOn, siteId, siteName, siteKind, dimension, text } = row;
  // A left join: all columns of the entry are there, or none.
  if (!visitId || !visitState || !visitedOn || !siteId || !siteName || !siteKind || !dimension || !text) return null;
  return {
    visitId,
    visitState,
    visitedOn,
    siteId,
    siteName,
    siteKind,
    visitedAs: row.visitedAs ?? null,
    dimension,
    text,
  };
}

/** What is cited, with the current entry. A reader who may not read an unapproved visit does not get its text. */
async function readEvidence(
  scope: ProjectScope,
  reportId: string,
  reader: Reader,
): Promise<Map<string, DraftEvidence[]>> {
  const maySeeAll = maySeeUnapproved(scope);
  const rows = await reader.$queryRaw<EvidenceRow[]>(Prisma.sql`
    SELECT pe.id, pe.point_id AS "pointId", pe.entry_id AS "entryId", pe.quoted_text AS "quotedText",
      pe.removed_at IS NOT NULL AS removed, v.id AS "visitId", v.state AS "visitState",
      to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn", s.id AS "siteId", s.name AS "siteName", s.kind AS "siteKind",
      nullif(former.name, s.name) AS "visitedAs", e.dimension, e.text
    FROM report_point_evidence pe
    JOIN report_points p ON p.project_id = pe.project_id AND p.id = pe.point_id
    JOIN report_sections rs ON rs.project_id = p.project_id AND rs.id = p.section_id
    LEFT JOIN entries e ON e.project_id = pe.project_id AND e.id = pe.entry_id
    LEFT JOIN visits v ON v.project_id = e.project_id AND v.id = e.visit_id
    LEFT JOIN sites former ON former.project_id = v.project_id AND former.id = v.site_id
    LEFT JOIN present_sites ps ON ps.project_id = v.project_id AND ps.site_id = v.site_id
    LEFT JOIN sites s ON s.project_id = ps.project_id AND s.id = ps.present_id
    WHERE pe.project_id = ${scope.projectId}::uuid AND rs.report_id = ${reportId}::uuid
      ${maySeeAll ? Prisma.empty : Prisma.sql`AND v.state = 'approved'`}
    ORDER BY pe.position, pe.id`);
  const evidenceOf = (row: EvidenceRow): DraftEvidence => {
    const { id, entryId, quotedText, removed } = row;
    return { id, entryId, quotedText, removed, entry: citedEntry(row) };
  };
  return new Map(
    [...groupBy(rows, ({ pointId }) => pointId)].map(([pointId, ofPoint]) => [pointId, ofPoint.map(evidenceOf)]),
  );
}

const position = { position: "asc" } as const;

/** A complete report, or null: foreign and nonexistent look the same. */
export async function readReport(
  scope: ProjectScope,
  reportId: string,
  reader: Reader = readOnly(),
): Promise<ReportRecord | null> {
  const record = await readReportTexts(scope, reportId, reader);
  return record && withEvidence(record, await readEvidence(scope, reportId, reader));
}

function withEvidence(record: ReportRecord, evidence: ReadonlyMap<string, DraftEvidence[]>): ReportRecord {
  const sections = record.draft.sections.map(({ points, ...section }) => ({
    ...section,
    points: points.map((point) => ({ ...point, evidence: evidence.get(point.id) ?? [] })),
  }));
  return { ...record, draft: { ...record.draft, sections } };
}

/** The same without what its points cite. */
export async function readReportTexts(
  scope: ProjectScope,
  reportId: string,
  reader: Reader = readOnly(),
): Promise<ReportRecord | null> {
  const row = await reader.report.findFirst({
    where: { projectId: scope.projectId, id: reportId, ...openReport(scope) },
    select: {
      id: true,
      version: true,
      frontVersion: true,
      stage: true,
      createdBy: true,
      updatedAt: true,
      title: true,
      preface: true,
      closing: true,
      issuer: true,
      issuedOn: true,
      addressee: true,
      annexes: true,
      copyTo: true,
      printedBy: true,
      printedOn: true,
      sealed: true,
      includeUnapproved: true,
      answers: true,
      parentId: true,
      countCounty: true,
      countKind: true,
      frozenModel: true,
      frozenAt: true,
      sections: {
        select: {
          id: true,
          heading: true,
          layout: true,
          lead: true,
          answers: true,
          annex: true,
          version: true,
          points: {
            select: {
              id: true,
              themeId: true,
              lead: true,
              text: true,
              showSupport: true,
              names: true,
              level: true,
              answers: true,
              droppedAt: true,
              version: true,
            },
            orderBy: [position, { id: "asc" }],
          },
        },
        orderBy: [position, { id: "asc" }],
      },
    },
  });
  if (!row) return null;
  const whole = row.parentId
    ? await reader.report.findFirst({
        where: { projectId: scope.projectId, id: row.parentId, ...openReport(scope) },
        select: { id: true, title: true },
      })
    : null;
  const versions = [
    [frontKey, row.frontVersion] as const,
    ...row.sections.flatMap(({ id, version, points }) => [
      [id, version] as const,
      ...points.map((point) => [point.id, point.version] as const),
    ]),
  ];
  return {
    id: row.id,
    version: row.version,
    stage: row.stage as ReportStage, // a check on the column allows only this list
    createdBy: row.createdBy,
    updatedAt: row.updatedAt.toISOString(),
    places: { county: row.countCounty, kind: row.countKind as SiteKind | null }, // a check on the column allows only this list
    whole,
    frozen: row.frozenModel === null ? null : thawModel(row.frozenModel),
    frozenAt: row.frozenAt?.toISOString() ?? null,
    versions: Object.fromEntries(versions),
    draft: {
      title: row.title,
      preface: row.preface,
      closing: row.closing,
      issuer: row.issuer,
      issuedOn: dayOf(row.issuedOn) ?? "",
      addressee: row.addressee,
      annexes: row.annexes,
      copyTo: row.copyTo,
      printedBy: row.printedBy,
      printedOn: dayOf(row.printedOn) ?? "",
      sealed: row.sealed,
      includeUnapproved: row.includeUnapproved,
      answers: answersSchema.parse(row.answers),
      sections: row.sections.map(({ points, layout, annex, answers, version: _section, ...section }) => ({
        ...section,
        ...(annex !== null && { annex: annex as AnnexKind }), // a check on the column allows only this list
        answers: answersSchema.parse(answers),
        layout: layout as SectionLayout, // a check on the column allows only this list
        points: points.map(({ droppedAt, version: _point, names, level, answers: ofPoint, ...point }) => ({
          ...point,
          answers: answersSchema.parse(ofPoint),
          names: names as SupportNames, // a check on the column allows only this list
          level: level as PointLevel, // a check on the column allows only these
          dropped: droppedAt !== null,
          evidence: [],
        })),
      })),
    },
  };
}
