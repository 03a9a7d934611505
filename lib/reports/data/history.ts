import "server-only";
import * as z from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { OrderStep, PartStep } from "@/lib/reports/parts/at-version";
import { frontKey, type ReportPart } from "@/lib/reports/parts/types";
import { orderKey } from "@/lib/reports/revisions";
import { partSchema, type SentPart } from "@/lib/reports/schema";
import type { RevisionKind } from "@/lib/vocabulary";

/** The history of a report, as `revisions.ts` has recorded it. */

interface Row {
  part: string;
  version: number;
  kind: RevisionKind;
  content: unknown;
}

const orderShape = z.array(z.object({ id: z.string(), points: z.array(z.string()) }));

/** A stored part. Which kind it is, its fields tell. @throws ZodError if it is of a shape that is not known */
export function storedPart(key: string, content: unknown): SentPart {
  const kind = key === frontKey ? "front" : "heading" in Object(content) ? "section" : "point";
  return partSchema.parse({ kind, key, content });
}

function withoutEntries(part: SentPart): ReportPart {
  if (part.kind !== "point") return part;
  return {
    ...part,
    content: { ...part.content, evidence: part.content.evidence.map((one) => ({ ...one, entry: null })) },
  };
}

/** Every step, to see the report as it was at a version. */
export async function readSteps(
  scope: ProjectScope,
  reportId: string,
  reader: Reader = readOnly(),
): Promise<{ parts: PartStep[]; orders: OrderStep[] }> {
  const rows: Row[] = await reader.$queryRaw<Row[]>(Prisma.sql`
    SELECT part, version, kind, content FROM report_revisions
    WHERE project_id = ${scope.projectId}::uuid AND report_id = ${reportId}::uuid ORDER BY version, part`);
  return {
    parts: rows
      .filter(({ part }) => part !== orderKey)
      .map(({ part, version, kind, content }) => ({
        key: part,
        version,
        beginning: kind === "before",
        part: content === null ? null : withoutEntries(storedPart(part, content)),
      })),
    orders: rows
      .filter(({ part }) => part === orderKey)
      .map(({ version, content }) => ({ version, order: orderShape.parse(content) })),
  };
}

export interface HistoryStep {
  key: string;
  version: number;
  kind: RevisionKind;
  /** ISO moment. */
  at: string;
  /** The person's name; empty if it is not known. */
  by: string;
  before: SentPart | null;
  after: SentPart | null;
  /** Sections and points were moved, added or removed. */
  moved: boolean;
}

interface StepRow extends Row {
  at: Date;
  by: string;
  before: unknown;
}

/** One page of steps, the latest first. */
export async function readHistory(
  scope: ProjectScope,
  reportId: string,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ total: number; steps: HistoryStep[] }> {
  const own = Prisma.sql`r.project_id = ${scope.projectId}::uuid AND r.report_id = ${reportId}::uuid AND r.kind <> 'before'`;
  const reader = readOnly();
  const [counted] = await reader.$queryRaw<{ total: number }[]>(
    Prisma.sql`SELECT count(*)::int AS total FROM report_revisions r WHERE ${own}`,
  );
  const rows = await reader.$queryRaw<StepRow[]>(Prisma.sql`
    SELECT r.part, r.version, r.kind, r.content, r.at, coalesce(u.display_name, '') AS by, old.content AS before
    FROM report_revisions r
    LEFT JOIN users u ON u.id = r.author_id
    LEFT JOIN LATERAL (
      SELECT o.content FROM report_revisions o
      WHERE o.project_id = r.project_id AND o.report_id = r.report_id AND o.part = r.part AND o.version < r.version
      ORDER BY o.version DESC LIMIT 1
    ) old ON true
    WHERE ${own} ORDER BY r.version DESC, r.part LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`);
  const partOf = (key: string, content: unknown) =>
    key === orderKey || content === null || content === undefined ? null : storedPart(key, content);
  return {
    total: counted?.total ?? 0,
    steps: rows.map(({ part, version, kind, content, at, by, before }) => ({
      key: part,
      version,
      kind,
      at: at.toISOString(),
      by,
      before: partOf(part, before),
      after: partOf(part, content),
      moved: part === orderKey,
    })),
  };
}
