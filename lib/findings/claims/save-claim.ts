import "server-only";
import { v7 as uuidv7 } from "uuid";
import type * as z from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import { presentThemes } from "@/lib/codebook/present-themes";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { claimSources, readClaimSources } from "@/lib/findings/claims/claim-sources";
import { placeClaims } from "@/lib/findings/queries/standing-claims";
import { mostClaims, type affirmClaimSchema, type saveClaimSchema } from "@/lib/findings/claims/schema";
import { claimSites, readEvidence } from "@/lib/findings/queries/claim-support";
import { claimVersions, type ClaimVersion } from "@/lib/findings/queries/claim-versions";
import { sourceMark } from "@/lib/findings/sourced/source-mark";
import { saveVersion, type SavedText } from "@/lib/findings/sourced/save-version";
import type { Source } from "@/lib/findings/sourced/sources";
import type { DimensionKey } from "@/lib/vocabulary";

type SaveClaim = z.output<typeof saveClaimSchema> & { now: Date };
type AffirmClaim = z.output<typeof affirmClaimSchema> & { now: Date };
export type SavedClaim = SavedText & { claimId: string };

/** What a version says, without what it stands on. */
type WrittenClaim = Pick<ClaimVersion, "claimId" | "dimension" | "text" | "themeIds" | "evidenceIds" | "bestId">;

interface ClaimToSave {
  claim: WrittenClaim;
  version: string | null;
  hasSeen: (sources: readonly Source[]) => boolean;
  now: Date;
}

function refuse(path: "statement" | "themeIds" | "evidence", key: string): never {
  throw new AppError("invalid", key, [{ path, key }]);
}

/** These themes as they are today. @throws AppError invalid for one that is gone or of another dimension */
async function demandThemes(tx: Transaction, scope: ProjectScope, ids: readonly string[], dimension: DimensionKey) {
  const at = await presentThemes(tx, scope, ids);
  const present = [...new Set(ids.map((id) => at.get(id) ?? refuse("themeIds", "claims.themeGone")))];
  const own = { projectId: scope.projectId, dimension, id: { in: present } };
  if ((await tx.theme.count({ where: own })) < present.length) refuse("themeIds", "claims.themeGone");
  return present;
}

/** Those of these entries that the project has, whether they count or not. */
async function knownEntries(tx: Transaction, { projectId }: ProjectScope, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.entry.findMany({ where: { projectId, id: { in: [...ids] } }, select: { id: true } });
  const known = new Set(rows.map(({ id }) => id));
  return [...new Set(ids)].filter((id) => known.has(id));
}

async function sourcesOf(tx: Transaction, scope: ProjectScope, claim: WrittenClaim): Promise<Source[]> {
  const sites = await claimSites(scope, [{ ...claim, id: claim.claimId }], tx);
  const entries = await readEvidence(scope, claim.evidenceIds, tx);
  const evidence = claim.evidenceIds.flatMap((id) => {
    const entry = entries.get(id);
    return entry?.dimension === claim.dimension ? [entry] : [];
  });
  return claimSources(evidence, sites.get(claim.claimId) ?? []);
}

const said = ({ text, themeIds, evidenceIds, bestId }: WrittenClaim) =>
  JSON.stringify([text, themeIds, evidenceIds, bestId]);

async function save(tx: Transaction, scope: ProjectScope, { claim, version, hasSeen, now }: ClaimToSave) {
  const { projectId, userId } = scope;
  const { claimId, dimension, text: statement, themeIds, evidenceIds, bestId } = claim;
  const saved = await saveVersion<ClaimVersion>(tx, {
    subject: `claim ${projectId} ${claimId}`,
    readLast: async () => (await claimVersions(scope, claimId, tx))[0],
    readSources: () => sourcesOf(tx, scope, claim),
    ...{ version, hasSeen },
    saysSame: (last) => said(last) === said(claim),
    write: (id, sources) => {
      if (statement !== "" && readClaimSources(sources).siteIds.length === 0) refuse("evidence", "claims.noSources");
      const stored = sources.map((source) => [...source]);
      return tx.claimVersion.create({
        data: {
          ...{ projectId, id, claimId, dimension, statement, themeIds, evidenceIds, bestId },
          ...{ sources: stored, writtenBy: userId, writtenAt: now },
        },
        select: { id: true },
      });
    },
  });
  return { ...saved, claimId };
}

/**
 * Writes a claim, new or as a new version. Nothing is replaced: not a text that the writer did not see, and not one
 * that was written before.
 * @throws AppError not_found for an unknown claim; invalid at a field for a theme that is gone, a claim that nothing
 * counted stands behind, or one too many
 */
export async function saveClaim(tx: Transaction, scope: ProjectScope, input: SaveClaim): Promise<SavedClaim> {
  const { projectId } = scope;
  const { dimension, statement: text, version, evidence, now } = input;
  const claimId = input.claimId ?? uuidv7();
  const last = input.claimId === null ? undefined : (await claimVersions(scope, claimId, tx))[0];
  if (input.claimId !== null && last?.dimension !== dimension) throw new AppError("not_found");
  if (!last && text === "") refuse("statement", "errors.field.required");
  if (!last) {
    const claims = await tx.claimVersion.groupBy({ by: ["claimId"], where: { projectId } });
    if (claims.length >= mostClaims) refuse("statement", "claims.tooMany");
  }
  // What is taken away keeps its themes and entries as they were.
  if (last && text === "") return save(tx, scope, { claim: { ...last, text }, version, hasSeen: () => true, now });
  const themeIds = await demandThemes(tx, scope, input.themeIds, dimension);
  const evidenceIds = await knownEntries(
    tx,
    scope,
    evidence.map(({ id }) => id),
  );
  const bestId = input.bestId !== null && evidenceIds.includes(input.bestId) ? input.bestId : null;
  return save(tx, scope, {
    claim: { claimId, dimension, text, themeIds, evidenceIds, bestId },
    version,
    hasSeen: (sources) => {
      // What was shown without words did not count; if it does now, its words are new to the writer.
      const words = new Map(readClaimSources(sources).entries);
      return evidence.every(({ id, hash }) => (words.get(id) ?? "") === hash);
    },
    now,
  });
}

/**
 * 已阅: the same claim on what it stands on now, without themes and entries that were deleted.
 * @throws AppError not_found for an unknown claim; invalid where nothing counted stands behind it
 */
export async function affirmClaim(tx: Transaction, scope: ProjectScope, input: AffirmClaim): Promise<SavedClaim> {
  const { claimId, version, now } = input;
  const [last] = await claimVersions(scope, claimId, tx);
  const [placed] = await placeClaims(scope, last && last.text !== "" ? [last] : [], tx);
  if (!last || !placed) throw new AppError("not_found");
  const evidenceIds = await knownEntries(tx, scope, last.evidenceIds);
  const bestId = last.bestId !== null && evidenceIds.includes(last.bestId) ? last.bestId : null;
  const { dimension, text } = last;
  return save(tx, scope, {
    claim: { claimId, dimension, text, themeIds: [...placed.themeIds], evidenceIds, bestId },
    version,
    hasSeen: (sources) => sourceMark(sources) === input.sources,
    now,
  });
}
