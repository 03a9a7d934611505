import type { Page } from "@playwright/test";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import {
  addMember,
  addQuestion,
  addSite,
  addVisit,
  createProject,
  entryContent,
  figureContent,
  serial,
  visitContent,
} from "@/lib/testing/factories";
import { newAccount } from "./fixtures";

/** An outline with prompts, and a site where a colleague has been twice. */

export const hint = "先问专职，再问兼职；请对方给出编制数。";

/** Two sites. A colleague has been to one of them twice. One question in each dimension, two on problems. */
export async function prepare(db: PrismaClient) {
  const [lead, member] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id, name: `座谈课题${serial()}` });
  await addMember(db, { projectId, userId: member.id, role: "member" });
  const [siteId] = [
    await addSite(db, { projectId, name: "桥头镇" }),
    await addSite(db, { projectId, name: "双溪镇", position: 1 }),
  ];
  const ask = (dimension: "status" | "example" | "problem" | "suggestion", text: string, position = 0, own = "") =>
    addQuestion(db, { projectId, dimension, text, position, hint: own });
  const meetings = await ask("status", "议事会开得怎么样");
  await ask("example", "有什么好做法");
  const staff = await ask("problem", "人手够不够", 0, hint);
  await ask("problem", "系统好不好用", 1);
  await ask("suggestion", "盼着改什么");
  const visit = (visitedOn: string, more: Partial<Parameters<typeof visitContent>[0]>) =>
    addVisit(db, { projectId, content: visitContent({ siteId, recorderId: lead.id, visitedOn, ...more }) });
  await visit("2026-03-12", {
    entries: [entryContent({ dimension: "problem", questionId: staff, text: "专职人员只有两名。" })],
  });
  await visit("2026-06-01", {
    method: "interview",
    place: "镇政府三楼会议室",
    audiences: [{ category: "村干部", headCount: 9 }],
    entries: [
      entryContent({ questionId: meetings, text: "村级议事会每月开一次。", form: "verbatim" }),
      entryContent({ questionId: meetings, text: "议题由村民先提，村委会统一登记。" }),
      entryContent({ dimension: "problem", text: "系统重复填报。" }),
    ],
    figures: [
      figureContent({
        questionId: meetings,
        indicator: "议事会",
        value: "14",
        unit: "个",
        asOf: "2026-03",
        definition: "每月至少开一次",
      }),
    ],
  });
  const stored = async () => {
    const visitRow = await db.visit.findFirst({
      where: { projectId, recorderId: member.id },
      select: {
        state: true,
        method: true,
        place: true,
        audiences: { select: { category: true, headCount: true } },
        entries: { select: { dimension: true, text: true, form: true, questionId: true }, orderBy: { text: "asc" } },
        figures: {
          select: { value: true, asOf: true, definition: true, indicator: { select: { name: true, unit: true } } },
        },
      },
    });
    return visitRow;
  };
  return { member, projectId, siteId, meetings, staff, address: `/projects/${projectId}/visits/new`, stored };
}

export const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
export const block = (page: Page, dimension: string, question: string) =>
  section(page, dimension).getByRole("group", { name: question, exact: true });
export const choose = (page: Page, site: string) => page.getByLabel("调研点").selectOption({ label: site });
