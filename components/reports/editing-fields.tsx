"use client";

import { useTranslations } from "use-intl";
import { CheckboxField } from "@/components/form/checkbox-field";
import { DateField } from "@/components/form/date-field";
import { RadioField } from "@/components/form/radio-field";
import { TextField } from "@/components/form/text-field";
import { TextareaField } from "@/components/form/textarea-field";
import { useEditor, warningsAt, type Unit } from "@/components/reports/editor-context";
import { TokenPreview } from "@/components/reports/token-preview";
import { TokenButtons } from "@/components/reports/token-buttons";
import { WarningList } from "@/components/reports/warning-list";
import { namedSupport, supportOf } from "@/lib/reports/compose";
import { findPoint } from "@/lib/reports/edits";
import { sectionLayouts, supportNames } from "@/lib/vocabulary";

const card = "grid gap-4 rounded-md border border-action bg-ground p-4 font-sans text-base text-start";

/** The fields of the selected part, shown at its place on the page. */
export function EditingFields() {
  const { selected, draft } = useEditor();
  switch (selected.part) {
    case "front":
      return <FrontFields />;
    case "closing":
      return <ClosingFields />;
    case "section": {
      const place = draft.sections.findIndex(({ id }) => id === selected.id);
      return place < 0 ? null : <SectionFields key={`${selected.id}.${place}`} place={place} id={selected.id} />;
    }
    case "point": {
      const found = findPoint(draft.sections, selected.id);
      if (!found || found.point.dropped) return null;
      const path = `sections.${found.sectionPlace}.points.${found.pointPlace}` as const;
      return <PointFields key={`${selected.id}.${path}`} path={path} pointId={selected.id} />;
    }
  }
}

function OwnWarnings({ unit }: { unit: Unit }) {
  const { warnings } = useEditor();
  const own = warningsAt(warnings, unit);
  return own.length > 0 && <WarningList warnings={own} />;
}

function FrontFields() {
  const t = useTranslations("reports.editor");
  const { control } = useEditor();
  return (
    <div className={card}>
      <TextField control={control} name="title" label={t("title")} required />
      <TokenPreview field="title" />
      <TextareaField control={control} name="preface" label={t("preface")} hint={t("prefaceHint")} rows={6} />
      <TokenPreview field="preface" />
      <TokenButtons field="preface" />
      <CheckboxField
        control={control}
        name="includeUnapproved"
        label={t("includeUnapproved")}
        hint={t("includeUnapprovedHint")}
      />
      <OwnWarnings unit={{ part: "front" }} />
    </div>
  );
}

function ClosingFields() {
  const t = useTranslations("reports.editor");
  const { control } = useEditor();
  return (
    <div className={card}>
      <TextareaField control={control} name="closing" label={t("closingField")} rows={3} />
      <TokenPreview field="closing" />
      <TokenButtons field="closing" />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField control={control} name="issuer" label={t("issuer")} />
        <DateField control={control} name="issuedOn" label={t("issuedOn")} />
      </div>
      <OwnWarnings unit={{ part: "closing" }} />
    </div>
  );
}

function SectionFields({ place, id }: { place: number; id: string }) {
  const t = useTranslations("reports.editor");
  const layouts = useTranslations("vocabulary.sectionLayout");
  const { control } = useEditor();
  const path = `sections.${place}` as const;
  return (
    <div className={card}>
      <TextField control={control} name={`${path}.heading`} label={t("heading")} />
      <TokenPreview field={`${path}.heading`} />
      <TextareaField control={control} name={`${path}.lead`} label={t("sectionLead")} rows={2} />
      <TokenPreview field={`${path}.lead`} />
      <TokenButtons field={`${path}.lead`} />
      <RadioField
        control={control}
        name={`${path}.layout`}
        label={t("layout")}
        size="sm"
        options={sectionLayouts.map((value) => ({ value, label: layouts(value) }))}
      />
      <OwnWarnings unit={{ part: "section", id }} />
    </div>
  );
}

type PointPath = `sections.${number}.points.${number}`;

function PointFields({ path, pointId }: { path: PointPath; pointId: string }) {
  const t = useTranslations("reports.editor");
  const { control, draft, counts, labels } = useEditor();
  const naming = useTranslations("vocabulary.supportNames");
  const point = findPoint(draft.sections, pointId)?.point;
  const support = point && namedSupport(supportOf(point, draft, counts), point.names);
  return (
    <div className={card}>
      <TextField control={control} name={`${path}.lead`} label={t("lead")} />
      <TokenPreview field={`${path}.lead`} />
      <TextareaField control={control} name={`${path}.text`} label={t("text")} rows={6} />
      <TokenPreview field={`${path}.text`} />
      <TokenButtons field={`${path}.text`} />
      <CheckboxField
        control={control}
        name={`${path}.showSupport`}
        label={t("showSupport")}
        hint={support ? labels.support(support) : t("noSupport")}
      />
      {point?.showSupport && (
        <RadioField
          control={control}
          name={`${path}.names`}
          label={t("names")}
          size="sm"
          options={supportNames.map((value) => ({ value, label: naming(value) }))}
        />
      )}
      <OwnWarnings unit={{ part: "point", id: pointId }} />
    </div>
  );
}
