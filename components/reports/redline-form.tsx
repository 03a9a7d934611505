import { firstRedline } from "@/components/reports/first-redline";
import { SubmitButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { translator } from "@/lib/i18n/server";
import type { IssueSummary } from "@/lib/reports/data/issues";

type RedlineFormProps = {
  /** The latest first. */
  issues: readonly IssueSummary[];
  projectId: string;
  reportId: string;
};

/** 花脸稿 between any two issues, or an issue and the report of today. Works without script. */
export async function RedlineForm({ issues, projectId, reportId }: RedlineFormProps) {
  const t = await translator();
  const options = issues.map(({ id, number, stage }) => ({
    value: id,
    label: t("reports.redline.issue", { number, stage: t(`vocabulary.reportStage.${stage}`) }),
  }));
  const first = firstRedline(issues);
  return (
    <Disclosure summary={t("reports.redline.summary")}>
      <p className="mb-2 text-muted">{t("reports.redline.hint")}</p>
      <form action={`/api/reports/${projectId}/${reportId}/redline`} className="flex flex-wrap items-end gap-3">
        <Field label={t("reports.redline.from")}>
          {(field) => <Select {...field} name="from" options={options} defaultValue={first.from} />}
        </Field>
        <Field label={t("reports.redline.to")}>
          {(field) => (
            <Select
              {...field}
              name="to"
              options={[{ value: "now", label: t("reports.redline.now") }, ...options]}
              defaultValue={first.to}
            />
          )}
        </Field>
        <SubmitButton>{t("reports.redline.download")}</SubmitButton>
      </form>
    </Disclosure>
  );
}
