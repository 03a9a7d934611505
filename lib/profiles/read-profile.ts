import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { dimensionCounts } from "@/lib/findings/queries/dimension-counts";
import type { FindingsFilter } from "@/lib/findings/schema";
import { profileEntries } from "@/lib/profiles/data/profile-entries";
import { profileFigures } from "@/lib/profiles/data/profile-figures";
import { profilePhotos } from "@/lib/profiles/data/profile-photos";
import { countProfileVisits, profileVisits } from "@/lib/profiles/data/profile-visits";
import type { ProfileSite, SiteProfile } from "@/lib/profiles/types";
import type { DimensionKey } from "@/lib/vocabulary";

/** How much of a site is read: entries in each dimension, and photos. */
interface Bounds {
  entries: number;
  photos: number;
}

/** What a page shows. What is more is a link away. */
export const shownProfile: Bounds = { entries: 25, photos: 12 };
/** What a file holds. Says so where a site has more. */
export const writtenProfile: Bounds = { entries: 1000, photos: 12 };

interface Asked {
  site: ProfileSite;
  unapproved: boolean;
  bounds: Bounds;
}

/** All that the counted visits to a site say. Five questions at once, each by the filter that findings use. */
export async function readProfile(scope: ProjectScope, { site, unapproved, bounds }: Asked): Promise<SiteProfile> {
  const filter: FindingsFilter = { site: site.id, ...(unapproved && { unapproved: "1" as const }) };
  const [visits, leftOut, counts, entries, indicators, { photos, count }] = await Promise.all([
    profileVisits(scope, filter),
    unapproved ? 0 : countProfileVisits(scope, { site: site.id, unapproved: "only" }),
    dimensionCounts(scope, filter),
    profileEntries(scope, filter, bounds.entries),
    profileFigures(scope, filter, site.kind),
    profilePhotos(scope, filter, bounds.photos),
  ]);
  const countOf = (key: DimensionKey) => counts.get(key)?.entries ?? 0;
  return {
    site,
    visits,
    leftOut,
    counts: {
      status: countOf("status"),
      example: countOf("example"),
      problem: countOf("problem"),
      suggestion: countOf("suggestion"),
    },
    entries,
    indicators,
    photos,
    photoCount: count,
  };
}
