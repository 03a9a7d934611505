"use server";
import * as mutations from "@/lib/coding/mutations";
import { markAgainst as markEntryAgainst } from "@/lib/coding/counter-examples";
import * as pairs from "@/lib/coding/pairs";
import * as samples from "@/lib/coding/review/mutations";
import * as review from "@/lib/coding/review/schema";
import * as settling from "@/lib/coding/review/settle";
import {
  assignThemesSchema,
  markAgainstSchema,
  refuseSuggestionSchema,
  themePairSchema,
  unassignThemeSchema,
} from "@/lib/coding/schema";
import { defineProjectAction } from "@/lib/gates/define-action";

export const assignThemes = defineProjectAction(
  "codebook.assignThemes",
  assignThemesSchema,
  async ({ tx, scope, input, now, audit }) => {
    const { entryIds, themeIds, again = false } = input;
    const assigned = await mutations.assignThemes(tx, scope, { entryIds, themeIds, again, now });
    if (input.suggested) await mutations.rememberAccepted(tx, scope, { assigned, now });
    audit(themeIds.length === 1 ? (themeIds[0] ?? null) : null, {
      entries: entryIds.length,
      themes: themeIds.length,
      assigned: assigned.length,
      ...(input.suggested && { suggested: true }),
    });
    return { assigned };
  },
);

export const unassignTheme = defineProjectAction(
  "codebook.unassignTheme",
  unassignThemeSchema,
  async ({ tx, scope, input, audit }) => {
    const removed = await mutations.unassignTheme(tx, scope, input.assignments);
    audit(input.assignments.length === 1 ? (input.assignments[0]?.themeId ?? null) : null, { removed });
    return { removed };
  },
);

export const refuseSuggestion = defineProjectAction(
  "codebook.refuseSuggestion",
  refuseSuggestionSchema,
  async ({ tx, scope, input, now, audit }) => {
    await mutations.refuseSuggestion(tx, scope, { ...input, now });
    audit(input.themeId, { entry: input.entryId, refused: input.refused });
    return { refused: input.refused };
  },
);

export const pairThemes = defineProjectAction(
  "codebook.pairThemes",
  themePairSchema,
  async ({ tx, scope, input, now, audit }) => {
    await pairs.pairThemes(tx, scope, { ...input, now });
    audit(input.problemId, { suggestion: input.suggestionId });
    return {};
  },
);

export const unpairThemes = defineProjectAction(
  "codebook.unpairThemes",
  themePairSchema,
  async ({ tx, scope, input, audit }) => {
    const removed = await pairs.unpairThemes(tx, scope, input);
    audit(input.problemId, { suggestion: input.suggestionId, removed });
    return {};
  },
);

export const markAgainst = defineProjectAction(
  "codebook.markAgainst",
  markAgainstSchema,
  async ({ tx, scope, input, now, audit }) => {
    await markEntryAgainst(tx, scope, { ...input, now });
    audit(input.themeId, { entry: input.entryId, against: input.against });
    return {};
  },
);

/** 复核抽样. */
export const startSample = defineProjectAction(
  "codebook.startSample",
  review.startSampleSchema,
  async ({ tx, scope, input, now, audit }) => {
    const started = await samples.startSample(tx, scope, { ...input, now });
    audit(started.sampleId, { entries: started.entries, reviewer: input.reviewerId });
    return started;
  },
);

export const codeSampled = defineProjectAction(
  "codebook.codeSampled",
  review.codeSampledSchema,
  async ({ tx, scope, input, now, audit }) => {
    await samples.codeSampled(tx, scope, { ...input, now });
    audit(input.sampleId, { entry: input.entryId });
    return {};
  },
);

export const finishSample = defineProjectAction(
  "codebook.finishSample",
  review.finishSampleSchema,
  async ({ tx, scope, input, now, audit }) => {
    await samples.finishSample(tx, scope, { ...input, now });
    audit(input.sampleId);
    return {};
  },
);

export const endSample = defineProjectAction(
  "codebook.endSample",
  review.endSampleSchema,
  async ({ tx, scope, input, now, audit }) => {
    await samples.endSample(tx, scope, { ...input, now });
    audit(input.sampleId);
    return {};
  },
);

export const settleSampled = defineProjectAction(
  "codebook.settleSampled",
  review.settleSampledSchema,
  async ({ tx, scope, input, now, audit }) => {
    await settling.settleSampled(tx, scope, { ...input, now });
    audit(input.sampleId, { entry: input.entryId, choice: input.choice });
    return {};
  },
);

export const unsettleSampled = defineProjectAction(
  "codebook.unsettleSampled",
  review.unsettleSampledSchema,
  async ({ tx, scope, input, audit }) => {
    await settling.unsettleSampled(tx, scope, input);
    audit(input.sampleId, { entry: input.entryId });
    return {};
  },
);
