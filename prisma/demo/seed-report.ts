import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "@/lib/db";
import { readCounts } from "@/lib/reports/data/counts";
import { keepSeen } from "@/lib/reports/keep-seen";
import { saveReport, setReportStage } from "@/lib/reports/mutations";
import { rowsOfSections } from "@/lib/reports/rows";
import { seenFrom } from "@/lib/reports/seen-counts";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { finishedReport } from "./finished-report";
import { demo } from "./index";

interface Ids {
  projectId: string;
  leadId: string;
  /** By DemoTheme.key. */
  themeId: (key: string) => string;
  /** By "DemoVisit.key.place of the entry". */
  entry: (key: string) => { id: string; text: string };
  /** By DemoPhoto.key. */
  photoId: (key: string) => string;
}

const day = (date: string, time: string) => new Date(`${date}T${time}:00+08:00`);

/** The report as it came about: written, sent out as 征求意见稿, changed once by what came back, and made final. */
export async function seedReport(tx: Transaction, { projectId, leadId, themeId, entry, photoId }: Ids): Promise<void> {
  const scope = trustedScope({ projectId, userId: leadId, role: "lead" });
  const { sections, issuedOn, printedOn, ...front } = finishedReport({
    mint: uuidv7,
    themeId,
    photoId,
    entry: (key) => ({ entryId: entry(key).id, quotedText: entry(key).text, entry: null }),
  });
  const reportId = uuidv7();
  const created = day("2026-11-20", "17:40");
  await tx.report.create({
    data: {
      projectId,
      id: reportId,
      ...front,
      closing: demo.report.closingBefore,
      issuedOn: new Date(issuedOn),
      createdBy: leadId,
      createdAt: created,
      updatedAt: created,
    },
  });
  const rows = rowsOfSections(sections, { projectId, reportId, now: created });
  await tx.reportSection.createMany({ data: rows.sections });
  await tx.reportPoint.createMany({ data: rows.points });
  await tx.reportPointEvidence.createMany({ data: rows.evidence });

  const sent = { reportId, version: 1, stage: "consultation" as const, now: day("2026-11-21", "09:10") };
  const { version } = await setReportStage(tx, scope, sent);
  const part = { kind: "front" as const, key: "front" as const, content: { ...front, issuedOn, printedOn } };
  const saved = await saveReport(tx, scope, {
    reportId,
    since: version,
    changes: { parts: [{ part, base: 1 }], removed: [], order: null },
    now: day("2026-11-23", "10:20"),
  });
  const last = { reportId, version: saved.delta.version, stage: "final" as const, now: day("2026-11-23", "16:30") };
  await setReportStage(tx, scope, last);
  const counts = seenFrom(await readCounts(scope, false, { ledger: true }, tx));
  await keepSeen(tx, scope, { reportId, counts, now: last.now });
}
