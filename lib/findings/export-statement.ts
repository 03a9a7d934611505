import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFilterNames } from "@/lib/findings/data";
import { countedStates, maySeeUnapproved } from "@/lib/findings/filter";
import { conditions } from "@/lib/findings/filter-words";
import { overviewTotals, type OverviewTotals } from "@/lib/findings/queries/overview-totals";
import { visitsLeftOut } from "@/lib/findings/queries/visits-left-out";
import type { FindingsFilter } from "@/lib/findings/schema";
import type { Translator } from "@/lib/i18n/server";
import type { TableName } from "@/lib/taken-table";

interface Stated {
  filter: FindingsFilter;
  name: TableName;
  t: Translator;
  /** Conditions that only this table has, in words. */
  more?: readonly string[];
}

export interface Statement {
  notes: string[];
  counts: OverviewTotals;
}

/**
 * What every table of the findings says of itself: where it is from, its filter, what was counted and what was left
 * out.
 */
export async function statementOf(scope: ProjectScope, { filter, name, t, more = [] }: Stated): Promise<Statement> {
  const [names, counts, left] = await Promise.all([
    readFilterNames(scope, filter),
    overviewTotals(scope, filter),
    visitsLeftOut(scope, filter),
  ]);
  // Words that the reader's role does not allow would promise visits that are not in the file.
  const used = maySeeUnapproved(scope) ? filter : { ...filter, unapproved: undefined };
  const chosen = [...conditions(t, used, names).map(([, words]) => words), ...more];
  const states = countedStates(scope, filter);
  const counted = states.length === 0 ? "nothing" : states.length === 2 ? "both" : (states[0] ?? "nothing");
  const list = left.map(({ state, visits }) =>
    t("findings.said.stateVisits", { state: t(`vocabulary.visitState.${state}`), visits }),
  );
  return {
    counts,
    notes: [
      t("findings.said.from", { ...name }),
      chosen.length > 0 ? t("findings.said.filter", { conditions: chosen.join("；") }) : t("findings.said.noFilter"),
      t(
        `findings.said.counted.${counted === "submitted" || counted === "approved" || counted === "both" ? counted : "nothing"}`,
        {
          visits: counts.visits,
          sites: counts.visitedSites,
          planned: counts.plannedSites,
        },
      ),
      !maySeeUnapproved(scope)
        ? t("findings.said.leftUnseen")
        : list.length > 0
          ? t("findings.said.left", { list: list.join("、") })
          : t("findings.said.leftNone"),
    ],
  };
}
