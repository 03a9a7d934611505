import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { claimPageSize, type ListedClaim, type LoadedClaims } from "@/lib/findings/claims/load-claims";
import { filterHref } from "@/lib/findings/filter-address";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translator } from "@/lib/i18n/server";
import { DimensionLabel } from "@/components/projects/dimension-label";

type ClaimListProps = {
  projectId: string;
  filter: Pick<FindingsFilter, "dimension">;
  page: number;
  found: LoadedClaims;
};

const plain = "text-action underline underline-offset-4";
const link = `${plain} pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center`;

/** The claims of a project by dimension, each with the sites behind it. */
export async function ClaimList({ projectId, filter, page, found }: ClaimListProps) {
  const t = await translator();
  const { dimensions, total, visited, mayWrite } = found;
  const base = `/projects/${projectId}/findings/claims`;
  const pages = Math.ceil(total / claimPageSize);
  const at = (number: number) =>
    number >= 1 && number <= pages
      ? filterHref(base, filter, {}, { page: number > 1 ? String(number) : undefined })
      : undefined;
  return (
    <>
      {total === 0 && (
        <EmptyState title={t("claims.none")} icon="findings">
          {mayWrite ? t("claims.noneHint") : undefined}
        </EmptyState>
      )}
      {dimensions.map(({ dimension, claims }) => (
        <section key={dimension} aria-labelledby={`claims-${dimension}`} className="mt-6">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h2 id={`claims-${dimension}`} className="text-lg">
              <DimensionLabel dimension={dimension} label={t(`vocabulary.dimension.${dimension}`)} />
            </h2>
            {mayWrite && (
              <Link
                href={`${base}/new?dimension=${dimension}`}
                prefetch={false}
                className={buttonClass({ size: "sm" })}
                aria-label={t("claims.writeIn", { dimension: t(`vocabulary.dimension.${dimension}`) })}
              >
                {t("claims.write")}
              </Link>
            )}
          </div>
          {claims.length === 0 ? (
            total > 0 && <p className="mt-2 text-sm text-muted">{t("claims.noneHere")}</p>
          ) : (
            <ol className="mt-2 border-t border-edge">
              {claims.map((claim) => (
                <ClaimItem key={claim.id} {...{ base, claim, visited }} />
              ))}
            </ol>
          )}
        </section>
      ))}
      {pages > 1 && (
        <Pagination
          label={t("claims.pages")}
          position={t("claims.position", { page, pages })}
          previous={{ label: t("claims.previous"), href: at(page - 1) }}
          next={{ label: t("claims.next"), href: at(page + 1) }}
        />
      )}
    </>
  );
}

async function ClaimItem({ base, claim, visited }: { base: string; claim: ListedClaim; visited: number }) {
  const t = await translator();
  const { id, text, sites, siteNames, themes, best, stale } = claim;
  const between = t("findings.said.separator");
  const names = siteNames.join(between);
  return (
    <li className="border-b border-line py-3">
      <p className="flex max-w-measure flex-wrap items-center gap-x-3">
        <Link href={`${base}/${id}`} prefetch={false} className="font-medium text-ink no-underline hover:text-action">
          {text}
        </Link>
        {stale && (
          <Badge tone="amber" glyph="≠">
            {t("claims.stale")}
          </Badge>
        )}
      </p>
      <p className="mt-1 max-w-measure text-sm">
        {sites === 0 ? (
          <span className="text-muted">{t("claims.noSupport")}</span>
        ) : (
          <>
            <Link
              href={`${base}/${id}#entries`}
              prefetch={false}
              className={link}
              aria-label={t("claims.supportOf", { text, visited, sites })}
            >
              {t("claims.support", { visited, sites })}
            </Link>{" "}
            <span className="text-muted">{sites > siteNames.length ? t("claims.namesMore", { names }) : names}</span>
          </>
        )}
      </p>
      {best && (
        <p className="mt-1 max-w-measure text-sm text-muted">
          {t("claims.quote", { text: best.text, site: best.siteName, day: best.visitedOn })}
        </p>
      )}
      {themes.length > 0 && (
        <p className="mt-1 max-w-measure text-sm text-muted">{t("claims.themes", { names: themes.join(between) })}</p>
      )}
    </li>
  );
}
