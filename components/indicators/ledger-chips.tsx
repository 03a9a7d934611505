import { Chip } from "@/components/ui/chip";
import { translator } from "@/lib/i18n/server";
import { ledgerHref } from "@/lib/indicators/ledger-address";
import type { Ledger } from "@/lib/indicators/loaders";
import type { LedgerFilter } from "@/lib/indicators/schema";
import { verificationStates } from "@/lib/vocabulary";

type LedgerChipsProps = { projectId: string; filter: LedgerFilter; ledger: Ledger };

/**
 * Figures that still need work, with how many of each kind. One chip at a time, so that its number equals the number of
 * rows.
 */
export async function LedgerChips({ projectId, filter, ledger }: LedgerChipsProps) {
  const t = await translator();
  const removeLabel = t("indicators.filter.remove");
  const own = ledger.indicators.filter(({ id }) => !filter.indicator || id === filter.indicator);
  const conflicts = own.reduce((sum, indicator) => sum + indicator.conflicts, 0);
  return (
    <ul aria-label={t("indicators.filter.quick")} className="flex flex-wrap gap-2">
      {verificationStates.map((state) => (
        <li key={state}>
          <Chip
            href={ledgerHref(projectId, filter, {
              verification: filter.verification === state ? null : state,
              conflict: null,
            })}
            selected={filter.verification === state}
            removeLabel={removeLabel}
          >
            {t("indicators.filter.status", {
              state: t(`vocabulary.verification.${state}`),
              count: own.reduce((sum, { checks }) => sum + checks[state], 0),
            })}
          </Chip>
        </li>
      ))}
      <li>
        <Chip
          href={ledgerHref(projectId, filter, { conflict: filter.conflict ? null : "1", verification: null })}
          selected={Boolean(filter.conflict)}
          removeLabel={removeLabel}
        >
          {t("indicators.filter.conflict", { count: conflicts })}
        </Chip>
      </li>
      {filter.indicator && filter.base && (
        <li>
          <Chip href={ledgerHref(projectId, filter, { base: null })} selected removeLabel={removeLabel}>
            {t("indicators.filter.withBase", {
              name: ledger.names.find(({ id }) => id === filter.base)?.name ?? "",
            })}
          </Chip>
        </li>
      )}
      {filter.dimension && (
        <li>
          <Chip href={ledgerHref(projectId, filter, { dimension: null })} selected removeLabel={removeLabel}>
            {t("indicators.filter.dimension", { name: t(`vocabulary.dimension.${filter.dimension}`) })}
          </Chip>
        </li>
      )}
      {ledger.maySeeUnapproved && (
        <li>
          <Chip
            href={ledgerHref(projectId, filter, { unapproved: filter.unapproved ? null : "1" })}
            selected={Boolean(filter.unapproved)}
            removeLabel={removeLabel}
          >
            {t(filter.unapproved === "only" ? "indicators.filter.only" : "indicators.filter.unapproved")}
          </Chip>
        </li>
      )}
    </ul>
  );
}
