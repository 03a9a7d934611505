import { ClientMessages } from "@/components/frame/client-messages";
import { IndicatorPanel } from "@/components/indicators/indicator-panel";
import { NoFigures } from "@/components/indicators/no-figures";
import { ReadingTable } from "@/components/indicators/reading-table";
import { Pagination } from "@/components/ui/pagination";
import { translator } from "@/lib/i18n/server";
import type { ReadingPage } from "@/lib/indicators/data";
import { ledgerHref } from "@/lib/indicators/ledger-address";
import { ledgerPageSize, type Ledger } from "@/lib/indicators/loaders";
import type { LedgerFilter } from "@/lib/indicators/schema";

type LedgerReadingsProps = { projectId: string; filter: LedgerFilter; page: number; ledger: Ledger; list: ReadingPage };

/** The readings under the filter, with the indicator's summary above where one is chosen. */
export async function LedgerReadings({ projectId, filter, page, ledger, list }: LedgerReadingsProps) {
  const t = await translator();
  const chosen = ledger.indicators.find(({ id }) => id === filter.indicator);
  const pages = Math.ceil(list.total / ledgerPageSize);
  const at = (number: number) =>
    number >= 1 && number <= pages ? ledgerHref(projectId, filter, {}, { view: "readings", page: number }) : undefined;
  return (
    <>
      {chosen && <IndicatorPanel {...{ projectId, filter }} indicator={chosen} />}
      {list.readings.length === 0 ? (
        <NoFigures projectId={projectId} filter={filter} mayWrite={ledger.mayWrite} />
      ) : (
        <>
          <p className="mb-2 text-sm text-muted">{t("indicators.readings.count", { count: list.total })}</p>
          <ClientMessages nouns={["indicators", "vocabulary", "errors"]}>
            <ReadingTable
              projectId={projectId}
              readings={list.readings}
              oneIndicator={chosen !== undefined}
              latest={new Set(ledger.addedUp)}
              mayVerify={ledger.mayVerify}
            />
          </ClientMessages>
        </>
      )}
      {pages > 1 && (
        <Pagination
          label={t("indicators.readings.pages")}
          position={t("indicators.readings.position", { page, pages })}
          previous={{ label: t("indicators.readings.previous"), href: at(page - 1) }}
          next={{ label: t("indicators.readings.next"), href: at(page + 1) }}
        />
      )}
    </>
  );
}
