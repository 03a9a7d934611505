import { coverageSigns, coverageStates } from "@/components/findings/coverage-signs";
import { translator } from "@/lib/i18n/server";

export async function CoverageLegend() {
  const t = await translator();
  return (
    <dl
      aria-label={t("findings.coverage.legend")}
      className="mb-4 grid grid-cols-2 gap-x-6 gap-y-0.5 text-sm xl:grid-cols-4"
    >
      {coverageStates.map((state) => (
        <div key={state} className="flex gap-2">
          <dt className="whitespace-nowrap">
            <span aria-hidden className={`inline-block w-4 text-center ${coverageSigns[state].className}`}>
              {coverageSigns[state].glyph}
            </span>{" "}
            {t(`findings.coverage.${state}`, { count: "n" })}
          </dt>
          <dd className="text-muted max-sm:sr-only">{t(`findings.coverage.legendText.${state}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
