import Link from "next/link";
import { ChangedWords } from "@/components/reports/returned/changed-words";
import { RestoreButton, type RestoreTarget } from "@/components/reports/restore-button";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { formatter, translator } from "@/lib/i18n/server";
import type { PartComparison } from "@/lib/reports/compare-drafts";
import type { ReportComparison, ReportMoment } from "@/lib/reports/data/moments";

type MomentsFormProps = { moments: readonly ReportMoment[]; comparison: ReportComparison | null; address: string };

/** Two moments of the whole report to choose. Works without script. */
export async function MomentsForm({ moments, comparison, address }: MomentsFormProps) {
  const t = await translator();
  const format = await formatter();
  const options = moments.map(({ version, at, by, issued }) => {
    const when = format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" });
    const sent = issued && { number: issued.number, stage: t(`vocabulary.reportStage.${issued.stage}`) };
    return {
      value: String(version),
      label: sent
        ? t("reports.compare.issued", { when, ...sent })
        : t("reports.compare.moment", { when, name: by || "—" }),
    };
  });
  const usual = options.at(1)?.value ?? options.at(0)?.value;
  return (
    <form action={address} aria-labelledby="compare" className="mb-4">
      <h3 id="compare" className="font-semibold">
        {t("reports.compare.title")}
      </h3>
      <div className="mt-1 flex flex-wrap items-end gap-3">
        <Field label={t("reports.compare.from")}>
          {(field) => (
            <Select
              {...field}
              name="from"
              options={options}
              defaultValue={comparison ? String(comparison.from) : usual}
            />
          )}
        </Field>
        <Field label={t("reports.compare.to")}>
          {(field) => (
            <Select
              {...field}
              name="to"
              options={[{ value: "now", label: t("reports.compare.now") }, ...options]}
              defaultValue={comparison?.to ? String(comparison.to) : "now"}
            />
          )}
        </Field>
        <SubmitButton>{t("reports.compare.show")}</SubmitButton>
      </div>
    </form>
  );
}

type ComparedPartsProps = {
  comparison: ReportComparison;
  target: RestoreTarget;
  mayRestore: boolean;
  /** The address of the history step by step. */
  back: string;
};

/** What is different between the two, part by part, in the order of the later one. */
export async function ComparedParts({ comparison, target, mayRestore, back }: ComparedPartsProps) {
  const t = await translator();
  const { parts, from } = comparison;
  const nameOf = ({ kind, name }: PartComparison) =>
    kind === "front" ? t("reports.history.front") : name || t("reports.editor.untitled");
  return (
    <section aria-labelledby="compared">
      <h3 id="compared" className="font-semibold">
        {parts.length === 0 ? t("reports.compare.same") : t("reports.compare.count", { count: parts.length })}
      </h3>
      <p className="mb-2">
        <Link
          href={back}
          className="inline-flex items-center text-action underline underline-offset-4 pointer-coarse:min-h-11"
        >
          {t("reports.compare.back")}
        </Link>
      </p>
      <ol className="empty:hidden">
        {parts.map((part) => {
          const { key, kind, change, moved, nested, texts, settings } = part;
          const marks = [
            ...(change === "changed" ? [] : [t(`reports.compare.change.${change}`)]),
            ...(moved ? [t("reports.compare.moved")] : []),
            ...(nested ? [t("reports.compare.nested")] : []),
            ...(change === "changed" && texts.length > 0 ? [t("reports.compare.change.changed")] : []),
            ...(settings ? [t("reports.compare.settings")] : []),
          ];
          return (
            <li key={key} className="border-t border-line py-3">
              <p>
                <span className="text-muted">{t(`reports.compare.kind.${kind}`)}</span>{" "}
                <span className="font-medium">{nameOf(part)}</span>
                <span className="ms-3 text-sm text-muted">{marks.join(" · ")}</span>
              </p>
              <div className="mt-1 space-y-2 text-sm">
                {texts.map(({ field, before, after }) => (
                  <ChangedWords key={field} before={before} after={after} />
                ))}
              </div>
              {mayRestore && change !== "added" && (texts.length > 0 || nested || settings) && (
                <p className="mt-2">
                  <RestoreButton
                    target={target}
                    part={key}
                    version={from}
                    label={t("reports.compare.restorePart", { part: nameOf(part) })}
                  >
                    {t("reports.compare.restore")}
                  </RestoreButton>
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
