import { expect, test } from "vitest";
import { listIssues } from "@/lib/reports/data/issues";
import { readReport } from "@/lib/reports/data/reports";
import * as mutations from "@/lib/reports/mutations";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";
import type { ReportStage } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(13));
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });

test("a change of stage says the number of what it sent out, if it sent anything out", async () => {
  const reportId = await prisma.$transaction((tx) =>
    mutations.createReport(tx, lead, { title: "关于稿次的调研报告", includeUnapproved: true, now: new Date() }),
  );
  const to = async (stage: ReportStage) => {
    const version = (await readReport(lead, reportId))?.version ?? 0;
    return prisma.$transaction((tx) =>
      mutations.setReportStage(tx, lead, { reportId, version, stage, now: new Date() }),
    );
  };
  expect((await to("consultation")).issue).toBe(1);
  expect((await to("first_draft")).issue).toBeNull();
  expect((await to("final")).issue).toBe(2);
  // Reopened: nothing is sent out.
  expect((await to("for_approval")).issue).toBeNull();
  // The same again, after it was corrected.
  expect((await to("for_approval")).issue).toBe(3);
  expect((await listIssues(lead, reportId)).map(({ number, stage }) => [number, stage])).toEqual([
    [3, "for_approval"],
    [2, "final"],
    [1, "consultation"],
  ]);
});
