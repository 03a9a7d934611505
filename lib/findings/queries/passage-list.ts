import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedStates, inStates, presentSiteOf } from "@/lib/findings/filter";
import type { MarkedRun } from "@/lib/findings/passages/save-pass";
import { passageRule } from "@/lib/findings/queries/passage-texts";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DimensionKey, VisitState } from "@/lib/vocabulary";

/**
 * Question: which passages do texts of different sites share, and notes with what their site handed over?
 * Denominator: none; the strongest that the last pass found.
 * Excluded: 套话; a passage whose texts have changed since, or of whose visits one does not count (any more).
 */
export interface PassageSide {
  visitId: string;
  state: VisitState;
  siteName: string;
  /** YYYY-MM-DD */
  visitedOn: string;
  text: string;
}

export interface SharedPassage {
  entry: PassageSide & { id: string; dimension: DimensionKey };
  other: PassageSide & { id: string; dimension: DimensionKey | null; fileName: string | null };
  share: number;
  longest: number;
  runs: MarkedRun[];
}

export interface Pass {
  signature: string;
  texts: number;
  found: number;
  cut: boolean;
  madeAt: Date;
}

/** Null before the first pass. */
export function readPass({ projectId }: ProjectScope, unapproved: boolean): Promise<Pass | null> {
  return readFindings().passagePass.findUnique({
    where: { projectId_unapproved: { projectId, unapproved } },
    select: { signature: true, texts: true, found: true, cut: true, madeAt: true },
  });
}

/**
 * Names in it: k the kept passage, e and v its entry and visit, s the site; oe or a, ov and os of the other. OFFSET 0:
 * each entry is found by its key; otherwise the texts of the whole project are hashed.
 */
function shownPassages(scope: ProjectScope, unapproved: boolean): Prisma.Sql {
  const states = countedStates(scope, passageRule(unapproved));
  return Prisma.sql`shared_passages k
    JOIN LATERAL (SELECT * FROM entries WHERE project_id = k.project_id AND id = k.entry_id OFFSET 0) e
      ON md5(e.text) = k.entry_md5
    JOIN visits v ON v.project_id = e.project_id AND v.id = e.visit_id ${presentSiteOf(Prisma.sql`v`)}
    LEFT JOIN entries oe ON oe.project_id = k.project_id AND oe.id = k.other_entry_id AND md5(oe.text) = k.other_md5
    LEFT JOIN attachments a ON a.project_id = k.project_id AND a.id = k.attachment_id
    LEFT JOIN material_texts m ON m.project_id = a.project_id AND m.attachment_id = a.id
      AND md5(m.paragraphs[k.paragraph]) = k.other_md5
    JOIN visits ov ON ov.project_id = k.project_id
      AND ov.id = coalesce(oe.visit_id, CASE WHEN m.attachment_id IS NOT NULL THEN a.visit_id END)
    JOIN present_sites ops ON ops.project_id = ov.project_id AND ops.site_id = ov.site_id
    JOIN sites os ON os.project_id = ops.project_id AND os.id = ops.present_id
    WHERE k.project_id = ${scope.projectId}::uuid AND k.unapproved = ${unapproved}
      AND ${inStates(states)} AND ${inStates(states, Prisma.sql`ov`)}`;
}

export async function passageList(
  scope: ProjectScope,
  { unapproved, page, pageSize }: { unapproved: boolean; page: number; pageSize: number },
  reader: Reader = readFindings(),
): Promise<{ total: number; passages: SharedPassage[] }> {
  const shown = shownPassages(scope, unapproved);
  const side = (visit: string, site: string, text: string) =>
    Prisma.raw(`
    'visitId', ${visit}.id, 'state', ${visit}.state, 'siteName', ${site}.name,
    'visitedOn', to_char(${visit}.visited_on, 'YYYY-MM-DD'), 'text', ${text}`);
  const [counted, passages] = await Promise.all([
    reader.$queryRaw<{ total: number }[]>(Prisma.sql`SELECT count(*)::int AS total FROM ${shown}`),
    reader.$queryRaw<SharedPassage[]>(Prisma.sql`
      SELECT k.share, k.longest, k.runs,
        json_build_object('id', e.id, 'dimension', e.dimension, ${side("v", "s", "e.text")}) AS entry,
        json_build_object('id', coalesce(oe.id, a.id), 'dimension', oe.dimension, 'fileName', a.file_name,
          ${side("ov", "os", "coalesce(oe.text, m.paragraphs[k.paragraph])")}) AS other
      FROM ${shown} ORDER BY k.position LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`),
  ]);
  return { total: counted[0]?.total ?? 0, passages };
}
