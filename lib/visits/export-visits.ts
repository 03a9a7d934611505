import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import type { Translator } from "@/lib/i18n/server";
import { tableName } from "@/lib/projects/table-name";
import { readSiteFilter } from "@/lib/sites/data";
import type { TakenTable } from "@/lib/taken-table";
import { listRecorders } from "@/lib/visits/data/recorders";
import { visibleStates } from "@/lib/visits/data/visible-states";
import { countVisitsByState, listVisits } from "@/lib/visits/data/visit-list";
import { readVisitListFilter, type VisitListFilter } from "@/lib/visits/list-filter";
import { visitStates } from "@/lib/vocabulary";

/** The columns with their widths. */
const columns = {
  number: 7,
  site: 20,
  present: 20,
  kind: 8,
  day: 12,
  method: 12,
  recorder: 12,
  state: 10,
  entries: 9,
  figures: 9,
  comments: 12,
} as const;
type Column = keyof typeof columns;

/** The list is read at once; a study of a million entries has fewer. */
export const mostVisits = 50_000;

/**
 * 走访清单: the visits of an address as a table, all that the page lists with the same parameters. It has what the list
 * shows, and no text of a note.
 * @throws AppError invalid if a parameter is not understood
 */
export async function exportVisits(
  scope: ProjectScope,
  query: URLSearchParams,
  { t, now }: { t: Translator; now: Date },
): Promise<{ filter: VisitListFilter; table: TakenTable }> {
  const { filter, ignored } = readVisitListFilter(Object.fromEntries(query));
  if (ignored.length > 0)
    throw new AppError("invalid", "visits.export.unread", [], {
      names: ignored.map((key) => t(`visits.list.names.${key}`)).join("、"),
    });
  const [name, { total, visits }, byState, conditions] = await Promise.all([
    tableName(scope, t("visits.export.file"), now),
    listVisits(scope, filter, { offset: 0, size: mostVisits }),
    countVisitsByState(scope, filter),
    conditionsOf(scope, filter, t),
  ]);
  const keys = Object.keys(columns) as Column[]; // the keys of a closed literal
  const states = byState.map(({ state, visits: count }) =>
    t("findings.said.stateVisits", { state: t(`vocabulary.visitState.${state}`), visits: count }),
  );
  const all = visibleStates(scope).length === visitStates.length;
  return {
    filter,
    table: {
      name,
      columns: keys.map((key) => ({ title: t(`visits.export.columns.${key}`), width: columns[key] })),
      fixed: 2,
      rows: visits.map((visit, index) => [
        index + 1,
        visit.siteName,
        visit.presentName ?? "",
        t(`vocabulary.siteKind.${visit.siteKind}`),
        visit.visitedOn,
        t(`vocabulary.visitMethod.${visit.method}`),
        visit.recorderName,
        t(`vocabulary.visitState.${visit.state}`),
        visit.entries,
        visit.figures,
        visit.openComments,
      ]),
      notes: [
        t("findings.said.from", { ...name }),
        conditions.length > 0
          ? t("findings.said.filter", { conditions: conditions.join("；") })
          : t("findings.said.noFilter"),
        t("visits.export.counted", { total, states: states.join(t("findings.said.separator")) || "—" }),
        t(all ? "visits.export.allStates" : "visits.export.onlyApproved"),
        ...(total > visits.length ? [t("visits.export.cut", { most: mostVisits })] : []),
      ],
      notesName: t("findings.said.sheet"),
      cut: t("findings.said.cut"),
    },
  };
}

/** Each condition of the list's filter, in words. */
async function conditionsOf(scope: ProjectScope, filter: VisitListFilter, t: Translator): Promise<string[]> {
  const gone = t("findings.filter.gone");
  const site = filter.site && ((await readSiteFilter(scope, filter.site)).chosen?.name ?? gone);
  const recorder =
    filter.recorder && (await listRecorders(scope)).find(({ id }) => id === filter.recorder)?.displayName;
  const named = (key: keyof VisitListFilter, words: string) => `${t(`visits.list.names.${key}`)}：${words}`;
  return [
    ...(site ? [named("site", site)] : []),
    ...(filter.state ? [named("state", t(`vocabulary.visitState.${filter.state}`))] : []),
    ...(filter.waiting ? [t("visits.list.names.waiting")] : []),
    ...(filter.recorder ? [named("recorder", recorder ?? gone)] : []),
    ...(filter.only || filter.imported ? [t("visits.list.names.imported")] : []),
    ...(filter.from ? [t("findings.filter.fromOf", { day: filter.from })] : []),
    ...(filter.to ? [t("findings.filter.toOf", { day: filter.to })] : []),
  ];
}
