import type { Tidy } from "@/lib/reports/parts/changes";
import { mergeOrder } from "@/lib/reports/parts/merge-order";
import { mergePart } from "@/lib/reports/parts/merge-part";
import { assemble, orderOf, partsOf, samePart } from "@/lib/reports/parts/parts";
import { frontKey, type ReportOrder, type ReportPart } from "@/lib/reports/parts/types";
import type { ReportDraft } from "@/lib/reports/types";

/** Another person's text of a part of which I have written something else. */
export interface Dispute {
  theirs: ReportPart;
  /** The fields that both changed, each in another way. */
  fields: readonly string[];
}

export interface Rebased {
  draft: ReportDraft;
  /** By the part's key. The draft has my text of these. */
  disputes: ReadonlyMap<string, Dispute>;
  /** Parts that I removed while another person changed them: they are back. */
  returned: readonly string[];
}

interface Versions {
  /** What I began with … */
  before: ReportDraft;
  /** … what I have made of it … */
  mine: ReportDraft;
  /** … and what the server has now. */
  now: ReportDraft;
  /**
   * What I sent of a part and had no answer to. If the server has it now, it is my own text and not another person's.
   */
  sent?: ReadonlyMap<string, readonly ReportPart[]>;
  tidy?: Tidy;
}

/** My part with the entries of today beside its citations. */
function withEntriesOf(theirs: ReportPart, mine: ReportPart): ReportPart {
  return mergePart(theirs, mine, theirs).content;
}

/** A section that I removed and in which another person has put a point since. */
function sectionsOfPoints(parts: Map<string, ReportPart>, orders: readonly ReportOrder[]): string[] {
  const homes = (point: string) =>
    orders.flatMap((order) => order.filter(({ points }) => points.includes(point)).map(({ id }) => id));
  const points = [...parts.values()].filter(({ kind }) => kind === "point");
  return points.flatMap(({ key }) => {
    const places = homes(key);
    return places.some((id) => parts.has(id)) ? [] : places.slice(0, 1);
  });
}

/** My changes, on top of what the server has now. Nothing that either person wrote is left out unseen. */
export function rebase({ before, mine, now, sent = new Map(), tidy = (part) => part }: Versions): Rebased {
  const [base, own, theirs] = [partsOf(before), partsOf(mine), partsOf(now)];
  const parts = new Map<string, ReportPart>();
  const disputes = new Map<string, Dispute>();
  const returned: string[] = [];
  for (const key of new Set([...theirs.keys(), ...own.keys()])) {
    const [a, b] = [own.get(key), theirs.get(key)];
    const mineOfOld = sent.get(key)?.find((part: ReportPart) => samePart(part, b));
    const from = mineOfOld ?? base.get(key);
    if (samePart(a && tidy(a), from)) {
      // The space that was typed last is not taken away from under the hand.
      if (b) parts.set(key, a && samePart(b, from) ? withEntriesOf(b, a) : b);
    } else if (!a) {
      if (!b || samePart(b, from)) continue;
      parts.set(key, b);
      returned.push(key);
    } else if (!b || !from) {
      // Removed by another person while I wrote it, or new: my text stays.
      parts.set(key, a);
      if (b && !samePart(a, b)) disputes.set(key, { theirs: b, fields: [] });
    } else {
      const { content, disputed } = mergePart(from, a, b);
      parts.set(key, content);
      if (disputed.length > 0) disputes.set(key, { theirs: b, fields: disputed });
    }
  }
  const orders = [orderOf(now), orderOf(mine), orderOf(before)];
  for (const id of sectionsOfPoints(parts, orders)) {
    const section = theirs.get(id) ?? own.get(id) ?? base.get(id);
    if (section) parts.set(id, section);
  }
  const wanted = new Set([...parts.keys()].filter((key) => key !== frontKey));
  // A section that is back stands where it stood before.
  const [nowOrder = [], mineOrder = [], baseOrder = []] = orders;
  return { draft: assemble(parts, mergeOrder(baseOrder, mineOrder, nowOrder, wanted)), disputes, returned };
}
