import type { Metadata } from "next";
import { GridView } from "@/components/indicators/grid/grid-view";
import { IndicatorTable } from "@/components/indicators/indicator-table";
import { LedgerFilterBar } from "@/components/indicators/ledger-filter";
import { LedgerHeader } from "@/components/indicators/ledger-header";
import { LostView } from "@/components/indicators/lost/lost-view";
import { LedgerFigures } from "@/components/indicators/ledger-figures";
import { NoFigures } from "@/components/indicators/no-figures";
import { translator } from "@/lib/i18n/server";
import { readLedgerAddress, type SearchParams } from "@/lib/indicators/ledger-address";
import { loadSiteParameter } from "@/lib/sites/loaders";
import { loadLedger } from "@/lib/indicators/loaders";

type LedgerPageProps = { params: Promise<{ projectId: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("indicators.title") };
}

export default async function LedgerPage({ params, searchParams }: LedgerPageProps) {
  const { projectId } = await params;
  const { filter, ignored, view, page } = readLedgerAddress(await loadSiteParameter(projectId, await searchParams));
  const ledger = await loadLedger(projectId, { filter, view, page });
  const { indicators, list, mayWrite } = ledger;
  const bare = indicators.length === 0 && Object.keys(filter).length === 0 && !ledger.maySeeUnapproved;
  return (
    <>
      <LedgerHeader {...{ projectId, filter, ignored, view, ledger }} />
      {!bare && <LedgerFilterBar {...{ projectId, filter, view, ledger }} />}
      {list ? (
        <LedgerFigures {...{ projectId, filter, page, ledger, list }} />
      ) : ledger.lost ? (
        <LostView {...{ projectId, filter, page }} lost={ledger.lost} />
      ) : ledger.grid && indicators.length > 0 ? (
        <GridView {...{ projectId, filter }} grid={ledger.grid} />
      ) : indicators.length > 0 ? (
        <IndicatorTable {...{ projectId, filter, indicators }} visited={ledger.visited} />
      ) : (
        <NoFigures {...{ projectId, filter, mayWrite }} />
      )}
    </>
  );
}
