import { ReadingCheck } from "@/components/indicators/reading-check";
import { ReadingSource } from "@/components/indicators/reading-source";
import { Badge } from "@/components/ui/badge";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { translator } from "@/lib/i18n/server";
import type { LedgerReading } from "@/lib/indicators/types";

type ReadingTableProps = {
  projectId: string;
  readings: LedgerReading[];
  /** Where all rows are of one indicator, which the panel above has named. */
  oneIndicator: boolean;
  /** The readings that stand for their site. */
  latest: ReadonlySet<string>;
  mayVerify: boolean;
};

const stacked =
  "scroll-mt-24 target:bg-action-soft max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:gap-x-3 max-sm:gap-y-0.5 max-sm:border-b max-sm:border-line max-sm:py-3 max-sm:[&>*]:border-0 max-sm:[&>*]:p-0!";

/** The ledger itself: one row a figure that was given. On a phone a row is stacked under its site. */
export async function ReadingTable({ projectId, readings, oneIndicator, latest, mayVerify }: ReadingTableProps) {
  const t = await translator();
  return (
    <Table label={t("indicators.readings.label")}>
      <thead className="max-sm:sr-only">
        <tr>
          {!oneIndicator && <HeadCell>{t("indicators.readings.indicator")}</HeadCell>}
          <HeadCell>{t("indicators.readings.site")}</HeadCell>
          <HeadCell numeric>{t("indicators.readings.value")}</HeadCell>
          <HeadCell>{t("indicators.readings.asOf")}</HeadCell>
          <HeadCell>{t("indicators.readings.definition")}</HeadCell>
          <HeadCell>{t("indicators.readings.visit")}</HeadCell>
          <HeadCell>{t("indicators.readings.check")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {readings.map((reading) => (
          <Row key={reading.id} id={`reading-${reading.id}`} className={stacked}>
            {!oneIndicator && <Cell className="max-sm:col-span-2 max-sm:text-muted">{reading.indicator.name}</Cell>}
            <Cell className="max-sm:text-base max-sm:font-medium">
              {reading.site.name}
              {reading.visitedAs && (
                <span className="block text-sm font-normal text-muted">
                  {t("indicators.readings.visitedAs", { name: reading.visitedAs })}
                </span>
              )}
            </Cell>
            <Cell numeric>
              <b className="text-base font-semibold">{reading.value}</b> {reading.indicator.unit}
              <Flags reading={reading} superseded={!latest.has(reading.id)} />
            </Cell>
            <Cell className="whitespace-nowrap max-sm:col-span-2">
              <span className="text-muted sm:hidden">{t("indicators.readings.asOf")} </span>
              {reading.asOf}
            </Cell>
            <Cell className="max-w-80 max-sm:col-span-2">
              {reading.definition || <span className="text-muted">{t("indicators.readings.notGiven")}</span>}
              {reading.source && (
                <span className="block text-muted">{t("indicators.readings.source", { text: reading.source })}</span>
              )}
            </Cell>
            <Cell className="max-sm:col-span-2">
              <ReadingSource projectId={projectId} reading={reading} />
            </Cell>
            <Cell className="max-sm:col-span-2">
              <ReadingCheck {...{ projectId, reading, mayVerify }} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** What speaks against taking the value as it stands. */
async function Flags({ reading, superseded }: { reading: LedgerReading; superseded: boolean }) {
  const t = await translator();
  return (
    <>
      {reading.conflicting && (
        <span className="block">
          <Badge tone="vermilion" glyph="≠">
            {t("indicators.readings.conflicting")}
          </Badge>
        </span>
      )}
      {superseded && <span className="block text-xs text-muted">{t("indicators.readings.superseded")}</span>}
    </>
  );
}
