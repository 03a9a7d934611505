import { mergeOrder } from "@/lib/reports/parts/merge-order";
import { assemble, orderOf, partsOf, sameOrder, samePart } from "@/lib/reports/parts/parts";
import { frontKey, type ReportOrder, type ReportPart, type ServedReport } from "@/lib/reports/parts/types";
import type { ReportDraft } from "@/lib/reports/types";

/** What a person has changed in a report, as it is sent; and what becomes of it on the server. */

/** A part, and the version of it that was changed; 0 for a new one. */
export interface ChangedPart {
  part: ReportPart;
  base: number;
}

export interface ReportChanges {
  parts: ChangedPart[];
  removed: { key: string; base: number }[];
  /** Null if nothing was moved, added or removed. */
  order: { base: ReportOrder; mine: ReportOrder } | null;
}

/** What a person wrote as the server stores it. Two texts that differ only in what is not stored are the same. */
export type Tidy = (part: ReportPart) => ReportPart;

/** `held`: parts that are not sent now. */
export function changesOf(
  served: ServedReport,
  mine: ReportDraft,
  { held, tidy }: { held: ReadonlySet<string>; tidy: Tidy },
): ReportChanges {
  const [before, after] = [partsOf(served.draft), partsOf(mine)];
  const base = (key: string) => served.versions[key] ?? 0;
  const [oldOrder, newOrder] = [orderOf(served.draft), orderOf(mine)];
  return {
    parts: [...after.values()]
      .filter((part) => !held.has(part.key) && !samePart(part, before.get(part.key)))
      .map(tidy)
      .filter((part) => !samePart(part, before.get(part.key)))
      .map((part) => ({ part, base: base(part.key) })),
    removed: [...before.keys()].filter((key) => !after.has(key)).map((key) => ({ key, base: base(key) })),
    order: sameOrder(oldOrder, newOrder) ? null : { base: oldOrder, mine: newOrder },
  };
}

export function isEmpty({ parts, removed, order }: ReportChanges): boolean {
  return parts.length === 0 && removed.length === 0 && order === null;
}

export interface Applied {
  /** To be written: new parts and changed ones. */
  written: ReportPart[];
  removed: string[];
  /** Null if it stays as it is. */
  order: ReportOrder | null;
  /** Parts that another person has changed since: they stay as they are. */
  refused: string[];
}

/** What the server does with changes. A part that another person has changed since is never replaced. */
export function applyChanges(current: ServedReport, changes: ReportChanges): Applied {
  const parts = partsOf(current.draft);
  const before = orderOf(current.draft);
  const versionOf = (key: string) => current.versions[key] ?? 0;
  const written: ReportPart[] = [];
  const refused: string[] = [];
  for (const { part, base } of changes.parts) {
    const there = parts.get(part.key);
    if (there && samePart(there, part)) continue;
    if (there && (there.kind !== part.kind || versionOf(part.key) !== base)) refused.push(part.key);
    else written.push(part);
  }
  const mine = changes.order?.mine ?? before;
  const homes = new Map(mine.flatMap(({ id, points }) => points.map((point) => [point, id] as const)));
  const gone = new Set<string>();
  const remove = (key: string, base: number, occupied: boolean) => {
    if (versionOf(key) !== base || occupied) refused.push(key);
    else gone.add(key);
  };
  const going = changes.removed.filter(({ key }) => parts.has(key) && key !== frontKey);
  for (const { key, base } of going) if (parts.get(key)?.kind === "point") remove(key, base, false);
  for (const { key, base } of going) {
    if (parts.get(key)?.kind !== "section") continue;
    // A point that another person has put there since, or one that stays because of its new text.
    const points = before.find(({ id }) => id === key)?.points ?? [];
    remove(
      key,
      base,
      points.some((point) => !gone.has(point) && (homes.get(point) ?? key) === key),
    );
  }
  const wanted = new Set([...parts.keys(), ...written.map(({ key }) => key)].filter((key) => !gone.has(key)));
  wanted.delete(frontKey);
  const order = mergeOrder(changes.order?.base ?? before, mine, before, wanted);
  const placed = new Set([frontKey, ...order.flatMap(({ id, points }) => [id, ...points])]);
  // A new point whose section another person has removed: its writer sends it again, with the section.
  refused.push(...written.filter(({ key }) => !placed.has(key)).map(({ key }) => key));
  return {
    written: written.filter(({ key }) => placed.has(key)),
    removed: [...gone],
    order: sameOrder(order, before) ? null : order,
    refused,
  };
}

/** What has changed in a report since a version: the parts written since then, and the order of today. */
export interface ReportDelta {
  version: number;
  parts: { part: ReportPart; version: number }[];
  order: ReportOrder;
}

/** `asked`: parts that were sent. What became of them is told too. */
export function deltaSince(report: ServedReport, since: number, asked: ReadonlySet<string> = new Set()): ReportDelta {
  const parts = [...partsOf(report.draft).values()].map((part) => ({ part, version: report.versions[part.key] ?? 0 }));
  return {
    version: report.version,
    order: orderOf(report.draft),
    parts: parts.filter(({ part, version }) => version > since || asked.has(part.key)),
  };
}

/** @throws if the delta begins after the report's version */
export function patched(report: ServedReport, delta: ReportDelta): ServedReport {
  const parts = partsOf(report.draft);
  const versions = { ...report.versions };
  for (const { part, version } of delta.parts) {
    parts.set(part.key, part);
    versions[part.key] = version;
  }
  return { version: delta.version, versions, draft: assemble(parts, delta.order) };
}
