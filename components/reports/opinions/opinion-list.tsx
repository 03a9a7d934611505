import { OpinionForm } from "@/components/reports/opinions/opinion-form";
import { translator } from "@/lib/i18n/server";
import type { Opinion } from "@/lib/reports/opinions/schema";
import type { OpinionHandling } from "@/lib/vocabulary";

type OpinionListProps = { opinions: readonly Opinion[]; target: { projectId: string; reportId: string } };

/** Every row of the table with its form, and how many are adopted. */
export async function OpinionList({ opinions, target }: OpinionListProps) {
  const t = await translator();
  if (opinions.length === 0) return <p className="text-muted">{t("reports.opinions.none")}</p>;
  const count = (handling: OpinionHandling) => opinions.filter((one) => one.handling === handling).length;
  return (
    <section aria-labelledby="opinions" className="max-w-3xl">
      <h2 id="opinions" className="mb-2 font-semibold">
        {t("reports.opinions.count", {
          count: opinions.length,
          adopted: count("adopted"),
          partly: count("partly"),
          notAdopted: count("not_adopted"),
          pending: count("pending"),
        })}
      </h2>
      <ol className="flex flex-col gap-6">
        {opinions.map((opinion, index) => (
          <li key={opinion.id} className="border-s-3 border-s-line ps-3">
            <h3 className="mb-1 text-sm text-muted">
              {t("reports.opinions.number", { number: index + 1 })}
              {opinion.isComment && ` · ${t("reports.opinions.comment")}`}
              {opinion.about !== "" && ` · ${t("reports.opinions.about", { text: opinion.about })}`}
            </h3>
            <OpinionForm target={target} opinion={opinion} number={index + 1} />
          </li>
        ))}
      </ol>
    </section>
  );
}
