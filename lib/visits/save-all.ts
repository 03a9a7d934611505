import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { LostRace } from "@/lib/lost-race";
import type { Statements } from "@/lib/statements";
import { changeVisit } from "@/lib/visits/change-statement";
import { countedFigures, indicatorKey } from "@/lib/visits/counted-figures";
import { createVisits } from "@/lib/visits/create-statement";
import { readSaveFacts, type SaveFacts } from "@/lib/visits/data/save-facts";
import { decideSave, type SaveVisitOutcome, type SentVisit } from "@/lib/visits/save-decision";
import { addIndicators } from "@/lib/visits/figure-statements";

/** What the caller refuses on its own account. */
type Refuse<Refusal> = (sent: SentVisit, facts: SaveFacts) => Refusal | null;

const passes = 3;

/**
 * Saves many visits within a transaction, all of them or none: if one of them is refused, nothing is written, and every
 * refusal is returned. The facts of all are read by one statement, all new visits are written by one; each that
 * changes has its own. A visit that another transaction has just created is decided anew.
 */
export async function saveAll<Refusal>(
  statements: Statements,
  scope: ProjectScope,
  sent: readonly SentVisit[],
  { now, refuse }: { now: Date; refuse: Refuse<Refusal> },
): Promise<Map<string, SaveVisitOutcome | Refusal>> {
  const outcomes = new Map<string, SaveVisitOutcome | Refusal>();
  // In the order of the ids, so that two that save the same visits wait for each other instead of both standing still.
  let waiting = [...sent].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (let pass = 1; waiting.length > 0; pass += 1) {
    if (pass > passes) throw new LostRace();
    const facts = await factsWithIndicators(statements, scope, waiting);
    const decided = waiting.map((visit, place) => ({ visit, ...decisionOf(scope, visit, facts[place], refuse) }));
    for (const { visit, unsaved } of decided) if (unsaved) outcomes.set(visit.id, unsaved);
    if (decided.some(({ unsaved }) => unsaved && !isDuplicate(unsaved))) return outcomes;
    const fresh = decided.flatMap(({ visit, create }) => (create ? { ...visit, ...create } : []));
    const indicators = decided[0]?.facts.indicators ?? new Map<string, string>();
    const written = new Set(
      fresh.length > 0 ? await createVisits(statements, scope, { visits: fresh, indicators, now, audit: null }) : [],
    );
    for (const { id, saved } of fresh) if (written.has(id)) outcomes.set(id, { status: "saved", ...saved });
    for (const { visit, change, facts: known } of decided) {
      if (!change) continue;
      const changed = { ...visit, ...change, ...change.saved, facts: known, now, audit: null };
      if (await changeVisit(statements, scope, changed)) outcomes.set(visit.id, { status: "saved", ...change.saved });
    }
    waiting = waiting.filter(({ id }) => !outcomes.has(id));
  }
  return outcomes;
}

const isDuplicate = (outcome: unknown) =>
  typeof outcome === "object" && outcome !== null && "status" in outcome && outcome.status === "duplicate";

function decisionOf<Refusal>(
  scope: ProjectScope,
  visit: SentVisit,
  facts: SaveFacts | undefined,
  refuse: Refuse<Refusal>,
) {
  if (!facts) throw new Error("a save without facts");
  const refused = refuse(visit, facts);
  if (refused !== null) return { facts, unsaved: refused };
  const decision = decideSave(scope, visit, facts);
  if (decision.status === "create") return { facts, create: { saved: decision.saved } };
  if (decision.status === "change") return { facts, change: decision };
  return { facts, unsaved: decision };
}

/**
 * The facts, with an id for every indicator: those that are new are added first, for a transaction cannot begin again
 * where another one has just added the same. An entry or figure whose id stands in two of the visits is the first
 * one's.
 */
async function factsWithIndicators(
  statements: Statements,
  scope: ProjectScope,
  sent: readonly SentVisit[],
): Promise<SaveFacts[]> {
  const named = new Map(
    sent.flatMap(({ content }) => countedFigures(content)).map((figure) => [indicatorKey(figure), figure]),
  );
  let facts = await readSaveFacts(statements, scope, sent);
  const missing = [...named].filter(([key]) => !facts[0]?.indicators.has(key)).map(([, figure]) => figure);
  if (missing.length > 0) {
    await statements.rows(addIndicators(scope.projectId, missing));
    facts = await readSaveFacts(statements, scope, sent);
  }
  const claimed = new Set<string>();
  return facts.map((own, place) => {
    const { entries = [], figures = [] } = sent[place]?.content ?? {};
    const ids = [...entries, ...figures].map(({ id }) => id);
    const twice = ids.filter((id) => claimed.has(id));
    for (const id of ids) claimed.add(id);
    return { ...own, taken: [...own.taken, ...twice] };
  });
}
