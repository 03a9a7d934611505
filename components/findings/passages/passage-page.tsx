import { PrintedBasis } from "@/components/findings/printed-basis";
import { PassagePair } from "@/components/findings/passages/passage-pair";
import { WorkOff } from "@/components/form/work-off";
import { ClientMessages } from "@/components/messages/client-messages";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { filterHref } from "@/lib/findings/filter-address";
import type { Passages } from "@/lib/findings/passages/load-passages";
import { formatter, translator } from "@/lib/i18n/server";

/** 雷同: what texts of different sites share, the strongest first. Each pair opens to both texts. */
export async function PassagePage(props: Passages & { projectId: string }) {
  const { projectId, unapproved, mayUnapproved, page, pages, total, passages, pass, stale } = props;
  const [t, format] = await Promise.all([translator(), formatter()]);
  const findings = `/projects/${projectId}/findings`;
  const filter = unapproved ? ({ unapproved: "1" } as const) : {};
  const at = (number: number) =>
    number >= 1 && number <= pages
      ? filterHref(`${findings}/passages`, filter, {}, { page: number > 1 ? String(number) : undefined })
      : undefined;
  return (
    <ClientMessages nouns={["findings.passages"]}>
      <PageHeader
        title={t("findings.passages.title")}
        context={
          pass &&
          t("findings.passages.context", {
            ...{ total, texts: pass.texts },
            at: format.dateTime(pass.madeAt, { dateStyle: "medium", timeStyle: "short" }),
          })
        }
        back={{ href: filterHref(findings, filter), label: t("findings.entries.back") }}
      />
      <PrintedBasis filter={filter} names={{ site: null, theme: null }} />
      <p className="mb-3 max-w-measure text-sm text-muted">{t("findings.passages.rule")}</p>
      {mayUnapproved && (
        <p className="mb-4 print:hidden">
          <Chip
            href={filterHref(`${findings}/passages`, filter, { unapproved: unapproved ? null : "1" })}
            selected={unapproved}
            removeLabel={t("findings.filter.remove")}
          >
            {t("findings.filter.unapproved")}
          </Chip>
        </p>
      )}
      {stale && (
        <WorkOff
          address={`/api/passages/${projectId}${unapproved ? "?unapproved=1" : ""}`}
          words={{
            working: t(pass === null ? "findings.passages.first" : "findings.passages.again"),
            failed: t("findings.passages.failed"),
            retry: t("findings.passages.retry"),
          }}
        />
      )}
      {pass && total === 0 && (
        <EmptyState title={t("findings.passages.emptyTitle")} icon="search">
          {t("findings.passages.empty")}
        </EmptyState>
      )}
      {passages.length > 0 && (
        <ol className="divide-y divide-line border-y border-line" aria-label={t("findings.passages.list")}>
          {passages.map((passage) => (
            <PassagePair
              key={`${passage.entry.id} ${passage.other.id} ${passage.other.text}`}
              {...{ projectId, passage }}
            />
          ))}
        </ol>
      )}
      {pass && (pass.cut || pass.found > total) && total > 0 && (
        <p className="mt-3 text-sm text-muted">
          {pass.cut ? t("findings.passages.cut") : t("findings.passages.more", { found: pass.found, total })}
        </p>
      )}
      {pages > 1 && (
        <Pagination
          label={t("findings.passages.pages")}
          position={t("findings.entries.position", { page, pages })}
          previous={{ label: t("findings.entries.previous"), href: at(page - 1) }}
          next={{ label: t("findings.entries.next"), href: at(page + 1) }}
        />
      )}
    </ClientMessages>
  );
}
