import "server-only";
import { announce } from "@/lib/announce";
import * as z from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import { presentThemes } from "@/lib/codebook/present-themes";
import { chosenThemes, same } from "@/lib/coding/review/agreement";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { ReviewChoice } from "@/lib/vocabulary";

/** 议定: what stays on an entry to which two people gave different themes, and back. */
const refuse = (key: string, values: Record<string, string | number> = {}) =>
  new AppError("conflict", `codebook.review.refusal.${key}`, [], values);

/** Codings that settling took off, as they were. */
const takenOff = z.array(z.object({ themeId: z.string(), assignedBy: z.string(), assignedAt: z.string() }));

interface Held {
  reviewerId: string;
  finished: boolean;
  ended: boolean;
  first: string[];
  second: string[];
  settled: ReviewChoice | null;
  settler: string | null;
  putOn: string[];
  takenOff: unknown;
}
type Which = { sampleId: string; entryId: string };

/** The entry of a finished sample, held until the transaction ends: of two people at once the second one is told. */
async function hold(tx: Transaction, { projectId }: ProjectScope, { sampleId, entryId }: Which): Promise<Held> {
  const [held] = await tx.$queryRaw<Held[]>`
    SELECT s.reviewer_id AS "reviewerId", s.finished_at IS NOT NULL AS finished, s.ended_at IS NOT NULL AS ended,
      own.first_themes AS first, own.second_themes AS second, own.settled, own.put_on AS "putOn",
      own.taken_off AS "takenOff", (SELECT display_name FROM users WHERE id = own.settled_by) AS settler
    FROM review_sample_entries own JOIN review_samples s ON s.project_id = own.project_id AND s.id = own.sample_id
    WHERE own.project_id = ${projectId}::uuid AND own.sample_id = ${sampleId}::uuid AND own.entry_id = ${entryId}::uuid
    FOR UPDATE OF own`;
  if (!held) throw new AppError("not_found");
  if (held.ended) throw refuse("ended");
  if (!held.finished) throw refuse("notFinished");
  return held;
}

/** Puts the chosen themes on the entry and takes the others of the two off. Themes that neither gave it stay. */
export async function settleSampled(
  tx: Transaction,
  scope: ProjectScope,
  input: Which & { choice: ReviewChoice; now: Date },
): Promise<void> {
  const { projectId, userId } = scope;
  const { sampleId, entryId, choice, now } = input;
  const held = await hold(tx, scope, input);
  if (held.settled) throw refuse("settledAlready", { name: held.settler ?? "" });
  const there = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM entries e JOIN visits v ON v.project_id = e.project_id AND v.id = e.visit_id AND v.state = 'approved'
    JOIN review_sample_entries own ON own.project_id = e.project_id AND own.entry_id = e.id
      AND own.sample_id = ${sampleId}::uuid AND own.text_hash = md5(e.text)
    WHERE e.project_id = ${projectId}::uuid AND e.id = ${entryId}::uuid FOR SHARE OF e`;
  if (there.length === 0) throw refuse("entryChanged");
  const present = await presentThemes(tx, scope, [...held.first, ...held.second]);
  const today = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => present.get(id) ?? []))];
  const both = { first: today(held.first), second: today(held.second) };
  if (same(both.first, both.second)) throw refuse("noDifference");
  const chosen = chosenThemes(choice, both);
  const union = new Set([...both.first, ...both.second]);
  const themes = await tx.$queryRaw<{ id: string; name: string; archived: boolean }[]>`
    SELECT id, name, archived_at IS NOT NULL AS archived FROM themes
    WHERE project_id = ${projectId}::uuid AND id = ANY(${[...union]}::uuid[]) ORDER BY id FOR SHARE`;
  const before = await tx.entryTheme.findMany({ where: { projectId, entryId, themeId: { in: [...union] } } });
  const on = new Set(before.map(({ themeId }) => themeId));
  const put = chosen.filter((id) => !on.has(id));
  const archived = themes.find((theme) => theme.archived && put.includes(theme.id));
  if (archived) throw new AppError("conflict", "codebook.refusal.archived", [], { name: archived.name });
  const off = before.filter(({ themeId }) => !chosen.includes(themeId));
  await tx.entryTheme.deleteMany({ where: { projectId, entryId, themeId: { in: off.map(({ themeId }) => themeId) } } });
  await tx.entryTheme.createMany({
    data: put.map((themeId) => ({
      ...{ projectId, entryId, themeId, assignedAt: now },
      assignedBy: both.second.includes(themeId) ? held.reviewerId : userId,
    })),
  });
  if (off.length + put.length > 0) await announce(tx, { kind: "coding", projectId, userId });
  await tx.reviewSampleEntry.update({
    where: { projectId_sampleId_entryId: { projectId, sampleId, entryId } },
    data: {
      ...{ settled: choice, settledBy: userId, settledAt: now, putOn: put },
      takenOff: off.map(({ themeId, assignedBy, assignedAt }) => ({
        ...{ themeId, assignedBy, assignedAt: assignedAt.toISOString() },
      })),
    },
    select: { entryId: true },
  });
}

/** Takes it back: what it put on is off, what it took off is on again, by whom and when it was. */
export async function unsettleSampled(tx: Transaction, scope: ProjectScope, input: Which): Promise<void> {
  const { projectId } = scope;
  const { sampleId, entryId } = input;
  const held = await hold(tx, scope, input);
  if (!held.settled) throw refuse("notSettled");
  const off = takenOff.parse(held.takenOff);
  const there = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM entries WHERE project_id = ${projectId}::uuid AND id = ${entryId}::uuid FOR SHARE`;
  if (there.length > 0) {
    const present = await presentThemes(tx, scope, [...held.putOn, ...off.map(({ themeId }) => themeId)]);
    const back = off.flatMap(({ themeId, ...coding }) => {
      const at = present.get(themeId);
      return at ? [{ ...coding, themeId: at }] : [];
    });
    const kept = new Set(back.map(({ themeId }) => themeId));
    const gone = held.putOn.flatMap((id) => present.get(id) ?? []).filter((id) => !kept.has(id));
    await tx.entryTheme.deleteMany({ where: { projectId, entryId, themeId: { in: gone } } });
    await tx.entryTheme.createMany({
      data: back.map((coding) => ({ projectId, entryId, ...coding })),
      skipDuplicates: true,
    });
    await announce(tx, { kind: "coding", projectId, userId: scope.userId });
  }
  await tx.$executeRaw`
    UPDATE review_sample_entries SET settled = NULL, settled_by = NULL, settled_at = NULL, put_on = '{}', taken_off = NULL
    WHERE project_id = ${projectId}::uuid AND sample_id = ${sampleId}::uuid AND entry_id = ${entryId}::uuid`;
}
