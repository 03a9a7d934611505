"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import * as z from "zod";
import type { ChosenEntry, ChosenTheme } from "@/components/findings/claims/chosen";
import { ChosenEvidence } from "@/components/findings/claims/chosen-evidence";
import { ChosenThemes } from "@/components/findings/claims/chosen-themes";
import { FindEvidence } from "@/components/findings/claims/find-evidence";
import { WatchedTextarea } from "@/components/findings/watched-textarea";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { TypedBefore } from "@/components/form/typed-before";
import { showProblems, useAction } from "@/components/form/use-action";
import { useKeptForm } from "@/components/form/use-kept-typing";
import { ErrorText } from "@/components/form/error-text";
import { Button, SubmitButton } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { saveClaim } from "@/lib/findings/actions";
import { mostEvidence, mostStatement } from "@/lib/findings/claims/schema";
import type { ClaimEvidence } from "@/lib/findings/queries/claim-support";
import type { OtherText } from "@/lib/findings/sourced/save-version";
import { id, line } from "@/lib/text";
import type { DimensionKey } from "@/lib/vocabulary";

type ClaimFormProps = {
  projectId: string;
  claimId: string | null;
  dimension: DimensionKey;
  /** The themes that can be added. */
  choices: readonly ChosenTheme[];
  begun: {
    statement: string;
    /** The text that this one replaces. */
    version: string | null;
    themes: ChosenTheme[];
    evidence: ClaimEvidence[];
    /** Chosen entries that do not count now. */
    waiting: string[];
    bestId: string | null;
  };
  /** With the claim that was saved, or null: nothing was. */
  onDone: (claimId: string | null) => void;
};

const typedSchema = z.object({
  statement: line(mostStatement),
  version: id.nullable(),
  themeIds: z.array(z.custom<ChosenTheme>()),
  evidence: z.array(z.custom<ChosenEntry>()),
  bestId: id.nullable(),
});
type Typed = z.output<typeof typedSchema>;

/** Writes a claim. If somebody else wrote meanwhile, both texts stand here and a person decides. */
export function ClaimForm({ projectId, claimId, dimension, choices, begun, onDone }: ClaimFormProps) {
  const t = useTranslations("claims.form");
  const router = useRouter();
  const [other, setOther] = useState<OtherText | null>(null);
  const [outdated, setOutdated] = useState(false);
  const { waiting, themes: first, ...values } = begun;
  const evidence: ChosenEntry[] = [...values.evidence, ...waiting.map((entryId) => ({ id: entryId, hash: "" }))];
  const form = useForm({
    defaultValues: { ...values, themeIds: first, evidence },
    resolver: schemaResolver(typedSchema),
  });
  const { control, watch, setValue, formState } = form;
  const kept = useKeptForm(`claim.${claimId ?? dimension}`, form);
  const save = useAction((typed: Typed, press: string) =>
    saveClaim(
      {
        ...{ projectId, claimId, dimension, statement: typed.statement, bestId: typed.bestId, version: typed.version },
        themeIds: typed.themeIds.map((theme) => theme.id),
        evidence: typed.evidence.map(({ id: entryId, hash }) => ({ id: entryId, hash })),
      },
      press,
    ),
  );
  const [themes, chosen, bestId] = watch(["themeIds", "evidence", "bestId"]);
  const done = (saved: string | null) => {
    kept.forget();
    router.refresh();
    onDone(saved);
  };
  const submit = form.handleSubmit(async (typed) => {
    const answer = await save.send(typed);
    if (!answer.ok) return showProblems(form.setError, answer.error);
    if (answer.data.saved) return done(answer.data.claimId);
    setOther(answer.data.other);
    setOutdated(answer.data.other === null);
    // From here on the writer has seen the other text: saving once more puts this one after it.
    if (answer.data.other) setValue("version", answer.data.other.id);
  });
  const choose = (entries: ChosenEntry[]) => {
    setValue("evidence", entries, { shouldDirty: true });
    if (bestId !== null && entries.every((entry) => entry.id !== bestId)) setValue("bestId", null);
  };
  const atField = (save.refusal?.fields?.length ?? 0) > 0;
  const problem = formState.errors.evidence?.message;
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="mt-3 flex flex-col gap-5">
      <TypedBefore shown={kept.returned} />
      {!atField && <RefusalNotice refusal={save.refusal} />}
      {outdated && <Notice kind="warning">{t("outdated")}</Notice>}
      {other && (
        <Notice kind="warning" title={t("conflict", { writer: other.writer })}>
          <p className="max-w-measure">{other.text}</p>
          <p className="mt-1 text-sm">{t("conflictHint")}</p>
        </Notice>
      )}
      <WatchedTextarea
        control={control}
        name="statement"
        read={() => form.getValues("statement")}
        write={(text) => setValue("statement", text, { shouldDirty: true })}
        label={t("statement")}
        hint={t("statementHint", { most: mostStatement })}
        rows={2}
        required
      />
      <ChosenThemes
        {...{ themes, choices }}
        problem={formState.errors.themeIds?.message}
        onChange={(next) => setValue("themeIds", next, { shouldDirty: true })}
      />
      <ChosenEvidence
        {...{ chosen, bestId }}
        onChange={choose}
        onBest={(entryId) => setValue("bestId", entryId, { shouldDirty: true })}
      />
      {problem && (
        <FieldError id="claim-evidence-error">
          <ErrorText message={problem} />
        </FieldError>
      )}
      {chosen.length < mostEvidence && (
        <FindEvidence {...{ projectId, dimension, themes, chosen }} onAdd={(entry) => choose([...chosen, entry])} />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={() => done(null)}>
          {t(other ? "keepTheirs" : "cancel")}
        </Button>
        <SubmitButton variant="primary" pending={save.pending}>
          {t(other ? "saveMine" : "save")}
        </SubmitButton>
      </div>
    </form>
  );
}
