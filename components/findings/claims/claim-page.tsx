import Link from "next/link";
import { EntryPages } from "@/components/findings/entry-pages";
import { ClaimPanel } from "@/components/findings/claims/claim-panel";
import { FoundEntries } from "@/components/findings/found-entry";
import { ClientMessages } from "@/components/messages/client-messages";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { addressUnder } from "@/lib/findings/address";
import { claimEntryPageSize, type LoadedClaim, type PanelClaim } from "@/lib/findings/claims/load-claims";
import { translator } from "@/lib/i18n/server";

type ClaimPageProps = { projectId: string; page: number; claim: LoadedClaim };

const plain = "text-action underline underline-offset-4";
const link = `${plain} pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center`;

/** A claim: what it says, who says so, its evidence in order, and every entry that it counts. */
export async function ClaimPage({ projectId, page, claim }: ClaimPageProps) {
  const t = await translator();
  const { entries, total, site, sites, dimension, visited } = claim;
  const base = `/projects/${projectId}/findings`;
  const here = `${base}/claims/${claim.id}`;
  const pages = Math.ceil(total / claimEntryPageSize);
  const at = (number: number) =>
    number >= 1 && number <= pages
      ? addressUnder(here, "", { site: site?.id, page: number > 1 ? String(number) : undefined })
      : undefined;
  return (
    <>
      <PageHeader
        title={t("claims.title")}
        back={{ href: `${base}/claims`, label: t("claims.back") }}
        actions={<PrintButton label={t("findings.behind.print")} />}
      />
      <p className="mb-3 flex flex-wrap gap-x-4 gap-y-1">
        <DimensionLabel dimension={dimension} label={t(`vocabulary.dimension.${dimension}`)} />
        {claim.themes.map(({ id, name }) => (
          <Link key={id} href={`${base}/themes/${id}`} prefetch={false} className="no-underline hover:underline">
            <Badge glyph="#">{name}</Badge>
          </Link>
        ))}
      </p>
      <ClientMessages nouns={["claims", "errors", "matrix.summary", "vocabulary.entryForm", "privacy", "visits.form"]}>
        <ClaimPanel {...{ projectId }} claim={panelOf(claim)} />
      </ClientMessages>
      <h2 className="mt-6 text-lg">{t("claims.sheet.sites")}</h2>
      <p className="mt-1">
        {sites.length === 0 ? (
          t("claims.noSupport")
        ) : (
          <Link href={`${here}#entries`} className={plain}>
            {t("claims.support", { visited, sites: sites.length })}
          </Link>
        )}
      </p>
      <ul aria-label={t("claims.sheet.sites")} className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {sites.map(({ id, name }) => (
          <li key={id}>
            <Link href={`${here}?site=${id}#entries`} prefetch={false} className={link}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
      <h2 id="entries" className="mt-6 mb-2 text-lg">
        {site
          ? t("claims.sheet.entriesAt", { site: site.name, count: total })
          : t("claims.sheet.entries", { count: total })}
      </h2>
      {site && (
        <p className="mb-2 text-sm">
          <Link href={`${here}#entries`} prefetch={false} className={link}>
            {t("claims.sheet.all")}
          </Link>
        </p>
      )}
      <ClientMessages nouns={["findings.entries", "vocabulary"]}>
        <FoundEntries {...{ projectId, entries }} q={undefined} />
      </ClientMessages>
      <EntryPages {...{ page, pages, at }} />
    </>
  );
}

/** What the browser needs of it: not the entries, which the server draws. */
function panelOf({ entries: _entries, total: _total, sites: _sites, site: _site, ...claim }: LoadedClaim): PanelClaim {
  return claim;
}
