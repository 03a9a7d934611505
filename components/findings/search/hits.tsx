import Link from "next/link";
import type { ReactNode } from "react";
import { MarkedText } from "@/components/findings/marked-text";
import { Badge } from "@/components/ui/badge";
import type { CommentHit, HitVisit } from "@/lib/findings/queries/found-comments";
import type { FileHit } from "@/lib/findings/queries/found-files";
import type { VisitHit } from "@/lib/findings/queries/found-visit-lines";
import { excerpt } from "@/lib/findings/search/excerpt";
import type { TeamText } from "@/lib/findings/team-texts";
import { translator } from "@/lib/i18n/server";

type HitsProps<Hit> = { projectId: string; q: string; hits: readonly Hit[] };

function HitItem({ text, q, children }: { text: string; q: string; children: ReactNode }) {
  return (
    <li className="border-b border-line py-3">
      <p className="max-w-measure whitespace-pre-wrap">
        <MarkedText text={excerpt(text, q)} q={q} />
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">{children}</p>
    </li>
  );
}

function HitLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} prefetch={false} className="touch-link">
      {children}
    </Link>
  );
}

async function VisitPlace({ projectId, visit, anchor = "" }: { projectId: string; visit: HitVisit; anchor?: string }) {
  const t = await translator();
  return (
    <>
      <HitLink href={`/projects/${projectId}/visits/${visit.id}${anchor}`}>
        {t("findings.entries.visit", { site: visit.siteName, date: visit.visitedOn })}
      </HitLink>
      {visit.state !== "approved" && (
        <Badge tone="action" glyph="◐">
          {t(`vocabulary.visitState.${visit.state}`)}
        </Badge>
      )}
    </>
  );
}

/** Claims, summaries of the matrix, and names and definitions of themes. */
export async function TeamTextHits({ projectId, q, hits }: HitsProps<TeamText>) {
  const t = await translator();
  return (
    <ul className="border-t border-edge">
      {hits.map(({ cell, claimId, dimension, theme, text }) => {
        const name = theme?.name ?? t(`vocabulary.dimension.${dimension}`);
        const href = cell
          ? `/projects/${projectId}/findings/matrix/${cell.siteId}/${cell.columnId}${theme ? `?dimension=${dimension}` : ""}`
          : `/projects/${projectId}/findings/${claimId ? `claims/${claimId}` : `themes/${theme?.id ?? ""}`}`;
        return (
          <HitItem key={`${href} ${text}`} {...{ text, q }}>
            <HitLink href={href}>
              {cell
                ? t("findings.search.summary", { site: cell.siteName, name })
                : claimId
                  ? t("claims.one")
                  : t("findings.search.theme", { name })}
            </HitLink>
            <span>{t(`vocabulary.dimensionShort.${dimension}`)}</span>
          </HitItem>
        );
      })}
    </ul>
  );
}

export async function CommentHits({ projectId, q, hits }: HitsProps<CommentHit>) {
  const t = await translator();
  return (
    <ul className="border-t border-edge">
      {hits.map(({ id, text, entryId, authorName, resolved, visit }) => (
        <HitItem key={id} {...{ text, q }}>
          <span>{t("findings.search.by", { name: authorName })}</span>
          <VisitPlace {...{ projectId, visit }} anchor={entryId ? `#entry-${entryId}` : ""} />
          {resolved && <span>{t("findings.search.resolved")}</span>}
        </HitItem>
      ))}
    </ul>
  );
}

export async function VisitHits({ projectId, q, hits }: HitsProps<VisitHit>) {
  const t = await translator();
  return (
    <ul className="border-t border-edge">
      {hits.map(({ kind, id, text, visit }) => (
        <HitItem key={`${kind} ${id} ${text}`} {...{ text, q }}>
          <span>{t(`findings.search.line.${kind}`)}</span>
          <VisitPlace {...{ projectId, visit }} anchor={kind === "figure" ? `#figure-${id}` : ""} />
        </HitItem>
      ))}
    </ul>
  );
}

export async function FileHits({ projectId, q, hits }: HitsProps<FileHit>) {
  const t = await translator();
  return (
    <ul className="border-t border-edge">
      {hits.map(({ id, fileName, paragraph, text, visit }) => (
        <HitItem key={`${id} ${paragraph}`} {...{ text, q }}>
          <span className="wrap-anywhere">{t("findings.search.paragraph", { file: fileName, number: paragraph })}</span>
          <VisitPlace {...{ projectId, visit }} />
        </HitItem>
      ))}
    </ul>
  );
}
