"use client";

import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import type * as z from "zod";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { seenSince } from "@/components/form/seen-since";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { TextareaField } from "@/components/form/textarea-field";
import { TypedBefore } from "@/components/form/typed-before";
import { showProblems, useAction } from "@/components/form/use-action";
import { useKeptForm } from "@/components/form/use-kept-typing";
import { Button, SubmitButton } from "@/components/ui/button";
import { createTheme, updateTheme } from "@/lib/codebook/actions";
import { themeFormSchema, type ThemeFields } from "@/lib/codebook/schema";
import type { ActionResult } from "@/lib/errors";
import type { DimensionKey } from "@/lib/vocabulary";
import type { Theme } from "@/lib/codebook/types";

type ThemeFormProps = {
  projectId: string;
  dimension: DimensionKey;
  /** The theme to change. Without it a new theme is created. */
  themeId?: string | undefined;
  initial: ThemeFields;
  /** The sentence of an entry that is its example now. */
  heard?: string | undefined;
  /** Possible parents: themes of the dimension, except the theme itself and those below it. */
  parents: readonly Theme[];
  onDone: () => void;
};

type Sent = z.output<typeof themeFormSchema>;
/** The select has only text values: "" is the top of the tree. */
type Typed = Omit<ThemeFields, "parentId"> & { parentId: string; was: NonNullable<Sent["was"]> };

export function ThemeForm({ projectId, dimension, themeId, initial, heard, parents, onDone }: ThemeFormProps) {
  const t = useTranslations("codebook.theme");
  const router = useRouter();
  const save = useAction(({ was, ...fields }: Sent, press: string): Promise<ActionResult<object>> =>
    themeId === undefined
      ? createTheme({ projectId, dimension, ...fields }, press)
      : updateTheme({ projectId, themeId, ...fields, was }, press),
  );
  const resolve = schemaResolver(themeFormSchema);
  const { name, definition, example = "" } = initial;
  const shown = { name, definition, parentId: initial.parentId ?? "", example };
  const form = useForm<Typed, unknown, Sent>({
    defaultValues: { ...shown, was: shown },
    // The schema's field is null if the select's is empty. The rest is the same.
    resolver: (values, context, options) =>
      resolve({ ...values, parentId: values.parentId || null }, context, options as never) as never,
  });
  const { control } = form;
  const kept = useKeptForm(`theme.${themeId ?? `${dimension}.${initial.parentId ?? ""}`}`, form);
  const submit = form.handleSubmit(async (fields) => {
    const answer = await save.send(fields);
    if (!answer.ok) {
      if (fields.was) form.setValue("was", seenSince(fields.was, answer.error));
      return showProblems(form.setError, answer.error);
    }
    kept.forget();
    router.refresh();
    onDone();
  });
  const cancel = () => {
    kept.forget();
    onDone();
  };
  const atField = (save.refusal?.fields?.length ?? 0) > 0;
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <TypedBefore shown={kept.returned} />
      {!atField && <RefusalNotice refusal={save.refusal} />}
      <TextField control={control} name="name" label={t("name")} required />
      <SelectField
        control={control}
        name="parentId"
        label={t("parent")}
        options={[
          { value: "", label: t("top") },
          ...parents.map(({ id, name, depth }) => ({ value: id, label: `${"　".repeat(depth)}${name}` })),
        ]}
      />
      <TextareaField control={control} name="definition" label={t("definition")} hint={t("definitionHint")} />
      <TextareaField
        control={control}
        name="example"
        label={t("example")}
        hint={heard === undefined ? t("exampleHint") : t("exampleHeard", { text: heard })}
      />
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={cancel}>
          {t("cancel")}
        </Button>
        <SubmitButton variant="primary" pending={save.pending}>
          {t("save")}
        </SubmitButton>
      </div>
    </form>
  );
}
