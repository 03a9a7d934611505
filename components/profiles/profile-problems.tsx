import { DimensionPart, MoreLink } from "@/components/profiles/profile-dimension";
import { ProfileEntryItem } from "@/components/profiles/profile-entry-item";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { translator } from "@/lib/i18n/server";
import type { ProblemStand, ProfileProblem } from "@/lib/profiles/problem-states";

const looks: Record<ProblemStand["at"], { glyph: string; tone: Tone }> = {
  new: { glyph: "●", tone: "vermilion" },
  still: { glyph: "●", tone: "vermilion" },
  theme: { glyph: "◐", tone: "amber" },
  solved: { glyph: "✓", tone: "green" },
  silent: { glyph: "○", tone: "neutral" },
};

type ProfileProblemsProps = {
  projectId: string;
  problems: readonly ProfileProblem[];
  /** How many entries there are, shown or not, and how many of them the problems hold. */
  total: number;
  shown: number;
  all: string;
  /** The day of the visit by which the problems stand. Null where there is only one: each of them is from it. */
  lastOn: string | null;
};

/** The problems of a site, each with how it stands after the latest visit. */
export async function ProfileProblems({ projectId, problems, total, shown, all, lastOn }: ProfileProblemsProps) {
  const t = await translator();
  return (
    <DimensionPart
      dimension="problem"
      count={problems.length > 0 && t("profiles.problem.count", { problems: problems.length, count: shown })}
      note={
        problems.length > 0 &&
        lastOn !== null && <p className="mt-1 text-sm text-muted">{t("profiles.problem.legend", { date: lastOn })}</p>
      }
      more={total > shown && <MoreLink href={all} label={t("profiles.dimension.more", { count: total })} />}
    >
      {problems.map(({ entry, since, times, stand }) => (
        <ProfileEntryItem
          key={entry.id}
          {...{ projectId, entry }}
          stand={
            lastOn !== null && (
              <>
                <Badge {...looks[stand.at]}>
                  {stand.at === "solved"
                    ? t("profiles.problem.solved", { date: stand.on })
                    : t(`profiles.problem.${stand.at}`)}
                </Badge>
                {since !== entry.visitedOn && <span>{t("profiles.problem.since", { date: since })}</span>}
                {times > 1 && <span>{t("profiles.problem.times", { count: times })}</span>}
              </>
            )
          }
        />
      ))}
    </DimensionPart>
  );
}
