import "server-only";
import { notFound } from "next/navigation";
import { asReader, can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { readClaims, standingClaims, type Claim } from "@/lib/findings/queries/standing-claims";
import { readSite, readTextNames, readTheme, readThemeNames } from "@/lib/findings/data";
import { bestOf } from "@/lib/findings/claims/best";
import { readThemeChoices } from "@/lib/findings/claims/theme-choices";
import { claimEntries, readEvidence, type ClaimEvidence } from "@/lib/findings/queries/claim-support";
import { claimVersions, type ClaimVersion } from "@/lib/findings/queries/claim-versions";
import { changedEntries, type ChangedEntry } from "@/lib/findings/queries/changed-entries";
import { entryList } from "@/lib/findings/queries/entry-list";
import { themeQuotes } from "@/lib/findings/queries/theme-quotes";
import { countVisitedSites } from "@/lib/findings/queries/visited-sites";
import { sourceMark } from "@/lib/findings/sourced/source-mark";
import { openProject } from "@/lib/gates/open-page";
import { id } from "@/lib/text";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

export const claimPageSize = 50;
export const claimEntryPageSize = 50;
/** How many sites are named beside a number of the list. All of them are on the claim's own page. */
const mostNamed = 6;

interface NamedTheme {
  id: string;
  name: string;
}

/** A claim as the list shows it. */
export interface ListedClaim {
  id: string;
  text: string;
  sites: number;
  /** The first of them. */
  siteNames: string[];
  themes: string[];
  best: Pick<ClaimEvidence, "text" | "siteName" | "visitedOn"> | null;
  stale: boolean;
}

async function themeNamesOf(scope: ProjectScope, claims: readonly Claim[]): Promise<Map<string, string>> {
  const names = await readThemeNames(scope, [...new Set(claims.flatMap(({ themeIds }) => themeIds))]);
  return new Map(names.map(({ id: themeId, name }) => [themeId, name]));
}

/** The claims of the project, of all dimensions or of one. */
export async function loadClaims(projectId: string, asked: { dimension?: DimensionKey | undefined; page: number }) {
  const { scope } = await openProject(projectId, "finding.read");
  const [all, visited] = await Promise.all([readClaims(scope), countVisitedSites(scope, {})]);
  const found = asked.dimension ? all.filter(({ dimension }) => dimension === asked.dimension) : all;
  const page = found.slice((asked.page - 1) * claimPageSize, asked.page * claimPageSize);
  const nameOf = await themeNamesOf(scope, page);
  const listed = (claim: Claim): ListedClaim => {
    const best = bestOf(claim);
    return {
      ...{ id: claim.id, text: claim.version.text, stale: claim.stale, sites: claim.sites.length },
      siteNames: claim.sites.slice(0, mostNamed).map(({ name }) => name),
      themes: claim.themeIds.flatMap((themeId) => nameOf.get(themeId) ?? []),
      best: best && { text: best.text, siteName: best.siteName, visitedOn: best.visitedOn },
    };
  };
  return {
    visited,
    total: found.length,
    dimensions: dimensionKeys
      .filter((key) => !asked.dimension || key === asked.dimension)
      .map((dimension) => ({
        dimension,
        claims: page.filter((claim) => claim.dimension === dimension).map(listed),
      })),
    mayWrite: can(scope.actor, "finding.write"),
  };
}
export type LoadedClaims = Awaited<ReturnType<typeof loadClaims>>;

export interface SignedText {
  id: string;
  text: string;
  writer: string;
  /** ISO 8601 */
  writtenAt: string;
}

const signed = ({ id: versionId, text, writer, writtenAt }: ClaimVersion): SignedText => ({
  ...{ id: versionId, text, writer },
  writtenAt: writtenAt.toISOString(),
});

/** A claim with all that is behind it, and the entries that it counts page by page, of all its sites or of one. */
export async function loadClaim(projectId: string, asked: { claimId: string; site: string | undefined; page: number }) {
  const { scope } = await openProject(projectId, "finding.read");
  const known = id.safeParse(asked.claimId);
  const versions = known.success ? await claimVersions(scope, known.data) : [];
  const [last] = versions;
  const mayWrite = can(scope.actor, "finding.write");
  const [claim] = last ? await standingClaims(scope, [last]) : [];
  const mayLook = can(asReader(scope.actor), "finding.write");
  if (!claim || !last || (!mayLook && (last.text === "" || claim.sites.length === 0))) notFound();
  const place = { site: asked.site, page: asked.page, pageSize: claimEntryPageSize };
  const [themes, choices, visited, found, changed, site] = await Promise.all([
    readThemeNames(scope, claim.themeIds),
    mayWrite ? readThemeChoices(scope, claim.dimension) : [],
    countVisitedSites(scope, {}),
    claimEntries(scope, claim, place),
    changedEntries(scope, claim.changes.entries),
    asked.site ? readSite(scope, asked.site) : null,
  ]);
  const { entries } = await entryList(scope, {}, { pageSize: claimEntryPageSize, found: { ...found, more: false } });
  const nameOf = new Map(themes.map((theme) => [theme.id, theme.name]));
  return {
    id: claim.id,
    dimension: claim.dimension,
    versions: (mayWrite ? versions : versions.slice(0, 1)).map(signed),
    themes: claim.themeIds.flatMap((themeId): NamedTheme[] => {
      const name = nameOf.get(themeId);
      return name === undefined ? [] : [{ id: themeId, name }];
    }),
    /** Those that a person can choose. */
    choices,
    visited,
    sites: claim.sites,
    evidence: claim.evidence,
    /** Chosen entries that do not count now. */
    waiting: claim.evidenceIds.filter((entryId) => claim.evidence.every((entry) => entry.id !== entryId)),
    bestId: last.bestId,
    ...{ stale: claim.stale && last.text !== "", gone: claim.gone, mark: sourceMark(claim.sources) },
    changes: { entries: claim.changes.entries, changed, sites: await siteNews(scope, claim) },
    site,
    ...{ total: found.total, entries },
    mayWrite,
  };
}
export type LoadedClaim = Awaited<ReturnType<typeof loadClaim>>;
/** What the browser needs of it: not what the server draws. */
export type PanelClaim = Omit<LoadedClaim, "entries" | "total" | "sites" | "site">;

/** The names of sites that say so since it was written, and of those that do no longer. */
export interface SiteNews {
  joined: string[];
  left: string[];
}
export type ClaimChanges = { entries: Claim["changes"]["entries"]; changed: ChangedEntry[]; sites: SiteNews };

async function siteNews(scope: ProjectScope, { changes, sites }: Claim): Promise<SiteNews> {
  const { added, removed } = changes.sites;
  if (added.length + removed.length === 0) return { joined: [], left: [] };
  const names = new Map((await readTextNames(scope)).sites.map(({ id: siteId, name }) => [siteId, name]));
  return {
    joined: sites.flatMap(({ id: siteId, name }) => (added.includes(siteId) ? [name] : [])),
    left: removed.flatMap((siteId) => names.get(siteId) ?? []),
  };
}

/** What a new claim begins with: a theme and its strongest quotes, or a dimension alone. */
export async function loadNewClaim(
  projectId: string,
  asked: { theme: string | undefined; dimension: string | undefined },
) {
  const { scope } = await openProject(projectId, "finding.write");
  const themeId = id.safeParse(asked.theme);
  const theme = themeId.success ? await readTheme(scope, themeId.data) : null;
  if (asked.theme !== undefined && !theme) notFound();
  const dimension = theme?.dimension ?? dimensionKeys.find((key) => key === asked.dimension) ?? "problem";
  const told = theme ? await themeQuotes(scope, {}, theme) : null;
  const quotes = told?.quotes ?? [];
  const [choices, entries] = await Promise.all([
    readThemeChoices(scope, dimension),
    readEvidence(
      scope,
      quotes.map((quote) => quote.id),
    ),
  ]);
  return {
    dimension,
    theme: theme && { id: theme.id, name: theme.name },
    evidence: quotes.flatMap((quote) => entries.get(quote.id) ?? []),
    bestId: quotes.find(({ form }) => form === "verbatim")?.id ?? null,
    choices,
  };
}
