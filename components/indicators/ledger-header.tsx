import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TableLinks } from "@/components/ui/table-links";
import { Tabs } from "@/components/ui/tabs";
import { addressUnder } from "@/lib/findings/address";
import { translator } from "@/lib/i18n/server";
import { ledgerHref, ledgerViews, type LedgerView } from "@/lib/indicators/ledger-address";
import type { Ledger } from "@/lib/indicators/loaders";
import type { LedgerFilter, LedgerKey } from "@/lib/indicators/schema";

type LedgerHeaderProps = {
  projectId: string;
  filter: LedgerFilter;
  ignored: LedgerKey[];
  view: LedgerView;
  ledger: Ledger;
};

/** The title, the numbers of figures in one sentence, and the views. */
export async function LedgerHeader({ projectId, filter, ignored, view, ledger }: LedgerHeaderProps) {
  const t = await translator();
  const { indicators, visited, given } = ledger;
  const query = ledgerHref(projectId, filter, {}, { view }).split("?")[1] ?? "";
  const whole = { indicator: null, verification: null, conflict: null, base: null };
  return (
    <>
      <PageHeader
        title={t("indicators.title")}
        context={t(`indicators.context.${filter.unapproved ?? "approved"}`, {
          indicators: indicators.length,
          figures: indicators.reduce((sum, indicator) => sum + indicator.figures, 0),
          visited,
          sites: given,
        })}
        actions={
          indicators.length > 0 &&
          view !== "lost" && (
            <TableLinks
              href={addressUnder(`/api/exports/${projectId}/figures`, query)}
              label={t("indicators.export.action")}
            />
          )
        }
      />
      {ignored.length > 0 && (
        <Notice kind="warning" className="mb-4">
          {t("indicators.ignored", { names: ignored.map((key) => t(`indicators.names.${key}`)).join("、") })}
        </Notice>
      )}
      <Tabs
        label={t("indicators.views.label")}
        className="mb-4 print:hidden"
        items={ledgerViews.map((name) => ({
          href: ledgerHref(projectId, filter, whole, { view: name }),
          label: t(`indicators.views.${name}`),
          current: view === name,
        }))}
      />
    </>
  );
}
