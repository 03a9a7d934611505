import { v7 as uuidv7 } from "uuid";
import { createTheme } from "@/lib/codebook/mutations";
import { assignThemes } from "@/lib/coding/mutations";
import type { Database } from "@/lib/db";
import { addSite, addVisit, createProject, entryContent, serial } from "@/lib/testing/factories";
import { deskNow, openVisitWorld } from "@/lib/testing/visit-world";
import type { DimensionKey } from "@/lib/vocabulary";

/** A project whose themes and entries a test creates, and another project that it must never change. */
export async function openCodebookWorld(prisma: Database) {
  const desk = await openVisitWorld(prisma);
  const { projectId, people } = desk;
  const scope = desk.scopeOf("reviewer");
  return {
    projectId,
    people,
    scope,
    name: () => `主题${serial()}`,

    add: (name: string, parentId: string | null = null, dimension: DimensionKey = "problem") =>
      prisma.$transaction((tx) => createTheme(tx, scope, { dimension, name, definition: "", parentId })),

    put: (entryIds: string[], themeIds: string[]) =>
      prisma.$transaction((tx) => assignThemes(tx, scope, { entryIds, themeIds, now: deskNow })),

    async addEntries(texts: string[], dimension: DimensionKey = "problem"): Promise<string[]> {
      const entries = texts.map((text) => entryContent({ text, dimension }));
      await addVisit(prisma, { projectId, content: desk.note({ entries }) });
      return entries.map(({ id }) => id);
    },

    /** The ids of an entry and a theme of another project. */
    async foreignWorld(): Promise<{ entry: string; theme: string }> {
      const other = await createProject(prisma, { leadId: people.lead });
      const site = await addSite(prisma, { projectId: other });
      const entry = entryContent({ text: "外课题", dimension: "problem" });
      const note = desk.note({ siteId: site, recorderId: people.lead, memberIds: [people.lead] });
      await addVisit(prisma, { projectId: other, content: { ...note, entries: [entry] } });
      const theme = uuidv7();
      await prisma.theme.create({
        data: { projectId: other, id: theme, dimension: "problem", name: `主题${serial()}` },
      });
      return { entry: entry.id, theme };
    },
  };
}
