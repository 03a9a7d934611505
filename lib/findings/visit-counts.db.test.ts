import { expect, it } from "vitest";
import { overviewTotals } from "@/lib/findings/queries/overview-totals";
import { testDatabase } from "@/lib/testing/database";
import {
  addQuestion,
  addSite,
  addVisit,
  createAccount,
  createProject,
  entryContent,
  figureContent,
  visitContent,
} from "@/lib/testing/factories";
import { offlineCopy } from "@/lib/testing/offline-copy";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { countsOf, sumOf } from "@/lib/visits/counts";
import { readVisitDetail } from "@/lib/visits/data/visit-detail";
import { readVisitForm } from "@/lib/visits/data/visit-form";
import { readVisitHistory } from "@/lib/visits/data/visit-history";
import { listVisits } from "@/lib/visits/data/visit-list";
import { draftOf, writtenCounts, writtenTotal } from "@/lib/visits/draft";
import { countsByQuestion } from "@/lib/visits/untouched-questions";

/** One visit, as every page loads and counts it: 3 entries and 2 figures, 2 and 1 of them in 工作现状. */

const { prisma } = await testDatabase();
const lead = await createAccount(prisma);
const projectId = await createProject(prisma, { leadId: lead });
const siteId = await addSite(prisma, { projectId });
const questionId = await addQuestion(prisma, { projectId, dimension: "status", text: "议事会开得怎么样", position: 0 });
const scope = trustedScope({ projectId, userId: lead, role: "lead" });
const content = visitContent({
  siteId,
  recorderId: lead,
  entries: [
    entryContent({ text: "有议事会。", questionId }),
    entryContent({ text: "也有台账。" }),
    entryContent({ text: "人手不够。", dimension: "problem" }),
  ],
  figures: [
    figureContent({ indicator: "议事会", value: "14", questionId }),
    figureContent({ indicator: "缺编", value: "3", dimension: "problem" }),
  ],
});
const visitId = await addVisit(prisma, { projectId, content, state: "approved" });
const whole = { entries: 3, figures: 2 };

it("every page counts the same entries and figures", async () => {
  const form = await readVisitForm(scope, { visitId });
  if (!form?.visit) throw new Error("just written");
  const typed = draftOf(form.visit.content, () => crypto.randomUUID());
  expect(writtenTotal(typed)).toEqual(whole);
  expect(writtenCounts(typed)).toEqual({
    status: { entries: 2, figures: 1 },
    example: { entries: 0, figures: 0 },
    problem: { entries: 1, figures: 1 },
    suggestion: { entries: 0, figures: 0 },
  });
  expect(countsByQuestion(typed)).toEqual({ [questionId]: { entries: 1, figures: 1 } });

  const detail = await readVisitDetail(scope, visitId);
  expect(sumOf(detail?.dimensions.map(countsOf) ?? [])).toEqual(whole);
  expect((await listVisits(scope, {}, { offset: 0, size: 10 })).visits[0]).toMatchObject(whole);
  expect((await readVisitHistory(scope, visitId)).steps[0]).toMatchObject({ kind: "created", counts: whole });
  expect(await overviewTotals(scope, {})).toMatchObject(whole);
  const offline = await offlineCopy(scope, { now: new Date(), timeZone: "Asia/Shanghai" });
  expect(offline?.visits.map((visit) => countsOf(visit.content))).toEqual([whole]);
});

it("an empty row counts nowhere", () => {
  const typed = draftOf({ ...content, entries: [...content.entries, entryContent({ text: " " })] }, () =>
    crypto.randomUUID(),
  );
  expect(writtenTotal(typed)).toEqual(whole);
  const halfFigure = { ...figureContent({ indicator: "", value: "" }), unit: "", asOf: "" };
  expect(writtenTotal({ ...typed, figures: [...typed.figures, halfFigure] })).toEqual(whole);
});
