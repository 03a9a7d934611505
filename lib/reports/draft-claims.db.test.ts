import { beforeEach, expect, it } from "vitest";
import type { ProjectScope } from "@/lib/auth/scope";
import { saveClaim } from "@/lib/findings/claims/save-claim";
import { readEvidence } from "@/lib/findings/queries/claim-support";
import { createReport } from "@/lib/reports/mutations";
import { testDatabase } from "@/lib/testing/database";
import {
  addSite,
  addTheme,
  addVisit,
  createAccount,
  createProject,
  entryContent,
  visitContent,
} from "@/lib/testing/factories";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const now = new Date("2026-11-30T02:00:00Z");
let lead: ProjectScope;
let themeId: string;
let heard: string[];

beforeEach(async () => {
  const leadId = await createAccount(prisma);
  const projectId = await createProject(prisma, { leadId });
  lead = trustedScope({ projectId, userId: leadId, role: "lead" });
  themeId = await addTheme(prisma, { projectId, dimension: "problem", name: "缺人" });
  heard = [await hear("没有人手"), await hear("一个人管七条线")];
  const evidenceIds = heard.toReversed();
  const known = await readEvidence(lead, evidenceIds);
  await prisma.$transaction((tx) =>
    saveClaim(tx, lead, {
      ...{ projectId, claimId: null, version: null, dimension: "problem", statement: "基层一人多岗成了常态" },
      ...{ themeIds: [themeId], bestId: null, now },
      evidence: evidenceIds.map((id) => ({ id, hash: known.get(id)?.hash ?? "" })),
    }),
  );
});

async function hear(text: string): Promise<string> {
  const { projectId, userId: recorderId } = lead;
  const siteId = await addSite(prisma, { projectId });
  const entry = entryContent({ text, dimension: "problem" });
  const content = visitContent({ siteId, recorderId, entries: [entry] });
  await addVisit(prisma, { projectId, content, state: "approved", themes: { [entry.id]: [themeId] } });
  return entry.id;
}

async function firstPoint() {
  const input = { title: "题目", includeUnapproved: false, now };
  const reportId = await prisma.$transaction((tx) => createReport(tx, lead, input));
  return prisma.reportPoint.findFirstOrThrow({
    where: { projectId: lead.projectId, themeId, section: { reportId } },
    select: { lead: true, evidence: { select: { entryId: true }, orderBy: { position: "asc" } } },
  });
}
const claimed = "基层一人多岗成了常态";

it("a new report begins with the team's claims, and cites their entries in their order", async () => {
  const { lead: words, evidence } = await firstPoint();
  expect(words).toBe(claimed);
  expect(evidence.map(({ entryId }) => entryId)).toEqual(heard.toReversed());
});

it("a claim that more sites say than before is still a lead; one whose evidence has other words or is gone waits", async () => {
  await hear("这里也缺人");
  expect((await firstPoint()).lead).toBe(claimed);
  const [first = ""] = heard;
  const where = { projectId_id: { projectId: lead.projectId, id: first } };
  await prisma.entry.update({ where, data: { text: "改了说法" } });
  expect((await firstPoint()).lead).not.toBe(claimed);
  await prisma.entry.update({ where, data: { text: "没有人手" } });
  expect((await firstPoint()).lead).toBe(claimed);
  await prisma.visit.updateMany({
    where: { projectId: lead.projectId, entries: { some: { id: first } } },
    data: { state: "returned", approvedAt: null, approvedBy: null },
  });
  expect((await firstPoint()).lead).not.toBe(claimed);
});
