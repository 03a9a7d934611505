import "server-only";
import { notFound } from "next/navigation";
import { can } from "@/lib/auth/policy";
import { countSample, listSamples, readDrawn, readSampled, readThemeNames } from "@/lib/coding/review/data";
import { readReviewDesk } from "@/lib/coding/data/review-desk";
import { openToRead } from "@/lib/gates/open-page";
import { listMembers } from "@/lib/members/data";
import { id } from "@/lib/text";

/** The samples of the project, each with how far the two people agree once it is handed in. */
export async function loadSamples(projectId: string) {
  const { scope } = await openToRead(projectId, "entry.code");
  const mayStart = can(scope.actor, "theme.edit");
  const [samples, members] = await Promise.all([listSamples(scope), mayStart ? listMembers(scope) : []]);
  const finished = samples.flatMap((sample) => (sample.finishedAt && !sample.endedAt ? [sample.id] : []));
  const sampled = finished.length > 0 ? await readSampled(scope, finished) : new Map();
  return {
    mayStart,
    samples: samples.map((sample) => ({
      ...sample,
      counted: finished.includes(sample.id) ? countSample(sampled.get(sample.id) ?? []) : null,
    })),
    reviewers: members.flatMap(({ userId, displayName, role, disabled }) =>
      role === "viewer" || disabled ? [] : [{ userId, displayName }],
    ),
  };
}
export type LoadedSample = Awaited<ReturnType<typeof loadSamples>>["samples"][number];

/** A sample: the desk of the second person, or what was drawn, or the two codings side by side once it is handed in. */
export async function loadSample(projectId: string, asked: string) {
  const { scope } = await openToRead(projectId, "entry.code");
  const known = id.safeParse(asked);
  const [sample] = known.success ? await listSamples(scope, known.data) : [];
  if (!sample) notFound();
  const maySettle = can(scope.actor, "theme.edit") && !sample.endedAt;
  if (sample.finishedAt) {
    const [sampled, names] = await Promise.all([readSampled(scope, [sample.id]), readThemeNames(scope)]);
    const entries = sampled.get(sample.id) ?? [];
    return { sample, maySettle, view: { kind: "compared" as const, entries, names, counted: countSample(entries) } };
  }
  if (sample.reviewerId === scope.userId && !sample.endedAt && can(scope.actor, "entry.code"))
    return { sample, maySettle, view: { kind: "desk" as const, desk: await readReviewDesk(scope, sample.id) } };
  return { sample, maySettle, view: { kind: "drawn" as const, entries: await readDrawn(scope, sample.id) } };
}
