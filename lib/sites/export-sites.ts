import "server-only";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import type { Translator } from "@/lib/i18n/server";
import { tableName } from "@/lib/projects/table-name";
import { listSites } from "@/lib/sites/data";
import { readSiteAddress, sitePage, type AskedSites } from "@/lib/sites/site-page";
import type { TakenTable } from "@/lib/taken-table";
import { siteKinds, visitStates } from "@/lib/vocabulary";

/**
 * 调研点 of an address as a table: all sites that the page lists under the same kind and name, on whatever page.
 * @throws AppError invalid for a kind that is none: the table would have other rows than expected
 */
export async function exportSites(
  scope: ProjectScope,
  query: URLSearchParams,
  { t, now }: { t: Translator; now: Date },
): Promise<{ asked: AskedSites; table: TakenTable }> {
  const kind = query.get("kind");
  if (kind && !siteKinds.some((each) => each === kind)) throw new AppError("invalid", "sites.export.unread");
  const asked: AskedSites = { ...readSiteAddress(Object.fromEntries(query)), page: "all" };
  const [name, sites] = await Promise.all([tableName(scope, t("sites.export.file"), now), listSites(scope)]);
  // Not even the number of visits that the reader may not open is told.
  const states = visitStates.filter((state) =>
    can(scope.actor, "visit.read", { state, recorderId: "", createdBy: "" }),
  );
  const { rows, total } = sitePage(sites, asked);
  const separator = t("findings.said.separator");
  const widths = { number: 7, name: 22, kind: 8, county: 14, history: 34 };
  const conditions = [
    ...(asked.kind ? [t("findings.filter.kindOf", { name: t(`vocabulary.siteKind.${asked.kind}`) })] : []),
    ...(asked.name ? [t("sites.export.named", { name: asked.name })] : []),
  ];
  return {
    asked,
    table: {
      name,
      columns: [
        ...Object.entries(widths).map(([key, width]) => ({
          title: t(`sites.export.columns.${key as keyof typeof widths}`), // the keys of a closed literal
          width,
        })),
        ...states.map((state) => ({
          title: t("sites.export.visits", { state: t(`vocabulary.visitState.${state}`) }),
          width: 12,
        })),
      ],
      fixed: 2,
      rows: rows.map((site, index) => [
        index + 1,
        site.name,
        t(`vocabulary.siteKind.${site.kind}`),
        site.county,
        [
          ...(site.presentName ? [t("sites.export.into", { name: site.presentName })] : []),
          ...(site.former.length > 0
            ? [t("sites.export.former", { names: site.former.map((former) => former.name).join(separator) })]
            : []),
        ].join("；"),
        ...states.map((state) => site.visits[state] ?? 0),
      ]),
      notes: [
        t("findings.said.from", { ...name }),
        conditions.length > 0
          ? t("findings.said.filter", { conditions: conditions.join("；") })
          : t("findings.said.noFilter"),
        t("sites.export.counted", { count: total }),
        t(states.length === visitStates.length ? "sites.export.ownVisits" : "sites.export.approvedVisits"),
      ],
      notesName: t("findings.said.sheet"),
      cut: t("findings.said.cut"),
    },
  };
}
