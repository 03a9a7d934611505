import { expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import {
  addMember,
  addSite,
  addVisit,
  createAccount,
  createProject,
  entryContent,
  figureContent,
  visitContent,
} from "@/lib/testing/factories";
import { addFollowUp } from "@/lib/testing/follow-up-rows";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { readVisitDetail } from "@/lib/visits/data/visit-detail";
import { readVisitForm } from "@/lib/visits/data/visit-form";
import { draftOf } from "@/lib/visits/draft";
import { visitFields, type VisitField } from "@/lib/visits/fields";
import { fromDetail } from "@/lib/visits/minutes/from-detail";
import { fromDraft } from "@/lib/visits/minutes/from-draft";
import type { MinutesSource } from "@/lib/visits/minutes/model";
import type { VisitContent } from "@/lib/visits/schema";

/**
 * The table of fields says what each field becomes in the minutes. Each field is changed alone, and only that changes.
 */

const { prisma } = await testDatabase();
const [lead, member] = [await createAccount(prisma), await createAccount(prisma)];
const projectId = await createProject(prisma, { leadId: lead });
await addMember(prisma, { projectId, userId: member, role: "member" });
const [siteId, otherSiteId] = [await addSite(prisma, { projectId }), await addSite(prisma, { projectId })];
const followUpId = await addFollowUp(prisma, { projectId, siteId, assigneeId: member });
const scope = trustedScope({ projectId, userId: lead, role: "lead" });

const content = (): VisitContent =>
  visitContent({ siteId, recorderId: lead, entries: [entryContent({ text: "有议事会。" })] });
const changes: { [Field in VisitField]: VisitContent[Field] } = {
  siteId: otherSiteId,
  visitedOn: "2026-11-23",
  startedAt: "09:10",
  endedAt: "11:10",
  method: "interview",
  place: "村委会",
  recorderId: member,
  memberIds: [member],
  audiences: [{ category: "村干部", headCount: 3 }],
  entries: [entryContent({ text: "没有议事会。", speakerCategory: "村干部", form: "verbatim" })],
  figures: [figureContent({ indicator: "议事会", value: "14", definition: "已挂牌", source: "镇台账" })],
  marks: { status: null, example: "not_raised", problem: null, suggestion: "none" },
  answers: [{ id: followUpId, entryIds: [], note: "已问，下周答复" }],
};

/** The source of the minutes, by the server's rows and by the form on the device. Both must be the same. */
async function sourceOf(visit: VisitContent): Promise<MinutesSource> {
  const visitId = await addVisit(prisma, { projectId, state: "draft", content: visit });
  const [detail, form] = [await readVisitDetail(scope, visitId), await readVisitForm(scope, { visitId })];
  if (!detail || !form?.visit) throw new Error("just written");
  const onDevice = fromDraft(
    draftOf(form.visit.content, () => crypto.randomUUID()),
    form,
  );
  const onServer = fromDetail(detail, form.project.name);
  const traced = { visitId, version: null };
  expect(onDevice).toEqual({ ...onServer, trace: traced });
  // Ids differ from visit to visit; they are hidden in the Word file and not printed.
  const shown = JSON.stringify({ ...onServer, trace: undefined }, (key, value: unknown) =>
    key === "id" ? undefined : value,
  );
  return JSON.parse(shown) as MinutesSource; // the same without ids
}

const before = await sourceOf(content());

it.each(Object.keys(visitFields) as VisitField[])("%s becomes what the table of fields says", async (field) => {
  const after = await sourceOf({ ...content(), [field]: changes[field] });
  const changed = (Object.keys(after) as (keyof MinutesSource)[]).filter(
    (key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]),
  ); // the source's own keys
  const { minutes } = visitFields[field];
  expect(changed).toEqual(minutes === null ? [] : [minutes]);
});
