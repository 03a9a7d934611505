import { ProfileDimension } from "@/components/profiles/profile-dimension";
import { ProfileFigures } from "@/components/profiles/profile-figures";
import { ProfilePhotos } from "@/components/profiles/profile-photos";
import { ProfileProblems } from "@/components/profiles/profile-problems";
import { ProfileVisits } from "@/components/profiles/profile-visits";
import { filterHref } from "@/lib/findings/filter-address";
import { problemsOf } from "@/lib/profiles/problem-states";
import type { SiteProfile } from "@/lib/profiles/types";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

type ProfilePartsProps = { projectId: string; profile: SiteProfile; unapproved: boolean };

/** All that was heard, by dimension; then figures, photos and the visits themselves. */
export function ProfileParts({ projectId, profile, unapproved }: ProfilePartsProps) {
  const { site, visits, entries, counts } = profile;
  const [last] = visits;
  if (!last) return null;
  const all = (dimension: DimensionKey) =>
    filterHref(`/projects/${projectId}/findings/entries`, {
      dimension,
      site: site.id,
      ...(unapproved && { unapproved: "1" as const }),
    });
  const of = (dimension: DimensionKey) => entries.filter((entry) => entry.dimension === dimension);
  return (
    <>
      {dimensionKeys.map((dimension) => {
        const own = { projectId, dimension, total: counts[dimension], all: all(dimension) };
        return dimension === "problem" ? (
          <ProfileProblems
            key={dimension}
            {...own}
            problems={problemsOf(entries, last.id)}
            shown={of(dimension).length}
            lastOn={visits.length > 1 ? last.visitedOn : null}
          />
        ) : (
          <ProfileDimension key={dimension} {...own} entries={of(dimension)} />
        );
      })}
      <ProfileFigures {...{ projectId, unapproved }} kind={site.kind} indicators={profile.indicators} />
      <ProfilePhotos {...{ projectId }} photos={profile.photos} count={profile.photoCount} />
      <ProfileVisits {...{ projectId, visits }} />
    </>
  );
}
