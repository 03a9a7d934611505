import { v7 as uuidv7 } from "uuid";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import * as mutations from "@/lib/reports/mutations";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { dimensionKeys } from "@/lib/vocabulary";

/** A random project in which each text carries the name of its visit, with two reports that were sent out. */
export interface StampedWorld {
  projectId: string;
  leadId: string;
  sites: string[];
  themes: string[];
  indicators: string[];
  /** The text that only this visit has, by its id, with the visit's state. */
  stamps: Map<string, { stamp: string; state: string }>;
  /** Of approved visits alone, and with submitted ones. Each was sent out once. */
  reports: Record<"approved" | "unapproved", { reportId: string; issueId: string }>;
}

const letters = "甲乙丙丁戊己庚辛壬癸";
const stampOf = (number: number) =>
  `${[...String(number).padStart(3, "0")].map((digit) => letters[Number(digit)]).join("")}独有之言`;

export async function stampedWorld(
  prisma: PrismaClient,
  { seed, now }: { seed: number; now: Date },
): Promise<StampedWorld> {
  const random = seeded(seed);
  const { projectId, leadId } = await buildWorld(prisma, random);
  const visits = await prisma.visit.findMany({ where: { projectId }, orderBy: { id: "asc" } });
  const stamps = new Map(visits.map(({ id, state }, index) => [id, { stamp: stampOf(index), state }]));
  for (const [visitId, { stamp }] of stamps) {
    await prisma.$executeRaw`UPDATE entries SET text = text || ${stamp}, speaker_category = ${stamp}
      WHERE project_id = ${projectId}::uuid AND visit_id = ${visitId}::uuid`;
    await prisma.$executeRaw`UPDATE figures SET source = ${stamp}, definition = ${stamp}
      WHERE project_id = ${projectId}::uuid AND visit_id = ${visitId}::uuid`;
    await prisma.visit.updateMany({ where: { projectId, id: visitId }, data: { place: stamp } });
  }
  const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
  const report = async (includeUnapproved: boolean) => {
    const reportId = await prisma.$transaction((tx) =>
      mutations.createReport(tx, lead, { title: "关于试验的调研报告", includeUnapproved, now }),
    );
    await prisma.$transaction((tx) =>
      mutations.setReportStage(tx, lead, { reportId, version: 1, stage: "consultation", now }),
    );
    const issue = await prisma.reportIssue.findFirstOrThrow({ where: { projectId, reportId } });
    return { reportId, issueId: issue.id };
  };
  await claimEverything(prisma, { projectId, leadId, now });
  const ids = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id);
  return {
    ...{ projectId, leadId, stamps },
    sites: await ids(prisma.site.findMany({ where: { projectId, mergedIntoId: null } })),
    themes: await ids(prisma.theme.findMany({ where: { projectId } })),
    indicators: await ids(prisma.indicator.findMany({ where: { projectId } })),
    reports: { approved: await report(false), unapproved: await report(true) },
  };
}

/**
 * A claim in each dimension on every theme and on entries of visits in any state: those that do not count must not
 * leave with it.
 */
async function claimEverything(
  prisma: PrismaClient,
  { projectId, leadId, now }: { projectId: string; leadId: string; now: Date },
): Promise<void> {
  for (const dimension of dimensionKeys) {
    const of = { where: { projectId, dimension }, select: { id: true } } as const;
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
    await prisma.claimVersion.create({
      data: {
        ...{ projectId, id: uuidv7(), claimId: uuidv7(), dimension, statement: "几个镇街园区反映", sources: [] },
        ...{ themeIds: ids(await prisma.theme.findMany(of)), evidenceIds: ids(await prisma.entry.findMany(of)) },
        ...{ writtenBy: leadId, writtenAt: now },
      },
    });
  }
}
