import { mergeAnswers, type AdviceAnswer } from "@/lib/reports/answers";
import type { PointContent, ReportPart } from "@/lib/reports/parts/types";
import type { DraftEvidence } from "@/lib/reports/types";

/** One part of a report that two people have changed since both read it. */

interface Merged<Content> {
  /** Mine where both changed the same field. */
  content: Content;
  /** The fields that both changed, each in another way. */
  disputed: string[];
}

function choose<Value>(base: Value | undefined, mine: Value, theirs: Value): { value: Value; disputed: boolean } {
  if (mine === base || mine === theirs) return { value: theirs, disputed: false };
  return { value: mine, disputed: theirs !== base };
}

/** Answers are of both; every other field is of one of the two. */
function mergeFields<Content extends { answers: AdviceAnswer[] }>(
  base: Content,
  mine: Content,
  theirs: Content,
): Merged<Content> {
  const answers = mergeAnswers({ base: base.answers, mine: mine.answers, theirs: theirs.answers });
  const content = { ...mine, answers };
  const disputed: string[] = [];
  for (const field of Object.keys(theirs) as (keyof Content & string)[]) {
    if (field === "answers") continue;
    const chosen = choose(base[field], mine[field], theirs[field]);
    content[field] = chosen.value;
    if (chosen.disputed) disputed.push(field);
  }
  return { content, disputed };
}

/** Citations of either are kept. Removed or accepted by one of the two is removed or accepted. */
function mergeEvidence(base: DraftEvidence[], mine: DraftEvidence[], theirs: DraftEvidence[]): DraftEvidence[] {
  const byId = (list: DraftEvidence[]) => new Map(list.map((one) => [one.id, one]));
  const [known, own] = [byId(base), byId(mine)];
  const merged = theirs.flatMap((other) => {
    const [before, mineNow] = [known.get(other.id), own.get(other.id)];
    if (!mineNow) return before ? [] : [other];
    return [
      {
        ...other,
        removed: choose(before?.removed, mineNow.removed, other.removed).value,
        // A text of which nobody has seen today's wording is not accepted.
        quotedText:
          before && mineNow.entry?.text === other.entry?.text
            ? choose(before.quotedText, mineNow.quotedText, other.quotedText).value
            : other.quotedText,
      },
    ];
  });
  const present = byId(merged);
  // By entry too: both may have cited the same one.
  const cited = new Set(merged.map(({ entryId }) => entryId));
  const added = mine.filter(
    ({ id, entryId }) => !present.has(id) && !known.has(id) && (entryId === null || !cited.has(entryId)),
  );
  return [...merged, ...added];
}

export function mergePart(base: ReportPart, mine: ReportPart, theirs: ReportPart): Merged<ReportPart> {
  if (base.kind === "point" && mine.kind === "point" && theirs.kind === "point") {
    const { evidence: _e, ...baseText } = base.content;
    const { evidence: _m, ...mineText } = mine.content;
    const { evidence: _t, ...theirText } = theirs.content;
    const { content, disputed } = mergeFields<Omit<PointContent, "evidence">>(baseText, mineText, theirText);
    const evidence = mergeEvidence(base.content.evidence, mine.content.evidence, theirs.content.evidence);
    return { content: { ...mine, content: { ...content, evidence } }, disputed };
  }
  if (base.kind === "section" && mine.kind === "section" && theirs.kind === "section") {
    const { content, disputed } = mergeFields(base.content, mine.content, theirs.content);
    return { content: { ...mine, content }, disputed };
  }
  if (base.kind === "front" && mine.kind === "front" && theirs.kind === "front") {
    const { content, disputed } = mergeFields(base.content, mine.content, theirs.content);
    return { content: { ...mine, content }, disputed };
  }
  throw new Error("parts of different kinds");
}
