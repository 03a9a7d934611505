import Link from "next/link";
import { FoundEntries } from "@/components/findings/found-entry";
import { MarkedText } from "@/components/findings/marked-text";
import { WorkOff } from "@/components/form/work-off";
import { ClientMessages } from "@/components/messages/client-messages";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { translator } from "@/lib/i18n/server";
import { ledgerHref } from "@/lib/indicators/ledger-address";
import { ledgerPageSize } from "@/lib/indicators/loaders";
import type { LostNumbers } from "@/lib/indicators/lost/read-lost";
import type { LedgerFilter } from "@/lib/indicators/schema";

type LostViewProps = { projectId: string; filter: LedgerFilter; page: number; lost: LostNumbers };

/** 缺数: the entries with a place where a figure is missing, then summaries and themes. */
export async function LostView({ projectId, filter, page, lost }: LostViewProps) {
  const t = await translator();
  const { total, entries, places, waiting } = lost;
  const pages = Math.ceil(total / ledgerPageSize);
  const at = (number: number) =>
    number >= 1 && number <= pages ? ledgerHref(projectId, filter, {}, { view: "lost", page: number }) : undefined;
  return (
    <>
      {waiting > 0 && (
        <WorkOff
          key={waiting}
          address={`/api/lost-numbers/${projectId}`}
          words={{
            working: t("indicators.lost.waiting", { count: waiting }),
            failed: t("indicators.lost.failed"),
            retry: t("indicators.lost.retry"),
          }}
        />
      )}
      {entries.length > 0 ? (
        <ClientMessages nouns={["findings.entries", "vocabulary"]}>
          <p className="mb-2 max-w-measure text-sm text-muted">{t("indicators.lost.count", { count: total })}</p>
          <FoundEntries {...{ projectId, entries, places }} q={undefined} />
        </ClientMessages>
      ) : (
        waiting === 0 && (
          <EmptyState title={t("indicators.lost.none")} icon="ledger">
            {t("indicators.lost.noneText")}
          </EmptyState>
        )
      )}
      {pages > 1 && (
        <Pagination
          label={t("indicators.lost.pages")}
          position={t("indicators.figures.position", { page, pages })}
          previous={{ label: t("indicators.figures.previous"), href: at(page - 1) }}
          next={{ label: t("indicators.figures.next"), href: at(page + 1) }}
        />
      )}
      <LostTexts {...{ projectId }} texts={lost.texts} />
    </>
  );
}

async function LostTexts({ projectId, texts }: { projectId: string; texts: LostNumbers["texts"] }) {
  const t = await translator();
  if (texts.length === 0) return null;
  return (
    <section aria-labelledby="lost-texts" className="mt-8">
      <h2 id="lost-texts" className="mb-2 text-lg font-semibold">
        {t("indicators.lost.texts")}
      </h2>
      <ul className="border-t border-edge">
        {texts.map(({ cell, claimId, dimension, theme, text, places }) => {
          const name = theme?.name ?? t(`vocabulary.dimension.${dimension}`);
          const href = cell
            ? `/projects/${projectId}/findings/matrix/${cell.siteId}/${cell.columnId}${theme ? `?dimension=${dimension}` : ""}`
            : `/projects/${projectId}/${claimId ? `findings/claims/${claimId}` : `codebook/themes/${theme?.id ?? ""}`}`;
          return (
            <li key={`${href} ${text}`} className="border-b border-line py-3">
              <p className="max-w-measure whitespace-pre-wrap">
                <MarkedText {...{ text, places }} />
              </p>
              <Link href={href} prefetch={false} className="text-sm touch-link">
                {cell
                  ? t("indicators.lost.summary", { site: cell.siteName, name })
                  : claimId
                    ? t("claims.one")
                    : t("indicators.lost.theme", { name })}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
