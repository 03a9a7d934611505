"use client";

import { memo, useMemo } from "react";
import type { Control } from "react-hook-form";
import { useTranslations } from "use-intl";
import { CheckboxField } from "@/components/form/checkbox-field";
import { DateField } from "@/components/form/date-field";
import { RadioField } from "@/components/form/radio-field";
import { TextField } from "@/components/form/text-field";
import { TextareaField } from "@/components/form/textarea-field";
import { AnnexFields } from "@/components/reports/annexes/annex-fields";
import { CountBase } from "@/components/reports/count-base";
import { CountedBy } from "@/components/reports/counted-by";
import { useEditor, useEditorTools, useTyped } from "@/components/reports/editor-context";
import { AddressFields, EndFields } from "@/components/reports/office-fields";
import { OwnAdvice } from "@/components/reports/own-advice";
import { SupportSilence } from "@/components/reports/support-silence";
import { TokenPreview } from "@/components/reports/token-preview";
import { InsertPieces } from "@/components/reports/text/insert-pieces";
import { PieceField } from "@/components/reports/text/piece-field";
import { useUnitForm } from "@/components/reports/use-unit-form";
import { isAnnex } from "@/lib/reports/annexes/annexes";
import { namedSupport, supportOf } from "@/lib/reports/compose";
import { findPoint } from "@/lib/reports/edits";
import { countedThemes } from "@/lib/reports/number-checks";
import { frontKey } from "@/lib/reports/parts/types";
import type { DraftPoint, DraftSection } from "@/lib/reports/types";
import { sectionLayouts, supportNames } from "@/lib/vocabulary";

/** What is painted in it is kept apart: where the mouse is, is found at each key by looking at the card alone. */
const card =
  "grid gap-4 rounded-md border border-action bg-ground p-4 font-sans text-base text-start contain-layout contain-paint contain-style";

/**
 * The fields of the selected part, shown at its place on the page. They follow a text after a pause in typing, as the
 * page does: the text's own box is ahead of it.
 */
export function EditingFields() {
  const { selected, draft } = useEditor();
  switch (selected.part) {
    case "front":
      return <FrontFields />;
    case "closing":
      return <ClosingFields />;
    case "section": {
      const section = draft.sections.find(({ id }) => id === selected.id);
      if (!section) return null;
      if (!isAnnex(section)) return <SectionFields key={selected.id} section={section} />;
      return (
        <div className={card}>
          <AnnexFields key={selected.id} section={section} />
          <OwnAdvice unit={selected} />
        </div>
      );
    }
    case "point": {
      const found = findPoint(draft.sections, selected.id);
      if (!found || found.point.dropped) return null;
      return <PointFields key={selected.id} point={found.point} />;
    }
  }
}

function useFrontForm() {
  const fields = useTyped(({ title, issuer, issuedOn, includeUnapproved }) => ({
    ...{ title, issuer, issuedOn, includeUnapproved },
  }));
  return { title: fields.title, control: useUnitForm(frontKey, fields) };
}

function FrontFields() {
  const t = useTranslations("reports.editor");
  const { title, control } = useFrontForm();
  const { base, draft } = useEditor();
  return (
    <div className={card}>
      <TextareaField control={control} name="title" label={t("title")} hint={t("titleHint")} rows={2} required />
      <TokenPreview text={title} />
      <AddressFields />
      <PieceField
        partKey={frontKey}
        field="preface"
        value={draft.preface}
        label={t("preface")}
        hint={t("prefaceHint")}
      />
      <InsertPieces />
      <CheckboxField
        control={control}
        name="includeUnapproved"
        label={t("includeUnapproved")}
        hint={t("includeUnapprovedHint")}
      />
      <CountBase base={base} className="-mt-2 text-sm text-muted" />
      <OwnAdvice unit={{ part: "front" }} />
    </div>
  );
}

function ClosingFields() {
  const t = useTranslations("reports.editor");
  const { control } = useFrontForm();
  const { draft } = useEditor();
  return (
    <div className={card}>
      <PieceField partKey={frontKey} field="closing" value={draft.closing} label={t("closingField")} />
      <InsertPieces />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextareaField control={control} name="issuer" label={t("issuer")} hint={t("issuerHint")} rows={1} />
        <DateField control={control} name="issuedOn" label={t("issuedOn")} />
      </div>
      <EndFields />
      <OwnAdvice unit={{ part: "closing" }} />
    </div>
  );
}

function SectionFields({ section }: { section: DraftSection }) {
  const t = useTranslations("reports.editor");
  const layouts = useTranslations("vocabulary.sectionLayout");
  const { id, lead } = section;
  const fields = useTyped(({ sections }) => {
    const { heading, layout } = sections.find((one) => one.id === id) ?? section;
    return { heading, layout };
  });
  const control = useUnitForm(id, fields);
  return (
    <div className={card}>
      <TextField control={control} name="heading" label={t("heading")} />
      <TokenPreview text={fields.heading} />
      <PieceField partKey={id} field="lead" value={lead} label={t("sectionLead")} />
      <InsertPieces />
      <RadioField
        control={control}
        name="layout"
        label={t("layout")}
        size="sm"
        options={sectionLayouts.map((value) => ({ value, label: layouts(value) }))}
      />
      <OwnAdvice unit={{ part: "section", id }} />
    </div>
  );
}

type PointValues = Pick<DraftPoint, "lead" | "showSupport" | "names">;

function PointFields({ point }: { point: DraftPoint }) {
  const t = useTranslations("reports.editor");
  const { counts, labels, read } = useEditor();
  const { id, themeId, text } = point;
  const fields = useTyped(({ sections }): PointValues => {
    const { lead, showSupport, names } = findPoint(sections, id)?.point ?? point;
    return { lead, showSupport, names };
  });
  const { lead, showSupport, names } = fields;
  const control = useUnitForm<PointValues>(id, fields);
  const support = namedSupport(supportOf(point, read(), counts), names);
  const supportHint = support ? labels.support(support) : t("noSupport");
  const counted = useMemo(() => countedThemes(text, counts), [text, counts]);
  return (
    <div className={card}>
      <LeadField {...{ control, lead }} />
      <PieceField partKey={id} field="text" value={text} label={t("text")} hint={t("textHint")} />
      <InsertPieces />
      <SupportFields {...{ id, control, themeId, supportHint, showSupport }} />
      {counted
        .filter(({ id: other }) => other !== themeId)
        .map((theme) => (
          <SupportSilence key={theme.id} themeId={theme.id} name={theme.name} />
        ))}
      <OwnAdvice unit={{ part: "point", id }} />
    </div>
  );
}

/** What a key in the text does not change. */
const LeadField = memo(function LeadField({ control, lead }: { control: Control<PointValues>; lead: string }) {
  const t = useTranslations("reports.editor");
  return (
    <>
      <TextField control={control} name="lead" label={t("lead")} />
      <TokenPreview text={lead} />
    </>
  );
});

type SupportFieldsProps = Pick<DraftPoint, "id" | "themeId" | "showSupport"> & {
  control: Control<PointValues>;
  supportHint: string;
};

const SupportFields = memo(function SupportFields(props: SupportFieldsProps) {
  const { id, control, themeId, supportHint, showSupport } = props;
  const { base } = useEditorTools();
  const t = useTranslations("reports.editor");
  const naming = useTranslations("vocabulary.supportNames");
  return (
    <>
      <CheckboxField control={control} name="showSupport" label={t("showSupport")} hint={supportHint} />
      <CountBase base={base} className="-mt-2 text-sm text-muted" />
      {showSupport && <CountedBy {...{ id, themeId }} />}
      {themeId !== null && <SupportSilence key={themeId} themeId={themeId} />}
      {showSupport && (
        <RadioField
          control={control}
          name="names"
          label={t("names")}
          size="sm"
          options={supportNames.map((value) => ({ value, label: naming(value) }))}
        />
      )}
    </>
  );
});
