import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { mergeEdited } from "@/lib/edited-fields";
import { AppError, type FieldProblem } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { townshipsByCodes } from "@/lib/sites/national/national-list";
import type { NewSite, SiteEdit } from "@/lib/sites/schema";
import { sameName } from "@/lib/sites/site-name";

interface StoredSite {
  id: string;
  name: string;
  kind: string;
  county: string;
  position: number;
  mergedIntoId: string | null;
  removedAt: Date | null;
}

/** Sites merged step by step, in a chain no longer than present_sites follows. */
const longestHistory = 15;

/** All sites of the project, after every other change of its list has ended: names and 沿革 are checked against them. */
async function lockSites(tx: Transaction, scope: ProjectScope): Promise<StoredSite[]> {
  const { projectId } = scope;
  await tx.$queryRaw(Prisma.sql`SELECT id FROM projects WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`);
  return tx.site.findMany({
    where: { projectId },
    select: { id: true, name: true, kind: true, county: true, position: true, mergedIntoId: true, removedAt: true },
  });
}

function refuseFields(fields: FieldProblem[]): void {
  if (fields.length > 0) throw new AppError("invalid", "errors.invalid", fields.slice(0, 50));
}

/**
 * Adds all of them or none. A site that was removed earlier is restored under its id, with the new kind and county. A
 * name or a national code that the project already has is a problem at its row.
 */
export async function addSites(
  tx: Transaction,
  scope: ProjectScope,
  input: { sites: readonly NewSite[] },
): Promise<string[]> {
  const { projectId } = scope;
  const stored = await lockSites(tx, scope);
  // If both a removed and a present site match, the present one wins, because it comes last.
  const byName = new Map(
    stored
      .toSorted((a, b) => Number(a.removedAt === null) - Number(b.removedAt === null))
      .map((site) => [sameName(site.name), site]),
  );
  const codes = new Set(townshipsByCodes(input.sites.flatMap(({ code }) => code ?? [])).map(({ code }) => code));
  const problems: FieldProblem[] = [];
  for (const [index, { name, code }] of input.sites.entries()) {
    const there = byName.get(sameName(name));
    if (there && !there.removedAt) problems.push({ path: `sites.${index}.name`, key: "sites.problems.taken" });
    if (code !== null && !codes.has(code))
      problems.push({ path: `sites.${index}.code`, key: "sites.problems.codeUnknown" });
  }
  refuseFields(problems);
  const last = Math.max(-1, ...stored.map(({ position }) => position));
  const fresh: Prisma.SiteCreateManyInput[] = [];
  const ids: string[] = [];
  for (const [index, { name, kind, county, code }] of input.sites.entries()) {
    const values = { name, kind, county, code, position: last + 1 + index };
    const there = byName.get(sameName(name));
    const id = there?.id ?? uuidv7();
    ids.push(id);
    if (there)
      await tx.site.update({
        where: { projectId_id: { projectId, id } },
        data: { ...values, mergedIntoId: null, removedAt: null },
      });
    else fresh.push({ ...values, projectId, id });
  }
  await tx.site.createMany({ data: fresh });
  return ids;
}

/**
 * Changes name, kind, county and 沿革 of one site, those that the person changed. It may take the name of a removed site.
 */
export async function updateSite(tx: Transaction, scope: ProjectScope, input: SiteEdit): Promise<void> {
  const { projectId } = scope;
  const { siteId, was } = input;
  const stored = await lockSites(tx, scope);
  const site = stored.find(({ id, removedAt }) => id === siteId && !removedAt);
  if (!site) throw new AppError("not_found");
  const { name, kind, county, ...into } = mergeEdited({
    ...{ was, typed: editedOf(input), stored: editedOf(site) },
    chosen: ["kind", "mergedIntoId"],
  });
  const mergedIntoId = into.mergedIntoId || null;
  const namesakes = stored.filter((other) => other.id !== siteId && sameName(other.name) === sameName(name));
  if (namesakes.some(({ removedAt }) => !removedAt)) refuseFields([{ path: "name", key: "sites.problems.taken" }]);
  if (mergedIntoId !== null && mergedIntoId !== site.mergedIntoId) {
    const key = mergeProblem(stored, siteId, mergedIntoId);
    if (key) refuseFields([{ path: "mergedIntoId", key }]);
  }
  for (const namesake of namesakes) {
    // It is unused, otherwise it could not have been removed. Only its name prevents the change.
    await tx.site.update({
      where: { projectId_id: { projectId, id: namesake.id } },
      data: { name: `${namesake.name}#${namesake.id}` },
    });
  }
  await tx.site.update({
    where: { projectId_id: { projectId, id: siteId } },
    data: { name, kind, county, mergedIntoId },
  });
}

/** What a person edits of a site, as the form holds it. */
function editedOf({ name, kind, county, mergedIntoId }: Omit<StoredSite, "id" | "position" | "removedAt">) {
  return { name, kind, county, mergedIntoId: mergedIntoId ?? "" };
}

/** Why a site cannot be the target: it must be a present site of this project, and no site may lead back to itself. */
function mergeProblem(stored: readonly StoredSite[], siteId: string, targetId: string): string | null {
  const byId = new Map(stored.map((site) => [site.id, site]));
  const target = byId.get(targetId);
  if (targetId === siteId) return "sites.problems.mergeSelf";
  if (!target || target.removedAt) return "sites.problems.mergeTarget";
  // Checked before "former", because the target of a cycle is always a former site.
  for (
    let at = target.mergedIntoId, steps = 0;
    at !== null && steps < stored.length;
    at = byId.get(at)?.mergedIntoId ?? null, steps += 1
  ) {
    if (at === siteId) return "sites.problems.mergeCycle";
  }
  if (target.mergedIntoId !== null) return "sites.problems.mergeFormer";
  return historyBelow(stored, siteId) + 1 > longestHistory ? "sites.problems.mergeLong" : null;
}

/** The largest number of 沿革 steps that lead to a site. */
function historyBelow(stored: readonly StoredSite[], siteId: string): number {
  let [steps, level] = [0, new Set([siteId])];
  while (steps <= longestHistory) {
    level = new Set(
      stored.filter(({ mergedIntoId }) => mergedIntoId !== null && level.has(mergedIntoId)).map(({ id }) => id),
    );
    if (level.size === 0) break;
    steps += 1;
  }
  return steps;
}

/**
 * Removes an unused site from the list. A site with visits, even voided ones, or with former sites cannot be removed:
 * they would count nowhere.
 */
export async function removeSite(tx: Transaction, scope: ProjectScope, siteId: string, now: Date): Promise<void> {
  const { projectId } = scope;
  const stored = await lockSites(tx, scope);
  if (!stored.some(({ id, removedAt }) => id === siteId && !removedAt)) throw new AppError("not_found");
  // A visit that is being saved for this site locks the row: wait, then count it.
  await tx.$queryRaw(
    Prisma.sql`SELECT id FROM sites WHERE project_id = ${projectId}::uuid AND id = ${siteId}::uuid FOR UPDATE`,
  );
  const visits = await tx.visit.count({ where: { projectId, siteId } });
  if (visits > 0) throw new AppError("in_use", "sites.problems.used", [], { count: visits });
  const former = stored.filter(({ mergedIntoId, removedAt }) => mergedIntoId === siteId && !removedAt).length;
  if (former > 0) throw new AppError("conflict", "sites.problems.hasFormer", [], { count: former });
  await tx.site.update({
    where: { projectId_id: { projectId, id: siteId } },
    data: { removedAt: now, mergedIntoId: null },
  });
}
