import { expect, test } from "vitest";
import { readProject } from "@/lib/projects/data";
import { fingerprintOf } from "@/lib/projects/fingerprint";
import { updateProject } from "@/lib/projects/mutations";
import { updateProjectSchema } from "@/lib/projects/schema";
import { readCounts } from "@/lib/reports/data/counts";
import { boundsOf, usualBounds } from "@/lib/reports/word-bounds";
import { testDatabase } from "@/lib/testing/database";
import { addSite, addVisit, createAccount, createProject, visitContent } from "@/lib/testing/factories";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();

async function newProject() {
  const leadId = await createAccount(prisma);
  const projectId = await createProject(prisma, { leadId });
  return trustedScope({ projectId, userId: leadId, role: "lead" });
}

test("a report counts under its project's words: the usual ones, then those that a lead saved", async () => {
  const scope = await newProject();
  const counts = () => readCounts(scope, true, { ledger: false });
  const before = await counts();
  expect([before.visits, before.methods, before.firstDay]).toEqual([0, [], null]);
  expect(boundsOf(before.wordRule)).toEqual(usualBounds);

  const { projectId, userId } = scope;
  const siteId = await addSite(prisma, { projectId });
  await addVisit(prisma, { projectId, content: visitContent({ siteId, recorderId: userId }) });
  const words = { widelyMinPercent: 75, someMaxPercent: 60, fewMaxPercent: 30, singleMaxSites: 3 };
  const rule = { ...words, commonMinSites: 4, commonMinPercent: 25 };
  const { id: _id, ...project } = await readProject(scope);
  const input = updateProjectSchema.parse({
    ...{ ...project, ...rule, projectId },
    fingerprint: fingerprintOf(await readProject(scope)),
  });
  await prisma.$transaction((tx) => updateProject(tx, scope, input));
  const after = await counts();
  expect(after.wordRule).toEqual(rule);
  expect([after.visits, after.methods.length]).toEqual([1, 1]);
  expect((await readCounts(await newProject(), true, { ledger: false })).wordRule).toEqual(before.wordRule);
});

test("the database refuses words that contradict each other", async () => {
  const { projectId } = await newProject();
  for (const data of [
    { widelyMinPercent: 50 },
    { someMaxPercent: 39 },
    { someMaxPercent: 45, fewMaxPercent: 46 },
    { singleMaxSites: 0 },
  ])
    await expect(prisma.project.update({ where: { id: projectId }, data })).rejects.toThrow(
      /projects_report_words_range/,
    );
});
