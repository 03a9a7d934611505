"use client";

import { figureParts } from "@/lib/visits/said/figure";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuidv7 } from "uuid";
import { dimensionTextClass } from "@/components/projects/dimension-label";
import { ActionBar } from "@/components/ui/action-bar";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import {
  canKeepBoth,
  differencesOf,
  mergeVisits,
  safeChoice,
  type Choices,
  type Difference,
  type MergeChoice,
} from "@/lib/visits/merge";
import { visitFields, type MergeField, type SingleKind } from "@/lib/visits/fields";
import type { DraftEntry, DraftFigure, DraftVisit } from "@/lib/visits/draft";
import type { VisitFormData } from "@/lib/visits/types";
import { dimensionGlyphs, dimensionKeys, visitMethods } from "@/lib/vocabulary";

type ConflictViewProps = {
  data: VisitFormData;
  mine: DraftVisit;
  theirs: DraftVisit;
  onMerge: (typed: DraftVisit) => Promise<void>;
};

/** Both texts side by side, difference by difference. No text is discarded unless the person chooses so. */
export function ConflictView({ data, mine, theirs, onMerge }: ConflictViewProps) {
  const t = useTranslations("visits");
  const words = useTranslations("vocabulary");
  const [choices, setChoices] = useState<Choices>({});
  const [pending, setPending] = useState(false);
  const differences = differencesOf(mine, theirs);

  const person = (id: string) => data.members.find((member) => member.id === id)?.displayName ?? id;
  const singleText = (value: string, kind: SingleKind): string => {
    switch (kind) {
      case "site":
        return data.sites.find(({ id }) => id === value)?.name ?? "";
      case "method": {
        const method = visitMethods.find((each) => each === value);
        return method ? words(`visitMethod.${method}`) : "";
      }
      case "person":
        return person(value);
      case "day":
      case "time":
      case "line":
        return value;
    }
  };
  const fieldText = (typed: DraftVisit, field: MergeField): string => {
    switch (field) {
      case "memberIds":
        return typed.memberIds.map(person).join("、");
      case "audiences":
        return typed.audiences.map(({ category, headCount }) => `${category} ${headCount}`).join("、");
      case "marks":
        return dimensionKeys
          .flatMap((key) => {
            const mark = typed.marks[key];
            return mark ? `${words(`dimension.${key}`)} ${words(`dimensionMark.${mark}`)}` : [];
          })
          .join("、");
      case "answers":
        return typed.answers
          .map(({ id, entryIds, note }) => {
            const asked = data.followUps?.find((each) => each.id === id)?.question ?? "";
            const said = typed.entries.flatMap((entry) => (entryIds.includes(entry.id) ? entry.text : []));
            return [asked, ...said, note].filter(Boolean).join(" · ");
          })
          .join("\n");
      default:
        return singleText(typed[field], visitFields[field].kind);
    }
  };
  const rowText = (row: DraftEntry | DraftFigure | null): string => {
    if (!row) return "";
    if ("text" in row)
      return [row.text, words(`entryForm.${row.form}`), row.speakerCategory].filter(Boolean).join(" · ");
    return [
      row.indicator,
      Object.values(figureParts(row.value, row.unit)).join(""),
      row.asOf,
      row.definition,
      row.source,
    ]
      .filter(Boolean)
      .join(" · ");
  };
  const sides = (each: Difference) =>
    each.kind === "field"
      ? { mine: fieldText(mine, each.field), theirs: fieldText(theirs, each.field) }
      : { mine: rowText(each.mine), theirs: rowText(each.theirs) };
  const options = (each: Difference): { value: MergeChoice; label: string }[] => {
    const mineLabel = { value: "mine" as const, label: t("form.conflict.mine") };
    const theirsLabel = { value: "theirs" as const, label: t("form.conflict.theirs") };
    const bothLabel = { value: "both" as const, label: t("form.conflict.both") };
    if (canKeepBoth(each)) return [mineLabel, theirsLabel, bothLabel];
    if (each.kind === "field") return [mineLabel, theirsLabel];
    const keep = { value: each.mine ? ("mine" as const) : ("theirs" as const), label: t("form.conflict.keep") };
    return [keep, { value: each.mine ? "theirs" : "mine", label: t("form.conflict.drop") }];
  };
  const title = (each: Difference) => {
    if (each.kind === "field") return t(visitFields[each.field].label);
    const row = each.mine ?? each.theirs;
    if (!row) return null;
    return (
      <>
        <span aria-hidden className={dimensionTextClass(row.dimension)}>
          {dimensionGlyphs[row.dimension]}
        </span>{" "}
        {words(`dimension.${row.dimension}`)}
      </>
    );
  };

  return (
    <section aria-label={t("form.conflict.title")}>
      <Notice kind="warning" title={<h1 className="text-base">{t("form.conflict.title")}</h1>} className="mb-4">
        {t("form.conflict.text", { count: differences.length })}
      </Notice>
      <ol className="flex flex-col gap-4">
        {differences.map((each) => {
          const { mine: own, theirs: other } = sides(each);
          return (
            <li key={each.key} className="rounded-md border border-line bg-surface p-4">
              <h2 className="text-base">{title(each)}</h2>
              <dl className="my-2 grid gap-3 sm:grid-cols-2">
                <div className="border-s-3 border-s-action ps-3">
                  <dt className="text-sm text-muted">{t("form.conflict.mineTitle")}</dt>
                  <dd className="whitespace-pre-wrap">{own || t("form.conflict.nothing")}</dd>
                </div>
                <div className="border-s-3 border-s-amber ps-3">
                  <dt className="text-sm text-muted">{t("form.conflict.theirsTitle")}</dt>
                  <dd className="whitespace-pre-wrap">{other || t("form.conflict.nothing")}</dd>
                </div>
              </dl>
              <RadioGroup
                legend={t("form.conflict.choose")}
                hideLegend
                options={options(each)}
                value={choices[each.key] ?? safeChoice(each)}
                input={{
                  name: `choice-${each.key}`,
                  // The values are those of the options above.
                  onChange: (event) => setChoices({ ...choices, [each.key]: event.target.value as MergeChoice }),
                }}
              />
            </li>
          );
        })}
      </ol>
      <ActionBar>
        <p className="text-sm text-muted">{t("form.conflict.after")}</p>
        <Button
          variant="primary"
          pending={pending}
          onClick={() => {
            setPending(true);
            void onMerge(mergeVisits({ mine, theirs, choices }, uuidv7)).finally(() => setPending(false));
          }}
        >
          {t("form.conflict.merge")}
        </Button>
      </ActionBar>
    </section>
  );
}
