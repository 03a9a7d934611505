import { expect, test } from "vitest";
import { readCounts } from "@/lib/reports/data/counts";
import { readThemeEntries } from "@/lib/reports/data/theme-entries";
import { draftWords } from "@/lib/reports/document-words";
import { usualStructure } from "@/lib/reports/draft-input";
import { draftReport } from "@/lib/reports/drafting";
import { checkReport } from "@/lib/reports/checks";
import { structureOf } from "@/lib/reports/structures";
import { attachmentFolder } from "@/lib/testing/attachment-room";
import { testDatabase } from "@/lib/testing/database";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { demoDraft } from "./first-draft";
import { seedDemo } from "./seed-demo";

attachmentFolder();
const { prisma } = await testDatabase();
await prisma.$transaction((tx) => seedDemo(tx, { hashPassword: async () => "x", newPassword: () => "x" }), {
  timeout: 60_000,
});
const project = await prisma.project.findFirstOrThrow({ select: { id: true, name: true, background: true } });
const lead = await prisma.membership.findFirstOrThrow({ where: { role: "lead" }, select: { userId: true } });
const scope = trustedScope({ projectId: project.id, userId: lead.userId, role: "lead" });

test("The seeded demo's first draft is the one that the checks are measured on, and raises no warning about a figure", async () => {
  const [counts, entries] = [await readCounts(scope, false, { ledger: false }), await readThemeEntries(scope, false)];
  let minted = 0;
  const draft = draftReport({
    title: demoDraft().draft.title,
    background: project.background,
    projectName: project.name,
    includeUnapproved: false,
    counts,
    entries,
    words: draftWords,
    structure: structureOf(usualStructure, draftWords),
    mint: () => `id-${minted++}`,
  });
  const numbers = ({ visits, entries: all, heard, firstDay, lastDay, sites, themes }: typeof counts) => ({
    ...{ visits, all, heard, firstDay, lastDay },
    sites: sites.map(({ name }) => name),
    support: new Map(themes.map(({ name, siteIds }) => [name, siteIds.length])),
  });
  expect(numbers(counts)).toEqual(numbers(demoDraft().counts));
  const leads = (of: typeof draft) => of.sections.map(({ points }) => points.map((point) => point.lead));
  expect(leads(draft)).toEqual(leads(demoDraft().draft));
  expect([...new Set(checkReport(draft, counts).map(({ kind }) => kind))]).toEqual(["raw_speech"]);
});
