"use client";

import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { showProblems, useAction } from "@/components/form/use-action";
import { useKeptForm } from "@/components/form/use-kept-typing";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { SubmitButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Icon } from "@/components/ui/icon";
import { addImportRule, removeImportRule } from "@/lib/imports/actions";
import { defaultRules } from "@/lib/imports/default-rules";
import type { ImportPageData } from "@/lib/imports/loaders";
import { importRuleFieldsSchema, type ImportRuleFields } from "@/lib/imports/schema";

type RuleListProps = Pick<ImportPageData, "projectId" | "dimensions" | "rules" | "mayEditRules">;

/** The words that decide where a heading goes. Everyone sees them; a lead can add to them. */
export function RuleList({ projectId, dimensions, rules, mayEditRules }: RuleListProps) {
  const t = useTranslations("imports.rules");
  const router = useRouter();
  const removal = useAction(removeImportRule);
  const remove = async (ruleId: string) => {
    if ((await removal.send({ projectId, ruleId })).ok) router.refresh();
  };
  return (
    <Disclosure summary={t("title")} className="mt-10">
      <p className="mb-4 max-w-measure text-sm text-muted">{t("context")}</p>
      <h2 className="mb-2 text-base font-semibold">{t("own")}</h2>
      {mayEditRules ? (
        <AddRule projectId={projectId} dimensions={dimensions} />
      ) : (
        <p className="mb-2 text-sm text-muted">{t("onlyLead")}</p>
      )}
      <RefusalNotice refusal={removal.refusal} />
      {rules.length === 0 && <p className="text-sm text-muted">{t("none")}</p>}
      <WordTable
        dimensions={dimensions}
        words={(key) =>
          rules
            .filter(({ dimension }) => dimension === key)
            .map(({ id, word }) => (
              <li key={id} className="inline-flex items-center rounded-sm border border-line bg-surface ps-2 text-sm">
                {word}
                {mayEditRules ? (
                  <button
                    type="button"
                    aria-label={t("remove", { word })}
                    onClick={() => void remove(id)}
                    className="grid size-8 place-items-center text-muted hover:text-ink pointer-coarse:size-11"
                  >
                    <Icon name="close" className="size-4" />
                  </button>
                ) : (
                  <span className="w-2" />
                )}
              </li>
            ))
        }
      />
      <h2 className="mt-6 mb-2 text-base font-semibold">{t("common")}</h2>
      <WordTable
        dimensions={dimensions}
        words={(key) =>
          defaultRules
            .filter(({ dimension }) => dimension === key)
            .map(({ word }) => (
              <li key={word} className="rounded-sm bg-sunken px-2 text-sm">
                {word}
              </li>
            ))
        }
      />
    </Disclosure>
  );
}

type Dimensions = RuleListProps["dimensions"];

function WordTable({
  dimensions,
  words,
}: {
  dimensions: Dimensions;
  words: (key: Dimensions[number]["key"]) => React.ReactNode[];
}) {
  return (
    <dl className="flex flex-col gap-3">
      {dimensions
        .map(({ key, label }) => ({ key, label, own: words(key) }))
        .filter(({ own }) => own.length > 0)
        .map(({ key, label, own }) => (
          <div key={key} className="grid gap-x-4 gap-y-1 sm:grid-cols-[9rem_minmax(0,1fr)]">
            <dt>
              <DimensionLabel dimension={key} label={label} />
            </dt>
            <dd>
              <ul className="flex flex-wrap gap-1.5">{own}</ul>
            </dd>
          </div>
        ))}
    </dl>
  );
}

function AddRule({ projectId, dimensions }: { projectId: string; dimensions: Dimensions }) {
  const t = useTranslations("imports.rules");
  const router = useRouter();
  const adding = useAction(addImportRule);
  const { control, handleSubmit, reset, getValues, setError } = useForm<ImportRuleFields>({
    defaultValues: { word: "", dimension: "problem" },
    resolver: schemaResolver(importRuleFieldsSchema),
  });
  useKeptForm("importRule", { control, getValues, reset });
  const submit = handleSubmit(async (fields) => {
    const answer = await adding.send({ projectId, ...fields });
    if (!answer.ok) return showProblems(setError, answer.error);
    reset({ word: "", dimension: fields.dimension });
    router.refresh();
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="mb-4 flex max-w-2xl flex-col gap-3">
      <RefusalNotice refusal={adding.refusal?.fields?.length ? null : adding.refusal} />
      <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <TextField control={control} name="word" label={t("word")} required />
        <SelectField
          control={control}
          name="dimension"
          label={t("dimension")}
          options={dimensions.map(({ key, label }) => ({ value: key, label }))}
        />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pending={adding.pending}>
          <Icon name="plus" />
          {t("add")}
        </SubmitButton>
        <span className="text-sm text-muted">{t("added")}</span>
      </div>
    </form>
  );
}
