import { agreementWords } from "@/components/coding/review/agreement-words";
import { SampleDesk } from "@/components/coding/review/sample-desk";
import { SampleDifferences, type ShownDifference } from "@/components/coding/review/sample-differences";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHeader } from "@/components/ui/page-header";
import { same } from "@/lib/coding/review/agreement";
import type { SampledEntry } from "@/lib/coding/review/data";
import type { loadSample } from "@/lib/coding/review/loaders";
import { formatter, translator } from "@/lib/i18n/server";

type SampleViewProps = Awaited<ReturnType<typeof loadSample>> & { projectId: string };

export async function SampleView({ projectId, sample, maySettle, view }: SampleViewProps) {
  const t = await translator();
  const format = await formatter();
  const dimension = sample.dimension
    ? t(`vocabulary.dimension.${sample.dimension}`)
    : t("codebook.review.allDimensions");
  const placed = (site: string | null, visitedOn: string | null) =>
    site && visitedOn ? t("codebook.review.place", { site, date: visitedOn }) : t("codebook.review.goneEntry");
  const header = (
    <PageHeader
      title={t("codebook.review.title")}
      context={t("codebook.review.row", { dimension, count: sample.entries, reviewer: sample.reviewer })}
      back={{ href: `/projects/${projectId}/codebook/review`, label: t("codebook.review.title") }}
    />
  );
  if (view.kind === "desk")
    return (
      <>
        {header}
        <SampleDesk {...{ projectId }} sampleId={sample.id} desk={view.desk} />
      </>
    );
  if (view.kind === "drawn")
    return (
      <>
        {header}
        <p>{t(sample.endedAt ? "codebook.review.state.ended" : "codebook.review.waiting")}</p>
        {sample.reviewerGone && !sample.endedAt && <p className="mt-2">{t("codebook.review.gone")}</p>}
        <h2 className="mt-6 mb-1 font-semibold">{t("codebook.review.drawn")}</h2>
        <ol>
          {view.entries.map(({ entryId, text, site, visitedOn }) => (
            <li key={entryId} className="border-b border-line py-2">
              <p className="max-w-measure whitespace-pre-wrap">{text}</p>
              <p className="text-sm text-muted">{placed(site, visitedOn)}</p>
            </li>
          ))}
        </ol>
      </>
    );
  const { entries, names, counted } = view;
  const named = (ids: readonly string[]) =>
    ids.map((id) => {
      const { name = "", archived = false } = names.get(id) ?? {};
      return archived ? t("codebook.review.archivedTheme", { name }) : name;
    });
  const shown = (entry: SampledEntry): ShownDifference => ({
    entryId: entry.entryId,
    text: entry.text,
    href: `/projects/${projectId}/visits/${entry.visitId}#entry-${entry.entryId}`,
    place: placed(entry.site, entry.visitedOn),
    first: named(entry.first),
    second: named(entry.second),
    settled:
      entry.settled && entry.settledAt
        ? t("codebook.review.settledBy", {
            choice: t(`codebook.review.choice.${entry.settled}`),
            name: entry.settler ?? "",
            date: format.dateTime(entry.settledAt, { dateStyle: "medium" }),
          })
        : null,
  });
  const comparable = entries.filter(({ counts }) => counts);
  const alike = comparable.filter(({ first, second }) => same(first, second));
  return (
    <>
      {header}
      <p role="status">{sample.endedAt ? t("codebook.review.state.ended") : agreementWords(t, counted)}</p>
      <SampleDifferences
        {...{ projectId, maySettle }}
        sampleId={sample.id}
        differences={comparable.filter((entry) => !alike.includes(entry)).map(shown)}
      />
      {alike.length > 0 && (
        <Disclosure summary={t("codebook.review.agreed", { count: alike.length })} className="mt-6">
          <ul>
            {alike.map(shown).map(({ entryId, text, place, first }) => (
              <li key={entryId} className="border-b border-line py-2">
                <p className="max-w-measure whitespace-pre-wrap">{text}</p>
                <p className="text-sm text-muted">{[place, ...first].join(" · ")}</p>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}
