import "server-only";
import { createHash } from "node:crypto";
import { v7 as mintId } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { receivedFileName } from "@/lib/file-name";
import type { MarkedPaper } from "@/lib/imports/word/read-docx";
import { compareMinutes, type ComparedMinutes } from "@/lib/reports/corrected/compare";
import { saysOtherwise, type Correction } from "@/lib/reports/corrected/items";
import { issuedMinutes } from "@/lib/reports/corrected/issued";
import { traceOf, type MinutesTrace } from "@/lib/reports/corrected/trace-of";
import { findVisitOf, readVersions, type VisitVersions } from "@/lib/reports/data/corrections";
import { readReturned } from "@/lib/reports/returned/read-returned";

/** 纪要回收: a township's corrected minutes are stored, with what they say differently. */

/** Files that may come back of one visit. */
const mostFiles = 100;

export interface CorrectedMinutes {
  visitId: string;
  version: number;
  name: string;
  bytes: Uint8Array;
  items: Correction[];
}

interface Best {
  version: number;
  units: number;
  title: string;
  compared: ComparedMinutes;
}

/** The version from which the file differs least; of several the latest. */
async function closest(visit: VisitVersions, paper: MarkedPaper): Promise<Best> {
  let best: (Best & { cost: number }) | null = null;
  for (const one of visit.versions) {
    const { sent, rows } = await issuedMinutes({ ...visit, ...one });
    const compared = compareMinutes(sent, rows, paper);
    const cost = compared.items.filter(saysOtherwise).length;
    if (!best || cost < best.cost)
      best = { version: one.version, units: sent.sent.units.length, title: sent.model.title, compared, cost };
    if (cost === 0) break;
  }
  if (!best) throw new Error(`visit ${visit.visitId} has no version`);
  return best;
}

const solid = (text: string) => text.replace(/\s+/gu, "");

/** A file without a bookmark that says whose it is: by its title, and by how many entries are in it. */
function isOurs({ units, title, compared }: Best, paper: MarkedPaper): boolean {
  const share = units === 0 ? 0 : compared.found / units;
  const titled = paper.paragraphs.some(({ text }) => solid(text) === solid(title));
  return share >= 0.5 || (titled && (units === 0 || share >= 0.3));
}

async function refuseOthers(scope: ProjectScope, visitId: string, trace: MinutesTrace): Promise<"known" | "unknown"> {
  if (trace.isReport) throw new AppError("invalid", "corrections.refusal.report");
  if (trace.visitId === visitId) return "known";
  if (trace.visitId === null && trace.rows.length === 0) return "unknown";
  const owner = await findVisitOf(scope, trace);
  // An entry may have been taken out since: then nothing but the words can tell.
  if (owner?.id === visitId) return "known";
  if (owner)
    throw new AppError("invalid", "corrections.refusal.otherVisit", [], { site: owner.site, date: owner.visitedOn });
  if (trace.visitId !== null) throw new AppError("invalid", "corrections.refusal.otherProject");
  return "unknown";
}

/**
 * What a file says differently from the minutes of this visit.
 * @throws AppError not_found; invalid with the sentence that says why it cannot be read, or whose file it is
 */
export async function compareCorrected(
  scope: ProjectScope,
  asked: unknown,
  file: { name: string; bytes: Uint8Array },
): Promise<CorrectedMinutes> {
  const read = readReturned(file.name, file.bytes);
  if ("problem" in read) {
    if (!(await readVersions(scope, asked, null))) throw new AppError("not_found");
    throw new AppError("invalid", `reports.returned.problems.${read.problem}`);
  }
  const { paper } = read;
  const trace = traceOf(paper);
  const visit = await readVersions(scope, asked, trace.version);
  if (!visit) throw new AppError("not_found");
  const owner = await refuseOthers(scope, visit.visitId, trace);
  const best = await closest(visit, paper);
  if (owner === "unknown" && !isOurs(best, paper)) {
    const isMinutes = paper.paragraphs.some(({ text }) => solid(text).includes("走访纪要"));
    throw new AppError("invalid", isMinutes ? "corrections.refusal.unlike" : "corrections.refusal.notMinutes");
  }
  return { ...file, visitId: visit.visitId, version: best.version, items: best.compared.items };
}

/** The same file read in again is the one that is there. The caller has locked the visit. */
export async function recordCorrection(
  tx: Transaction,
  { projectId, userId }: ProjectScope,
  { visitId, version, name, bytes, items, now }: CorrectedMinutes & { now: Date },
): Promise<{ id: string; created: boolean }> {
  const fileHash = createHash("sha256").update(bytes).digest("hex");
  const known = await tx.visitCorrection.findFirst({ where: { projectId, visitId, fileHash }, select: { id: true } });
  if (known) return { id: known.id, created: false };
  if ((await tx.visitCorrection.count({ where: { projectId, visitId } })) >= mostFiles)
    throw new AppError("conflict", "corrections.refusal.tooMany", [], { most: mostFiles });
  const id = mintId();
  await tx.visitCorrection.create({
    data: {
      projectId,
      id,
      visitId,
      version,
      fileName: receivedFileName(name, "走访纪要.docx"),
      file: new Uint8Array(bytes),
      fileHash,
      returnedBy: userId,
      returnedAt: now,
    },
    select: { id: true },
  });
  await tx.visitCorrectionItem.createMany({
    data: items.map((content, position) => ({ projectId, correctionId: id, position, kind: content.kind, content })),
  });
  return { id, created: true };
}
