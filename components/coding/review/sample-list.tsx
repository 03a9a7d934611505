import Link from "next/link";
import { EndSample } from "@/components/coding/review/end-sample";
import { formatter, translator } from "@/lib/i18n/server";
import type { LoadedSample } from "@/lib/coding/review/loaders";
import { agreementWords } from "@/components/coding/review/agreement-words";

type SampleListProps = { projectId: string; samples: readonly LoadedSample[]; mayStart: boolean };

export async function SampleList({ projectId, samples, mayStart }: SampleListProps) {
  const t = await translator();
  const format = await formatter();
  const dimensionOf = ({ dimension }: LoadedSample) =>
    dimension ? t(`vocabulary.dimension.${dimension}`) : t("codebook.review.allDimensions");
  const stateOf = ({ endedAt, counted, coded, entries }: LoadedSample) => {
    if (endedAt) return t("codebook.review.state.ended");
    return counted ? agreementWords(t, counted) : t("codebook.review.state.open", { coded, count: entries });
  };
  return (
    <section>
      <h2 className="mb-2 font-semibold">{t("codebook.review.list")}</h2>
      {samples.length === 0 && <p className="text-muted">{t("codebook.review.none")}</p>}
      <ul>
        {samples.map((sample) => (
          <li key={sample.id} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-2">
            <div className="min-w-0">
              <Link
                href={`/projects/${projectId}/codebook/review/${sample.id}`}
                prefetch={false}
                className="inline-flex min-h-8 items-center text-action underline underline-offset-4 pointer-coarse:min-h-11"
              >
                {t("codebook.review.row", {
                  dimension: dimensionOf(sample),
                  count: sample.entries,
                  reviewer: sample.reviewer,
                })}
              </Link>
              <p className="text-sm text-muted">
                {t("codebook.review.by", {
                  starter: sample.starter,
                  date: format.dateTime(sample.startedAt, { dateStyle: "medium" }),
                })}
                {" · "}
                {stateOf(sample)}
              </p>
              {sample.reviewerGone && !sample.finishedAt && !sample.endedAt && (
                <p className="text-sm">{t("codebook.review.gone")}</p>
              )}
            </div>
            {mayStart && !sample.endedAt && <EndSample {...{ projectId }} sampleId={sample.id} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
