"use server";
import * as exchange from "@/lib/codebook/exchange/apply";
import { readCodebook } from "@/lib/codebook/exchange/data";
import { fingerprintOf } from "@/lib/codebook/exchange/fingerprint";
import { planImport } from "@/lib/codebook/exchange/plan";
import type { CodebookPreview } from "@/lib/codebook/exchange/preview";
import { readCodebookFile } from "@/lib/codebook/exchange/read-file";
import { exchangeLimits, importCodebookSchema } from "@/lib/codebook/exchange/rows";
import * as examples from "@/lib/codebook/example";
import * as archiving from "@/lib/codebook/archive";
import * as mutations from "@/lib/codebook/mutations";
import { countAssigned as countAssignedTo, readMerges as mergesOf } from "@/lib/codebook/data";
import * as merging from "@/lib/codebook/merge";
import {
  archiveThemeSchema,
  countAssignedSchema,
  createThemeSchema,
  deleteThemeSchema,
  mergeThemeSchema,
  moveThemeSchema,
  previewCodebookSchema,
  readMergesSchema,
  setExampleSchema,
  undoMergeSchema,
  updateThemeSchema,
} from "@/lib/codebook/schema";
import { defineProjectAction } from "@/lib/gates/define-action";
import { defineProjectFormQuery, defineProjectQuery } from "@/lib/gates/define-query-action";

export const createTheme = defineProjectAction(
  "codebook.createTheme",
  createThemeSchema,
  async ({ tx, scope, input, audit }) => {
    const themeId = await mutations.createTheme(tx, scope, input);
    audit(themeId, { dimension: input.dimension });
    return { themeId };
  },
);

export const updateTheme = defineProjectAction(
  "codebook.updateTheme",
  updateThemeSchema,
  async ({ tx, scope, input, audit }) => {
    await mutations.updateTheme(tx, scope, input);
    audit(input.themeId);
    return {};
  },
);

export const moveTheme = defineProjectAction(
  "codebook.moveTheme",
  moveThemeSchema,
  async ({ tx, scope, input, audit }) => {
    await mutations.moveTheme(tx, scope, input);
    audit(input.themeId, { direction: input.direction });
    return {};
  },
);

export const setExample = defineProjectAction(
  "codebook.setExample",
  setExampleSchema,
  async ({ tx, scope, input, audit }) => {
    await examples.setExample(tx, scope, input);
    audit(input.themeId, { entry: input.entryId });
    return {};
  },
);

/** Takes a theme and all below it out of what is offered, or brings it back. */
export const archiveTheme = defineProjectAction(
  "codebook.archiveTheme",
  archiveThemeSchema,
  async ({ tx, scope, input, now, audit }) => {
    const themes = await archiving.archiveTheme(tx, scope, { ...input, now });
    audit(input.themeId, { archived: input.archived, themes });
    return { themes };
  },
);

/** What a file would do to the codebook: nothing is written. */
export const previewCodebook = defineProjectFormQuery(
  "codebook.previewCodebook",
  { schema: previewCodebookSchema, maxFileBytes: exchangeLimits.bytes },
  async ({ scope, input }): Promise<CodebookPreview> => {
    const read = readCodebookFile(new Uint8Array(await input.file.arrayBuffer()), input.dimension);
    if ("fault" in read) return read;
    const plan = planImport(await readCodebook(scope), read);
    const { rows: changes, refused, unchanged, untouched, archivedAlong } = plan;
    const along = archivedAlong.length;
    return { written: read, fingerprint: fingerprintOf(plan), changes, refused, unchanged, untouched, along };
  },
);

export const importCodebook = defineProjectAction(
  "codebook.importCodebook",
  importCodebookSchema,
  async ({ tx, scope, input, now, audit }) => {
    const done = await exchange.importCodebook(tx, scope, { ...input, now });
    audit(scope.projectId, { ...done });
    return done;
  },
);

/** Told before a theme is deleted. */
export const countAssigned = defineProjectQuery(
  "codebook.countAssigned",
  countAssignedSchema,
  async ({ scope, input }) => ({ entries: await countAssignedTo(scope, input.themeId) }),
);

export const deleteTheme = defineProjectAction(
  "codebook.deleteTheme",
  deleteThemeSchema,
  async ({ tx, scope, input, audit }) => {
    await mutations.deleteTheme(tx, scope, input);
    audit(input.themeId, { entries: input.entries });
    return {};
  },
);

/** Told before a theme is merged: what would follow it, and what was merged into it. */
export const readMerges = defineProjectQuery("codebook.readMerges", readMergesSchema, async ({ scope, input }) =>
  mergesOf(scope, input.themeId),
);

export const mergeTheme = defineProjectAction(
  "codebook.mergeTheme",
  mergeThemeSchema,
  async ({ tx, scope, input, now, audit }) => {
    const mergeId = await merging.mergeTheme(tx, scope, { ...input, now });
    audit(input.themeId, { into: input.intoId, entries: input.entries });
    return { mergeId };
  },
);

export const undoMerge = defineProjectAction(
  "codebook.undoMerge",
  undoMergeSchema,
  async ({ tx, scope, input, now, audit }) => {
    const themeId = await merging.undoMerge(tx, scope, { ...input, now });
    audit(themeId, { merge: input.mergeId });
    return { themeId };
  },
);
