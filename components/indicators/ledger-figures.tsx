import { ClientMessages } from "@/components/messages/client-messages";
import { IndicatorPanel } from "@/components/indicators/indicator-panel";
import { NoFigures } from "@/components/indicators/no-figures";
import { FigureTable } from "@/components/indicators/figure-table";
import { Pagination } from "@/components/ui/pagination";
import { translator } from "@/lib/i18n/server";
import type { FigurePage } from "@/lib/indicators/data/ledger";
import { ledgerHref } from "@/lib/indicators/ledger-address";
import { ledgerPageSize, type Ledger } from "@/lib/indicators/loaders";
import type { LedgerFilter } from "@/lib/indicators/schema";

type LedgerFiguresProps = { projectId: string; filter: LedgerFilter; page: number; ledger: Ledger; list: FigurePage };

/** The figures under the filter. If an indicator is chosen, its summary is above them. */
export async function LedgerFigures({ projectId, filter, page, ledger, list }: LedgerFiguresProps) {
  const t = await translator();
  const chosen = ledger.indicators.find(({ id }) => id === filter.indicator);
  const pages = Math.ceil(list.total / ledgerPageSize);
  const at = (number: number) =>
    number >= 1 && number <= pages ? ledgerHref(projectId, filter, {}, { view: "figures", page: number }) : undefined;
  return (
    <>
      {chosen && ledger.behind && (
        <IndicatorPanel {...{ projectId, filter }} indicator={chosen} behind={ledger.behind} divided={ledger.divided} />
      )}
      {list.figures.length === 0 ? (
        <NoFigures projectId={projectId} filter={filter} mayWrite={ledger.mayWrite} />
      ) : (
        <>
          <p className="mb-2 text-sm text-muted">{t("indicators.figures.count", { count: list.total })}</p>
          <ClientMessages nouns={["indicators", "vocabulary", "errors", "followups.button", "followups.buttonOf"]}>
            <FigureTable
              projectId={projectId}
              figures={list.figures}
              oneIndicator={chosen !== undefined}
              latest={list.figures.flatMap(({ id }) => (ledger.addedUp.has(id) ? [id] : []))}
              mayVerify={ledger.mayVerify}
              mayAsk={ledger.mayAsk}
            />
          </ClientMessages>
        </>
      )}
      {pages > 1 && (
        <Pagination
          label={t("indicators.figures.pages")}
          position={t("indicators.figures.position", { page, pages })}
          previous={{ label: t("indicators.figures.previous"), href: at(page - 1) }}
          next={{ label: t("indicators.figures.next"), href: at(page + 1) }}
        />
      )}
    </>
  );
}
